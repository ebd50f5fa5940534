import { createHash } from 'node:crypto';
import { localTime } from '../domain/calendar.ts';
import type { Anchor } from '../domain/incarnation.ts';
import type { Clock } from './ports/clock.ts';
import type { Printer } from './ports/printer.ts';
import type { PointStore } from './store/open-point-store.ts';

export function anchorOf(store: PointStore, machine: string | null): Anchor {
  const { day, date } = store.days.open() ?? { day: 0, date: '' };
  const { letter, letterUntil, supersededBy, openedAt } = store.incarnations.live();
  const name = { stream: store.stream, ...store.head(), machine, letter, letterUntil: letterUntil ?? '' };
  return { ...name, day, date, supersededBy, begunOn: localTime(openedAt).date, ended: store.incarnations.ended() };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function sinceOf(printer: Printer, clock: Clock): () => number {
  const seen = { state: printer.state(), since: clock.now() };
  printer.onChange(() => {
    if (printer.state() === seen.state) return;
    seen.state = printer.state();
    seen.since = clock.now();
  });
  return () => seen.since;
}
