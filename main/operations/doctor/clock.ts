import { isPossible } from '../../../domain/business-day.ts';
import { localTime } from '../../../domain/calendar.ts';
import type { Check, DoctorParts, Look } from './check.ts';
import { CLOCK_CONFIRMED } from './confirmed.ts';

const GOOD_MS = 2000;
/** As long as this the business day goes on without a question. */
const BAD_MS = 120_000;
/** What a person said of a clock is good for a working day. */
const CONFIRMED_FOR_MS = 24 * 3_600_000;

/** Against the province's; without it nobody can tell but a person, who says so by a press. */
export const clock: Check = {
  id: 'clock',
  now: (parts) => {
    const offset = parts.road.state().offsetMs;
    if (offset === null) return byAPerson(parts);
    const params = { seconds: Math.round(Math.abs(offset) / 100) / 10 };
    if (Math.abs(offset) <= GOOD_MS) return { state: 'ok', says: 'clock.ok', params };
    const says = offset > 0 ? 'clock.slow' : 'clock.fast';
    return { state: Math.abs(offset) > BAD_MS ? 'bad' : 'warning', says, params, how: 'set-clock' };
  },
};

function byAPerson({ store, clock: { now, builtOn = null } }: DoctorParts): Look {
  const nowAt = now();
  if (!isPossible(localTime(nowAt).date, builtOn))
    return { state: 'bad', says: 'clock.impossible', params: { nowAt }, how: 'set-clock' };
  const [at = '', by = ''] = (store.memory.get(CLOCK_CONFIRMED) ?? '').split(' ');
  const confirmedAt = Number(at);
  const stands = confirmedAt > 0 && confirmedAt <= nowAt && nowAt - confirmedAt < CONFIRMED_FOR_MS;
  if (!stands)
    return { state: 'unknown', says: 'clock.unknown', params: { nowAt }, fix: 'confirm-clock', how: 'set-clock' };
  const name = store.accounts.byId(by)?.name ?? '';
  return { state: 'ok', says: 'clock.confirmed', params: { confirmedAt, by: name } };
}

/** Kept beside the log: it is of this PC, and no business. */
export function confirmClock({ store, clock: { now } }: Pick<DoctorParts, 'store' | 'clock'>, account: string): void {
  store.memory.set(CLOCK_CONFIRMED, `${now()} ${account}`);
}
