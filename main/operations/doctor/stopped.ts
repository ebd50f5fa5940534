import { type CheckResult, checkIds } from '../../../domain/doctor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Pc } from '../../ports/pc.ts';
import type { Check, DoctorParts, Look } from './check.ts';
import { diskFree, diskHealth } from './disk.ts';
import { autoStart, restarts, sleep } from './machine.ts';
import { memory } from './memory.ts';
import { program } from './program.ts';
import { lookAtUpdates } from './update.ts';
import { vault } from './vault.ts';

/** What can be told of a station that does not run, reading its folder and writing nothing. */
export async function lookAtStopped(parts: {
  readonly pc: Pc;
  readonly clock: Pick<Clock, 'now'>;
  readonly version: string;
  /** Null: nobody said where versions lie. */
  readonly updates: DoctorParts['updates'];
  /** Null: there is no database. */
  readonly integrity: () => Promise<{ readonly events: number; readonly fault: string | null } | null>;
}): Promise<CheckResult[]> {
  const { clock } = parts;
  const seen = { ...parts, vault: { kind: 'key-file' } } as unknown as DoctorParts;
  const known: readonly Check[] = [program, diskFree, diskHealth, memory, vault, sleep, restarts, autoStart];
  const looks = new Map<string, Look>([
    ['host', { state: 'bad', says: 'host.stopped', how: 'start-program' }],
    ['database', databaseLook(await parts.integrity())],
    ...(parts.updates ? [['update', lookAtUpdates(parts.updates, parts.version)] as const] : []),
  ]);
  for (const check of known) looks.set(check.id, 'now' in check ? check.now(seen) : await check.examine(seen));
  return checkIds.map((id) => {
    const { state, says, params = {}, fix, how } = looks.get(id) ?? { state: 'unknown', says: 'look.stopped' };
    return { id, state, seenAt: clock.now(), says: { key: says, params }, fix: fix ?? null, how: how ?? null };
  });
}

function databaseLook(found: { events: number; fault: string | null } | null): Look {
  if (found === null) return { state: 'unknown', says: 'database.none' };
  const { events, fault } = found;
  if (fault !== null)
    return { state: 'bad', says: 'database.damaged', params: { part: fault }, how: 'database-damaged' };
  return { state: 'ok', says: 'database.ok', params: { events } };
}
