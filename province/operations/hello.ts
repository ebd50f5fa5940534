import { pushLimits } from '../../contract/province-api.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import type { PointKind } from '../../domain/event.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { usualRights } from '../../domain/standing-rights.ts';
import { type Verdict, verdict } from '../../domain/verdict.ts';
import { readRights } from '../store/bundles.ts';
import { isCentreHeard } from '../store/centre-heard.ts';
import type { Sql } from '../store/database.ts';
import { keepSealTo, namePoint } from '../store/directory.ts';
import { hashesBetween } from '../store/events.ts';
import { inboxHead } from '../store/inboxes.ts';
import { type Incarnation, incarnationsOf, noteTold } from '../store/incarnations.ts';
import { type Device, noteHello } from '../store/streams.ts';
import { aboutCarried } from './carried.ts';
import { isX25519Key } from './device-keys.ts';
import { type SignedDirectory, signedDirectory } from './directory.ts';
import { supersededBy } from './incarnations.ts';
import { type Province, serverView } from './province.ts';
import { rightsText } from './standing-rights.ts';

export interface Hello {
  readonly stream: string;
  readonly head: Head;
  readonly acked: Head;
  readonly app: { readonly version: string };
  readonly sealTo?: string | undefined;
  readonly about?: { readonly name: string; readonly kind: PointKind } | undefined;
  readonly carries?: readonly { readonly stream: string; readonly head: Head }[] | undefined;
  /** SHA-256 of the directory the point has; null: it has none; left out: it asks for none. */
  readonly directory?: string | null | undefined;
}

export interface HelloAnswer {
  readonly server: { id: string; epoch: number; time: number };
  readonly verdict: Verdict;
  readonly have: Head;
  readonly durable: Head;
  readonly limits: { readonly maxEvents: number; readonly maxBytes: number };
  readonly signedBy: string;
  readonly inbox?: { readonly epoch: number; readonly head: Head };
  readonly incarnations?: Incarnation[];
  readonly superseded?: string | null;
  readonly centreHeard?: boolean;
  readonly wants?: { stream: string; from: Head }[];
  readonly safe?: { stream: string; head: Head }[];
  readonly rights?: { readonly text: string; readonly signature: string };
  readonly directory?: SignedDirectory;
}

/** A point that was silent for longer may do nothing beyond reception (`rights`): nobody waits for it. */
export const longestSilenceMs = usualRights.validDays * 24 * 60 * 60 * 1000;

type HelloError = { type: 'stream-unknown' } | { type: 'revoked' };

/** Compares heads. The province says what it has; whoever is told checks it against the own chain again. */
export async function hello(
  province: Province,
  device: Device,
  input: Hello,
): Promise<Result<HelloAnswer, HelloError>> {
  if (device.revoked) return err({ type: 'revoked' });
  const { stream, head, acked } = input;
  const now = province.clock.now();
  // all in one breath: four hundred points that come back at once wait for each journey to PostgreSQL
  const [row, end, incarnations, standing] = await province.database.atOnce((tx) => [
    noteHello(tx, { device, stream, said: head.seq, version: input.app.version, now }),
    inboxHead(tx, device.point),
    incarnationsOf(tx, device.point),
    readRights(tx, device.point),
  ]);
  if (!row) return err({ type: 'stream-unknown' });
  const { have, durable } = row;
  // what is stored is never replaced: the hash below is the same after the answer
  const longerAtShorter =
    have.seq > head.seq ? await hashAt(province.database, device, stream, head.seq) : claimed(have, acked);
  const found = verdict({ province: have, point: head, acked: acked.seq, longerAtShorter });
  const heads = { verdict: found, have, durable };
  report(province, input, heads);
  await introduce(province, device, input);
  const { directory: known } = input;
  const directory = known === undefined ? null : await signedDirectory(province, device.point, known);
  const inbox = { epoch: province.identity.epoch, head: end };
  const carried = await aboutCarried(province, input.carries ?? []);
  // only whoever goes on after another stream asks itself what it forgot
  const since = now - longestSilenceMs;
  const centreHeard = incarnations.length > 1 && (await isCentreHeard(province.database, device.point, since));
  const superseded = supersededBy(incarnations, input.stream);
  if (superseded !== null) await noteTold(province.database, { point: device.point, stream: input.stream, now });
  const rights = rightsText(province, device.point, standing);
  return ok({
    server: serverView(province),
    ...heads,
    ...{ limits: pushLimits, signedBy: province.identity.signedBy },
    inbox,
    rights,
    incarnations,
    superseded,
    centreHeard,
    ...carried,
    ...(directory && { directory }),
  });
}

/** Under which name and for which key the other points know this one. */
async function introduce({ database, clock }: Province, { point, keyId, sealTo }: Device, said: Hello): Promise<void> {
  const now = clock.now();
  if (said.sealTo !== undefined && said.sealTo !== sealTo && isX25519Key(said.sealTo))
    await keepSealTo(database, { point, keyId, sealTo: said.sealTo, now });
  if (said.about) await namePoint(database, { point, ...said.about, by: 'point', now });
}

async function hashAt(sql: Sql, device: Device, stream: string, seq: number): Promise<string | null> {
  if (seq === 0) return genesis.hash;
  return (await hashesBetween(sql, { point: device.point, stream, from: seq, to: seq })).get(seq) ?? null;
}

/**
 * The point's chain at the province's height: only the point has it. Where it acknowledged that height its word is
 * known; elsewhere the province's own hash is assumed and the point compares.
 */
function claimed(have: Head, acked: Head): string {
  return acked.seq === have.seq ? acked.hash : have.hash;
}

function report(
  { log }: Province,
  { stream, head }: Hello,
  { verdict: found, have }: Pick<HelloAnswer, 'verdict' | 'have'>,
): void {
  if (found.type === 'fork') log.write({ event: 'stream-fork', stream, below: found.below });
  if (found.type === 'point-rewound') log.write({ event: 'stream-rewound', stream, seq: head.seq, has: have.seq });
}
