import type { Moment } from '../../contract/reception-schemas.ts';
import type { KioskView, QueueView } from '../../contract/terminal-views.ts';
import type { ScreenKey } from '../i18n.ts';
import { type Sentence, sentence, whenValues } from './sentence.ts';

/** Why a queue gives no number now and when it does again; null: it gives numbers. */
export function closedSentence({ reception }: Pick<QueueView, 'reception'>, today: string): Sentence | null {
  switch (reception.kind) {
    case 'open':
      return null;
    case 'break':
      return sentence('kiosk.tile.break', whenValues(reception.backAt));
    case 'paused':
      return at(reception.backAt, today, 'kiosk.tile.paused', 'kiosk.tile.pausedOn', 'kiosk.tile.pausedOpen');
    case 'full':
      return at(reception.opensAt, today, 'kiosk.tile.full', 'kiosk.tile.fullOn', 'kiosk.tile.full');
    case 'closed':
      return at(reception.opensAt, today, 'kiosk.tile.closed', 'kiosk.tile.closedOn', 'kiosk.tile.closedOpen');
  }
}

function at(moment: Moment | null, today: string, sameDay: ScreenKey, otherDay: ScreenKey, open: ScreenKey): Sentence {
  if (moment === null) return sentence(open);
  return sentence(moment.date === today ? sameDay : otherDay, whenValues(moment));
}

/** What a person who comes now is told on an open queue's tile, the most important first. */
export function openSentences(queue: QueueView): readonly Sentence[] {
  const { reception, waiting, expectedWait, placesLeft } = queue;
  if (reception.kind !== 'open') return [];
  const people = waiting === 0 ? sentence('kiosk.tile.nobody') : sentence('kiosk.tile.waiting', { waiting });
  const how: Sentence[] = [];
  if (reception.countersFrom !== null) {
    how.push(sentence('kiosk.tile.countersFrom', { time: reception.countersFrom }));
  } else if (expectedWait === null) how.push(sentence('kiosk.tile.notServed'));
  else if (waiting > 0) how.push(sentence('kiosk.tile.wait', expectedWait));
  if (reception.tomorrowFrom !== null) {
    how.push(sentence('kiosk.tile.tomorrow', { time: reception.tomorrowFrom }));
  }
  if (reception.tomorrowFrom === null && placesLeft !== null && placesLeft <= fewPlaces)
    how.push(sentence('kiosk.tile.places', { places: placesLeft }));
  return [people, ...how];
}

/** From here on the tile says how many numbers are left. */
const fewPlaces = 10;

/** The earliest time at which any queue receives people again; null: some does now, or nobody knows. */
export function nextOpening({ queues }: Pick<KioskView, 'queues'>): Moment | null {
  const times = queues.flatMap(({ reception }) => {
    if (reception.kind === 'open') return [];
    const time = 'opensAt' in reception ? reception.opensAt : reception.backAt;
    return time === null ? [] : [time];
  });
  return times.toSorted((a, b) => `${a.date}${a.time}`.localeCompare(`${b.date}${b.time}`))[0] ?? null;
}

/** No queue gives a number: the whole screen says so, and when. */
export function isAllClosed({ queues }: Pick<KioskView, 'queues'>): boolean {
  return queues.every(({ reception }) => reception.kind !== 'open');
}
