import { randomBytes } from 'node:crypto';
import { type Head, hashOf, signedHeadText } from '../../domain/chain.ts';
import type { AnyLogEvent, NewEvent } from '../../domain/event.ts';
import { AccountId, Origin, PointId, StreamId, streamOf, TerminalId } from '../../domain/ids.ts';
import { foldPostDesk, type PostDossier } from '../../domain/post-desk.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { namePoint } from '../store/directory.ts';
import { asWritten } from '../store/events.ts';
import { readInbox } from '../store/inboxes.ts';
import {
  addHosted,
  addPoint,
  answerOf,
  type HostedStream,
  hasStreams,
  isHosted,
  keepAnswer,
  keepPostDossiers,
  keyOfDossier,
  lockHosted,
  ofHandOver,
  postDossiers,
  readPos,
  setReadPos,
} from '../store/post-office.ts';
import { enrolDevice } from '../store/streams.ts';
import { keyIdOf } from './enrol.ts';
import { type HostedSigner, newSeed, sealPart, seedName, signerOf } from './hosted-key.ts';
import { ingest } from './ingest.ts';
import type { Province } from './province.ts';
import { readSegment } from './read-segment.ts';

/** What a decision at a hosted point is handed, inside its one transaction. */
export interface AtHosted {
  readonly tx: Transaction;
  readonly point: PointId;
  readonly signer: HostedSigner;
  /** What is known here of these dossiers, the mail of other points read. */
  dossiers(ids: readonly string[]): Promise<ReadonlyMap<string, PostDossier>>;
  /** What is on the road to here with one hand-over. */
  coming(handOver: string): Promise<readonly PostDossier[]>;
}

export interface HostedCommand {
  readonly point: string;
  readonly origin: string;
  readonly method: string;
  readonly account: string;
}

/**
 * A command at a point whose log the province writes: the row of its stream is the lock, and answer, events, hash chain,
 * signature, keys and projections are one commit. The same origin again answers as the first time and does nothing.
 */
export async function performHosted<T, E>(
  province: Province,
  command: HostedCommand,
  decide: (at: AtHosted) => Promise<Result<{ readonly events: readonly NewEvent[]; readonly answer: T }, E>>,
): Promise<Result<T, E>> {
  const { point, origin, method } = command;
  const answer = await province.database.transaction(async (tx): Promise<Result<T, E>> => {
    const hosted = await lockHosted(tx, point);
    if (!hosted) throw new Error(`assertion failed: ${point} is not hosted here`);
    const known = await answerOf(tx, point, origin);
    if (known) {
      if (known.method !== method) throw new Error(`assertion failed: an origin of ${known.method} at ${method}`);
      return ok(JSON.parse(known.answer) as T);
    }
    await readMail(tx, hosted);
    const signer = signerOf(province.sealing.unwrap(hosted.sealedKey, point, seedName(hosted.stream)));
    const at: AtHosted = {
      ...{ tx, signer, point: PointId(point) },
      dossiers: async (ids) => byDossier(await postDossiers(tx, point, ids)),
      coming: async (handOver) =>
        (await ofHandOver(tx, point, handOver)).filter(({ state }) => state.startsWith('coming')),
    };
    const decided = await decide(at);
    if (!decided.ok) return decided;
    const { events, answer } = decided.value;
    if (events.length > 0) await append(tx, province, { hosted, signer, command, news: events });
    const now = province.clock.now();
    await keepAnswer(tx, { point, origin, method, answer: JSON.stringify(answer), now });
    return ok(answer);
  });
  if (answer.ok) province.tellOthers();
  return answer;
}

/** What other points handed over to this one or took from it since it last looked. Also before anything is shown. */
export async function catchUp(province: Province, point: string): Promise<void> {
  await province.database.transaction(async (tx) => {
    const hosted = await lockHosted(tx, point);
    if (hosted) await readMail(tx, hosted);
  });
}

async function readMail(tx: Transaction, { point }: HostedStream): Promise<void> {
  for (let page = await readInbox(tx, point, await readPos(tx, point)); page.length > 0; ) {
    for (const row of page) await fold(tx, point, asWritten(row) as unknown as AnyLogEvent);
    const pos = page.at(-1)?.pos ?? 0;
    await setReadPos(tx, point, pos);
    page = await readInbox(tx, point, pos);
  }
}

async function fold(tx: Transaction, point: string, event: AnyLogEvent): Promise<void> {
  const { facts } = event as { facts: { dossier?: unknown; items?: readonly { dossier: string }[] } };
  const about = [
    ...(typeof facts.dossier === 'string' ? [facts.dossier] : []),
    ...(facts.items ?? []).map((each) => each.dossier),
  ];
  const before = byDossier(await postDossiers(tx, point, about));
  await keepPostDossiers(
    tx,
    point,
    foldPostDesk(point, event, (dossier) => before.get(dossier)),
  );
}

