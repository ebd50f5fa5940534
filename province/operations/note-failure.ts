import type { StorageTrouble } from '../../contract/refusals.ts';
import { storageTrouble } from '../store/storage-trouble.ts';
import type { Province } from './province.ts';

const sayEveryMs = 60_000;

interface Said {
  at: number;
  since: number;
}

/** What was said already, for each log: one process may run two provinces in a test. */
const said = new WeakMap<Province['log'], Map<StorageTrouble, Said>>();

/**
 * For the operator's log. Trouble of disk or database is said once a minute with how often it was met: four hundred points that
 * come back must not fill the disk that is full. Anything else is a bug, each time.
 */
export function noteFailure(
  { log, clock }: Pick<Province, 'log' | 'clock'>,
  where: string,
  failure: unknown,
): StorageTrouble | null {
  const why = storageTrouble(failure);
  if (why === null) {
    const { name, stack } = failure instanceof Error ? failure : new Error('not an Error');
    log.write({ event: 'bug', where, name, stack: framesOf(stack) });
    return null;
  }
  const all = said.get(log) ?? new Map<StorageTrouble, Said>();
  said.set(log, all);
  const last = all.get(why);
  const now = clock.now();
  if (last && Math.abs(now - last.at) < sayEveryMs) last.since++;
  else {
    log.write({ event: 'storage-trouble', why, times: 1 + (last?.since ?? 0) });
    all.set(why, { at: now, since: 0 });
  }
  return why;
}

/** Where it happened without its message, which may quote what people wrote. */
export function framesOf(stack: string | undefined): string {
  return (stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}
