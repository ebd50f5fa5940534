/**
 * An oracle for due dates: it lays every minute of two and a half years out in a row, marks those in which people work,
 * and walks. No line of it is shared with `domain/due.ts`, and it thinks in other terms on purpose.
 */
const START = Date.UTC(2026, 0, 1);
const DAYS = 912;
const MINUTE = 60_000;

export interface Walked {
  readonly spans: readonly (readonly [number, number])[];
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

export function minuteWalker({ spans, off, worked }: Walked) {
  const works = new Uint8Array(DAYS * 1440);
  for (let day = 0; day < DAYS; day++) {
    const when = new Date(START + day * 1440 * MINUTE);
    const name = when.toISOString().slice(0, 10);
    const weekend = when.getUTCDay() % 6 === 0;
    if (!(worked.includes(name) || (!weekend && !off.includes(name)))) continue;
    for (const [from, to] of spans) works.fill(1, day * 1440 + from, day * 1440 + to);
  }
  const perDay = spans.reduce((sum, [from, to]) => sum + to - from, 0);

  const midnight = (minute: number) => minute - (minute % 1440);
  /** One after the last working minute of the day that begins at `from`, or of the first after it that has one. */
  const endOfWork = (from: number): number => {
    let minute = from;
    while (!works[minute]) minute++;
    for (let m = minute; m < midnight(minute) + 1440; m++) if (works[m]) minute = m;
    return minute + 1;
  };
  const consume = (from: number, count: number): number => {
    let minute = from;
    for (let left = count; left > 0; minute++) if (works[minute]) left--;
    return minute;
  };
  const somebodyWorksLater = (minute: number): boolean => works.subarray(minute, midnight(minute) + 1440).includes(1);

  const walk = (received: number, limit: { kind: string; hours?: number; days?: number }): number => {
    const tomorrow = midnight(received) + 1440;
    if (limit.kind === 'same-day')
      return endOfWork(received % 1440 <= 15 * 60 && somebodyWorksLater(received) ? midnight(received) : tomorrow);
    if (limit.kind === 'working-hours') return consume(received, (limit.hours ?? 0) * 60);
    const days = limit.days ?? 0;
    if (limit.kind === 'calendar-days') return endOfWork(midnight(received) + days * 1440);
    if (!somebodyWorksLater(received)) return consume(tomorrow, days * perDay);
    let minute = consume(received, days * perDay);
    while (!works[minute]) minute++;
    return minute;
  };

  return {
    due: (received: string, limit: Parameters<typeof walk>[1]) => textAt(walk(minuteAt(received), limit)),
    afterPause: (due: string, asked: string, supplied: string, calendarDays: boolean): string => {
      const [from, to] = [minuteAt(asked), minuteAt(supplied)];
      if (calendarDays) {
        const nights = (midnight(to) - midnight(from)) / 1440;
        return nights === 0 ? due : textAt(endOfWork(midnight(minuteAt(due)) + nights * 1440));
      }
      let waited = 0;
      for (let minute = from; minute < to; minute++) waited += works[minute] ?? 0;
      return textAt(consume(minuteAt(due), waited));
    },
  };
}

function minuteAt(text: string): number {
  return (Date.parse(`${text.replace(' ', 'T')}:00Z`) - START) / MINUTE;
}

function textAt(minute: number): string {
  return new Date(START + minute * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
}