function byDossier(rows: readonly PostDossier[]): ReadonlyMap<string, PostDossier> {
  return new Map(rows.map((row) => [row.dossier, row]));
}

interface Appending {
  readonly hosted: HostedStream;
  readonly signer: HostedSigner;
  readonly command: HostedCommand;
  readonly news: readonly NewEvent[];
}

async function append(
  tx: Transaction,
  province: Province,
  { hosted, signer, command, news }: Appending,
): Promise<void> {
  const { point, stream, keyId, publicKey } = hosted;
  const keys = new Map<string, { key: Uint8Array; wrapped: string | null }>();
  const events: AnyLogEvent[] = [];
  let head: Head = hosted.head;
  for (const [part, each] of news.entries()) {
    const unhashed = {
      ...{
        v: 1 as const,
        stream: StreamId(stream),
        seq: head.seq + 1,
        prev: head.hash,
        origin: Origin(command.origin),
      },
      ...{ part, type: each.type, tv: 1 as const, facts: each.facts },
      sealed: await sealed(tx, province, { point, origin: command.origin, part, each, keys }),
      actor: { account: AccountId(command.account), terminal: TerminalId('post-office') },
      at: { wall: province.clock.now(), mono: 0, boot: province.identity.id, off: 0 },
    };
    const hash = hashOf(unhashed);
    events.push({ ...unhashed, hash } as AnyLogEvent);
    head = { seq: unhashed.seq, hash };
  }
  const wire = JSON.parse(JSON.stringify(events));
  const chained = readSegment(stream, hosted.head, wire);
  if (!chained.ok) throw new Error(`assertion failed: our own segment is ${chained.error.type}`);
  const newKeys = [...keys].flatMap(([dossier, { wrapped }]) => (wrapped === null ? [] : [{ dossier, wrapped }]));
  const segment = {
    ...{ stream, from: hosted.head, events: wire, keys: newKeys },
    headSignature: signer.sign(signedHeadText(stream, head)),
  };
  const writer = { point, keyId, publicKey, sealTo: null, revoked: false };
  const at = { tx, province, writer, carried: false, segment, chained: chained.value, told: { others: false } };
  const taken = await ingest(at);
  if (!taken.ok) throw new Error(`assertion failed: our own segment is ${taken.error.type}`);
  for (const event of events) await fold(tx, point, event);
}

interface Sealing {
  readonly point: string;
  readonly origin: string;
  readonly part: number;
  readonly each: NewEvent;
  readonly keys: Map<string, { key: Uint8Array; wrapped: string | null }>;
}

/** Under the dossier's key: of who received it where it is known, a new one where this is the first word of it. */
async function sealed(
  tx: Transaction,
  { sealing }: Province,
  { point, origin, part, each, keys }: Sealing,
): Promise<string | null> {
  if (!('personal' in each) || !each.personal) return null;
  const { dossier, part: personal } = each.personal;
  let known = keys.get(dossier);
  if (!known) {
    const kept = await keyOfDossier(tx, point.slice(0, 5), dossier);
    if (kept) known = { key: sealing.unwrap(kept.wrapped, kept.point, dossier), wrapped: null };
    else {
      const key = randomBytes(32);
      known = { key, wrapped: sealing.wrap(key, { point, dossier }) };
    }
    keys.set(dossier, known);
  }
  return sealPart(personal, known.key, { point, dossier, type: each.type, origin, part });
}

export type HostingError = { readonly type: 'post-point-is-a-station' };

/** The province begins to write the log of a point, once; a point that a station writes is left alone. */
export async function hostPostOffice(
  province: Province,
  tx: Transaction,
  office: { readonly point: PointId; readonly name: string },
): Promise<Result<null, HostingError>> {
  const { point, name } = office;
  const now = province.clock.now();
  await addPoint(tx, point, now);
  if (!(await isHosted(tx, point))) {
    if (await hasStreams(tx, point)) return err({ type: 'post-point-is-a-station' });
    const seed = newSeed();
    const signer = signerOf(seed);
    const stream = streamOf(point, `p-${Buffer.from(randomBytes(16)).toString('hex')}`);
    const keyId = keyIdOf(point, signer.publicKey);
    await enrolDevice(tx, { point, keyId, publicKey: signer.publicKey, sealTo: null, stream, now });
    await addHosted(tx, {
      point,
      stream,
      keyId,
      sealedKey: province.sealing.wrap(seed, { point, dossier: seedName(stream) }),
      now,
    });
    const hosted = await lockHosted(tx, point);
    if (!hosted) throw new Error('assertion failed: the point was hosted a moment ago');
    const commune = point.slice(0, 5);
    const founded = { point, commune, kind: 'post-office' as const, demonstration: province.demonstration };
    const command = { point, origin: province.random.uuid(), method: 'hostPostOffice', account: province.identity.id };
    await append(tx, province, { hosted, signer, command, news: [{ type: 'point-founded', facts: founded }] });
  }
  await namePoint(tx, { point, name, kind: 'post-office', by: 'province', now });
  return ok(null);
}
