import { dayStartsAt } from '../../domain/business-day.ts';
import { isWorkingDay, localTime } from '../../domain/calendar.ts';
import { TerminalId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';

const LOOK_EVERY_MS = 30_000;

/**
 * Opens the business day at its hour on a working day, so that the screens of a morning do not show yesterday until
 * somebody touches one. On a day off the first touch opens it.
 */
export function keepDay({ store, clock }: { store: PointStore; clock: Clock }): { look(): void; close(): void } {
  const look = () => {
    const { date, time } = localTime(clock.now());
    if (time < dayStartsAt || !isWorkingDay(date, store.calendar) || !store.days.open()) return;
    store.openDueDay({ account: null, terminal: TerminalId('station') });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  look();
  return { look, close: () => clearInterval(timer) };
}
