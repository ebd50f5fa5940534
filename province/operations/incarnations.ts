import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type Incarnation, incarnationsOf, type Registering, register } from '../store/incarnations.ts';
import { type Device, openStream } from '../store/streams.ts';
import type { Province } from './province.ts';

/**
 * A point goes on under another stream: its database was restored, copied, moved or contradicted. The older ones are
 * superseded from here on; what they still send is stored like anything else.
 */
export async function beginIncarnation(
  { database, clock }: Province,
  device: Device,
  input: Registering,
): Promise<Result<{ incarnations: Incarnation[]; superseded: string | null }, { type: 'stream-unknown' | 'revoked' }>> {
  const { point, keyId, revoked } = device;
  if (revoked) return err({ type: 'revoked' });
  const streams = [input.stream, ...(input.parent ? [input.parent.stream] : [])];
  if (streams.some((stream) => pointOfStream(StreamId(stream)) !== point)) return err({ type: 'stream-unknown' });
  await database.transaction((tx) => register(tx, { ...input, point, keyId, now: clock.now() }));
  const incarnations = await incarnationsOf(database, point);
  return ok({ incarnations, superseded: supersededBy(incarnations, input.stream) });
}

/**
 * By stick what was said long ago comes after what was said since. Whoever does not know the stream that writes for the point now
 * spoke before it began, or beside it: its streams are known from here on and take nobody's place. The answer tells it of the other,
 * and it says so again. Of what it wrote before only the letters are told: none of these writes any more.
 */
export async function beginByStick(
  province: Province,
  device: Device,
  { registers, own }: { registers: readonly Registering[]; own: readonly { readonly stream: string }[] },
): Promise<void> {
  const { database, clock } = province;
  const { point, keyId, revoked } = device;
  const written = registers.find(({ stream }) => stream === own[0]?.stream);
  const streams = new Set(own.map(({ stream }) => stream));
  if (revoked || registers.some(({ stream }) => pointOfStream(StreamId(stream)) !== point)) return;
  const writing = (await incarnationsOf(database, point)).filter((each) => each.supersededBy === null);
  const isBeside = writing.some(({ stream }) => !streams.has(stream));
  const now = clock.now();
  for (const each of registers.filter((one) => one !== written)) {
    // told again by whoever goes on after it: the province went back to before it began
    const successor = written?.stream ?? each.successor;
    await database.transaction((tx) =>
      successor !== undefined && !isBeside
        ? register(tx, { ...each, point, keyId, now, successor, isTold: false })
        : openStream(tx, { point, stream: each.stream, keyId, now }),
    );
  }
  if (!written) return;
  if (isBeside && written.successor === undefined)
    await openStream(database, { point, stream: written.stream, keyId, now });
  else await beginIncarnation(province, device, written);
}

export function supersededBy(incarnations: readonly Incarnation[], stream: string): string | null {
  return incarnations.find((each) => each.stream === stream)?.supersededBy ?? null;
}
