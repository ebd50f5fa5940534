import type { HeartbeatFacts } from '../../contract/heartbeat-api.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { keepHeartbeat } from '../store/heartbeats.ts';
import type { Device } from '../store/streams.ts';
import { wantedAt } from '../store/wanted-versions.ts';
import type { Province } from './province.ts';

/** Keeps the last word of how a point is, and says which version is wanted there, signed. */
export async function deviceHeartbeat(
  { database, signing, clock }: Province,
  device: Device,
  { stream, ...facts }: HeartbeatFacts & { readonly stream: string },
): Promise<
  Result<{ wanted: { text: string; signature: string } | null }, { type: 'stream-unknown' } | { type: 'revoked' }>
> {
  if (device.revoked) return err({ type: 'revoked' });
  const { point, keyId } = device;
  const kept = await keepHeartbeat(database, { point, keyId, stream, facts, now: clock.now() });
  if (!kept) return err({ type: 'stream-unknown' });
  const word = await wantedAt(database, point);
  if (word === null) return ok({ wanted: null });
  const text = canonicalJson({ kind: 'wanted-version', point, ...word });
  return ok({ wanted: { text, signature: signing.sign(text) } });
}
