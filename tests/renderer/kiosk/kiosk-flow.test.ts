import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { QueueId, TicketId } from '../../../domain/ids.ts';
import { edges } from '../../../renderer/kiosk/kiosk-edges.ts';
import { hasBegun, type KioskEvent, nobodyIn, type Person, step } from '../../../renderer/kiosk/kiosk-flow.ts';
import { type KioskEventType, type KioskState, kioskEvents, kioskStates } from '../../../renderer/kiosk/kiosk-words.ts';

const ticket = {
  ...{ ticket: TicketId('1.B012'), number: 'B012', queue: QueueId('B'), ahead: 3, job: 'j1', issuedAt: 0 },
  expectedWait: { from: 10, to: 20 },
};
const scan = { kind: 'unknown' } as const;

/** One of each event, with what it carries. */
const samples: { readonly [T in KioskEventType]: Extract<KioskEvent, { type: T }> } = {
  'queue-tapped': { type: 'queue-tapped', queue: 'B' },
  'languages-asked': { type: 'languages-asked' },
  'language-tapped': { type: 'language-tapped', language: 'en' },
  'priority-tapped': { type: 'priority-tapped', category: 'elderly' },
  'theme-tapped': { type: 'theme-tapped' },
  'speaker-tapped': { type: 'speaker-tapped' },
  'reach-tapped': { type: 'reach-tapped' },
  'more-asked': { type: 'more-asked' },
  'code-asked': { type: 'code-asked' },
  'needs-asked': { type: 'needs-asked' },
  'field-tapped': { type: 'field-tapped', queue: 'B' },
  'procedure-tapped': { type: 'procedure-tapped', procedure: '1.001193' },
  'timetable-asked': { type: 'timetable-asked' },
  'help-asked': { type: 'help-asked' },
  'undo-tapped': { type: 'undo-tapped' },
  'rating-tapped': { type: 'rating-tapped' },
  back: { type: 'back' },
  done: { type: 'done' },
  scanned: { type: 'scanned', text: 'một mã' },
  'number-given': { type: 'number-given', ticket },
  refused: { type: 'refused', failure: { type: 'queue-closed' } },
  'number-voided': { type: 'number-voided' },
  'status-known': { type: 'status-known', scan },
  'visit-known': { type: 'visit-known', scan },
  'visit-rated': { type: 'visit-rated' },
  'pin-accepted': { type: 'pin-accepted' },
  'staff-knocked': { type: 'staff-knocked' },
  'calibrate-asked': { type: 'calibrate-asked' },
  'time-is-over': { type: 'time-is-over' },
};

const next = (person: Person, event: KioskEvent) => step(person, event, 'vi');
const come = (...events: readonly KioskEvent[]) => events.reduce(next, nobodyIn('vi'));
const ways = shortestWays();

describe('the kiosk’s states', () => {
  test('can all be reached from home, and home from all of them by a tap', () => {
    expect(kioskStates.filter((state) => !ways.has(state))).toEqual([]);
    const stuck = kioskStates.filter((state) => state !== 'home' && tapsHome(state) === null);
    expect(stuck).toEqual([]);
  });

  test('K9: all go back to nobody when nobody is there any more, with nothing of the person left', () => {
    for (const state of kioskStates) {
      const standing = { ...person(state), theme: 'easy', speaker: 'loud', reach: 'low', language: 'en' } as const;
      expect(next(standing, samples['time-is-over']), state).toEqual(nobodyIn('vi'));
    }
  });

  test.each(allEdges())('%s, then %s, leads to %s', (state, type, target) => {
    const standing = { ...person(state), asking: kioskEvents[type] === 'station' ? 'something' : null };
    const then = next(standing, samples[type]);
    const expected = {
      same: standing.at,
      before: standing.cameFrom,
      nobody: 'home',
    } as const;
    expect(then.at).toBe(target in expected ? expected[target as keyof typeof expected] : target);
  });

  test('are left by nothing that no screen ever sends', () => {
    const folder = join(import.meta.dirname, '../../../renderer/kiosk');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    const screens = sources.filter((name) => !/kiosk-(flow|edges|words)\.ts$/.test(name));
    const sent = screens.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    const events = new Set(kioskStates.flatMap((state) => Object.keys(edges[state])));
    expect([...events].filter((type) => !sent.includes(`'${type}'`))).toEqual([]);
  });

  test('ignore whatever cannot happen in them', () => {
    for (const state of kioskStates) {
      for (const type of Object.keys(kioskEvents) as KioskEventType[]) {
        if (edges[state][type] !== undefined) continue;
        const standing = person(state);
        expect(next(standing, samples[type]), `${state}: ${type}`).toBe(standing);
      }
    }
  });
});

