import { localTime } from '../../domain/calendar.ts';
import type { Clock } from '../ports/clock.ts';

const LOOK_EVERY_MS = 1000;

/**
 * Tells when the clock shows another minute: opening, breaks and pauses begin and end on one, and screens must say so
 * without anybody's touch. It looks rather than sleeps till then, because clocks are set and PCs are put to sleep.
 */
export function keepMinutes(clock: Clock, onMinute: () => void): { look(): void; close(): void } {
  const seen = { minute: minuteOf(clock) };
  const look = () => {
    const minute = minuteOf(clock);
    if (minute === seen.minute) return;
    seen.minute = minute;
    onMinute();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return { look, close: () => clearInterval(timer) };
}

function minuteOf(clock: Clock): string {
  const { date, time } = localTime(clock.now());
  return `${date} ${time}`;
}