describe('K1: a number takes', () => {
  const taken = { ...samples['number-given'] };
  const tapsOf = (...events: readonly KioskEvent[]) => {
    expect(come(...events, taken).at).toBe('ticket');
    return events.filter(({ type }) => kioskEvents[type] === 'tap').length;
  };

  test('one tap in Vietnamese, and no way is shorter', () => {
    expect(tapsOf(samples['queue-tapped'])).toBe(1);
    expect(fewestTaps(nobodyIn('vi'), ({ at }) => at === 'ticket', ['scanned'])).toBe(1);
  });

  test('two in another language', () => {
    expect(tapsOf(samples['language-tapped'], samples['queue-tapped'])).toBe(2);
    const isEnglish = ({ at, language }: Person) => at === 'ticket' && language === 'en';
    expect(fewestTaps(nobodyIn('vi'), isEnglish, ['scanned'])).toBe(2);
  });

  test('one more for priority: the four kinds stand on home, and a tablet’s one button says only that one goes first', () => {
    expect(tapsOf(samples['priority-tapped'], samples['queue-tapped'])).toBe(2);
    expect(tapsOf(samples['language-tapped'], samples['priority-tapped'], samples['queue-tapped'])).toBe(3);
    const first = { type: 'priority-tapped', category: 'goes-first' } as const;
    expect(tapsOf(first, samples['queue-tapped'])).toBe(2);
    expect(come(first, { type: 'priority-tapped', category: null })).toEqual(nobodyIn('vi'));
    const isPriority = ({ at, priority }: Person) => at === 'ticket' && priority !== null;
    expect(fewestTaps(nobodyIn('vi'), isPriority, ['scanned'])).toBe(2);
  });

  test('none with a code held to the scanner', () => {
    expect(tapsOf(samples.scanned)).toBe(0);
  });
});

test('an answer that comes when its person has gone shows nothing to the next one', () => {
  const gone = come(samples['queue-tapped'], samples['time-is-over']);
  expect(next(gone, samples['number-given'])).toBe(gone);
  expect(next(gone, samples.refused)).toBe(gone);
});

describe('a person', () => {
  test('chooses again after a tap taken back, with language, theme and priority as they were', () => {
    const again = come(
      samples['language-tapped'],
      samples['theme-tapped'],
      samples['priority-tapped'],
      samples['queue-tapped'],
      samples['number-given'],
      samples['undo-tapped'],
      samples['number-voided'],
      samples.done,
    );
    expect(again).toMatchObject({ at: 'home', language: 'en', theme: 'easy', priority: 'elderly', ticket: null });
  });

  test('asks for help anywhere and comes back to exactly where they were', () => {
    for (const state of kioskStates) {
      if (state === 'help' || edges[state]['help-asked'] === undefined) continue;
      const standing = person(state);
      const back = next(next(standing, samples['help-asked']), samples.back);
      expect({ ...back, cameFrom: 'home' }, state).toEqual({ ...standing, cameFrom: 'home' });
    }
  });

  test('hears aloud, louder, and then no more', () => {
    const heard = [1, 2, 3].map((taps) => come(...Array(taps).fill(samples['speaker-tapped'])).speaker);
    expect(heard).toEqual(['on', 'loud', 'off']);
  });

  test('leaves no ticket and no refusal to the one behind', () => {
    expect(come(samples['queue-tapped'], samples['number-given'], samples.done)).toEqual(nobodyIn('vi'));
    expect(come(samples['queue-tapped'], samples.refused, samples.back)).toEqual(nobodyIn('vi'));
  });

  test('has begun as soon as anything is not as the next one should find it', () => {
    expect(hasBegun(nobodyIn('vi'), 'vi')).toBe(false);
    for (const type of ['language-tapped', 'theme-tapped', 'speaker-tapped', 'reach-tapped', 'code-asked'] as const) {
      expect(hasBegun(come(samples[type]), 'vi'), type).toBe(true);
    }
  });
});

function allEdges(): [KioskState, KioskEventType, string][] {
  return kioskStates.flatMap((state) =>
    Object.entries(edges[state]).map(([type, target]): [KioskState, KioskEventType, string] => [
      state,
      type as KioskEventType,
      target,
    ]),
  );
}

/** A person at this state, come there by the shortest way. */
function person(state: KioskState): Person {
  return come(...(ways.get(state) ?? []));
}

function shortestWays(): Map<KioskState, KioskEvent[]> {
  const found = new Map<KioskState, KioskEvent[]>([['home', []]]);
  const seen = new Set([JSON.stringify(nobodyIn('vi'))]);
  const open: { person: Person; way: KioskEvent[] }[] = [{ person: nobodyIn('vi'), way: [] }];
  for (const { person, way } of open) {
    if (found.size === kioskStates.length) break;
    for (const event of Object.values(samples)) {
      const then = next(person, event);
      const key = JSON.stringify(then);
      if (seen.has(key)) continue;
      seen.add(key);
      if (!found.has(then.at)) found.set(then.at, [...way, event]);
      open.push({ person: then, way: [...way, event] });
    }
  }
  return found;
}

function tapsHome(state: KioskState): number | null {
  return fewestTaps(person(state), ({ at }) => at === 'home', ['time-is-over']);
}

/** Fewest taps to a wished state; what station and clock do costs none. Null: no way. */
function fewestTaps(from: Person, isWished: (person: Person) => boolean, without: readonly KioskEventType[]) {
  const cost = new Map([[JSON.stringify(from), 0]]);
  const open = [{ person: from, taps: 0 }];
  while (open.length > 0) {
    open.sort((a, b) => a.taps - b.taps);
    const { person, taps } = open.shift() as (typeof open)[number];
    if (isWished(person)) return taps;
    for (const event of Object.values(samples)) {
      if (without.includes(event.type)) continue;
      const then = next(person, event);
      const total = taps + (kioskEvents[event.type] === 'tap' ? 1 : 0);
      const key = JSON.stringify(then);
      if (total > 3 || total >= (cost.get(key) ?? 9)) continue;
      cost.set(key, total);
      open.push({ person: then, taps: total });
    }
  }
  return null;
}
