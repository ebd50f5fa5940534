import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { terminalApi } from '../../../contract/terminal-api.ts';
import { QueueId } from '../../../domain/ids.ts';
import { officeWeek } from '../../../domain/reception.ts';
import { canBeCode, codeKeys, eraseCode, typeCode } from '../../../renderer/kiosk/code-keys.ts';
import { closedSentence, isAllClosed, nextOpening, openSentences } from '../../../renderer/kiosk/reception-says.ts';
import { refusalSentence } from '../../../renderer/kiosk/refusal-sentence.ts';
import { pressInSpeakerMode } from '../../../renderer/kiosk/speaker-mode.ts';
import { statusWords } from '../../../renderer/kiosk/status-sentence.ts';
import { weekLines } from '../../../renderer/kiosk/week-lines.ts';

const today = '2026-11-24';
type Queue = Parameters<typeof openSentences>[0];
function queue(reception: Queue['reception'], change: Partial<Queue> = {}): Queue {
  return {
    ...{ id: QueueId('B'), name: { vi: 'Hộ tịch' }, symbol: 'civil-status', colour: 'red' },
    ...{ waiting: 4, expectedWait: { from: 10, to: 20 }, placesLeft: null, reception },
    ...change,
  };
}
const open = { kind: 'open', closesAt: '11:30', countersFrom: null, tomorrowFrom: null } as const;

describe('a tile tells the truth', () => {
  test.each([
    [{ kind: 'break', backAt: { date: today, time: '13:30' } }, 'kiosk.tile.break'],
    [{ kind: 'paused', backAt: { date: today, time: '10:00' }, why: 'meeting' }, 'kiosk.tile.paused'],
    [{ kind: 'paused', backAt: { date: '2026-11-25', time: '07:00' }, why: 'meeting' }, 'kiosk.tile.pausedOn'],
    [{ kind: 'paused', backAt: null, why: 'meeting' }, 'kiosk.tile.pausedOpen'],
    [{ kind: 'full', opensAt: { date: '2026-11-25', time: '07:00' } }, 'kiosk.tile.fullOn'],
    [{ kind: 'full', opensAt: null }, 'kiosk.tile.full'],
    [{ kind: 'closed', opensAt: { date: today, time: '07:00' } }, 'kiosk.tile.closed'],
    [{ kind: 'closed', opensAt: { date: '2026-11-27', time: '07:00' } }, 'kiosk.tile.closedOn'],
    [{ kind: 'closed', opensAt: null }, 'kiosk.tile.closedOpen'],
  ] as const)('of a queue that gives no number: %o', (reception, key) => {
    expect(closedSentence(queue(reception), today)?.key).toBe(key);
    expect(openSentences(queue(reception))).toEqual([]);
  });

  test('with the day and the hour to come back, in digits', () => {
    const full = closedSentence(queue({ kind: 'full', opensAt: { date: '2026-11-25', time: '07:00' } }), today);
    expect(full?.values).toEqual({ time: '07:00', date: '25/11' });
  });

  test('of a queue that gives numbers: who waits, how long, the 15:00 rule, the last places', () => {
    const keys = (reception: Queue['reception'], change: Partial<Queue> = {}) =>
      openSentences(queue(reception, change)).map(({ key }) => key);
    expect(closedSentence(queue(open), today)).toBeNull();
    expect(keys(open)).toEqual(['kiosk.tile.waiting', 'kiosk.tile.wait']);
    expect(keys(open, { waiting: 0 })).toEqual(['kiosk.tile.nobody']);
    expect(keys(open, { expectedWait: null })).toEqual(['kiosk.tile.waiting', 'kiosk.tile.notServed']);
    expect(keys({ ...open, countersFrom: '07:00' })).toEqual(['kiosk.tile.waiting', 'kiosk.tile.countersFrom']);
    expect(keys({ ...open, tomorrowFrom: '15:00' })).toContain('kiosk.tile.tomorrow');
    expect(keys(open, { placesLeft: 3 })).toContain('kiosk.tile.places');
    expect(keys(open, { placesLeft: 80 })).not.toContain('kiosk.tile.places');
  });

  test('and so does the whole screen when no queue gives any', () => {
    const lunch = queue({ kind: 'break', backAt: { date: today, time: '13:30' } });
    const evening = queue({ kind: 'closed', opensAt: { date: '2026-11-25', time: '07:00' } });
    expect(isAllClosed({ queues: [lunch, evening] })).toBe(true);
    expect(isAllClosed({ queues: [lunch, queue(open)] })).toBe(false);
    expect(nextOpening({ queues: [evening, lunch] })).toEqual({ date: today, time: '13:30' });
  });
});

describe('a refusal', () => {
  test('the kiosk may meet has a sentence of its own, or sends the person to the counter', () => {
    const asked = ['issueTicket', 'issueByScan', 'undoTicket', 'readScan', 'rateVisit'] as const;
    // What a person can do nothing about: the station, or a kiosk that shows what is no longer there.
    const toClerk = ['log-not-writable', 'clock-impossible', 'queue-unknown', 'ticket-unknown'];
    const types = [...new Set(asked.flatMap((method) => typesIn(terminalApi[method]['~orpc'].outputSchema)))];
    expect(types.length).toBeGreaterThan(8);
    for (const type of types) {
      const { title } = refusalSentence({ type }, today);
      expect(title.key === 'kiosk.failed.title', type).toBe(toClerk.includes(type));
    }
  });

  test('because of the hour says when to come back', () => {
    const failure = { type: 'queue-full', opensAt: { date: '2026-11-25', time: '07:00' } };
    const { more } = refusalSentence(failure, today);
    expect(more).toEqual([{ key: 'kiosk.failed.comeBackOn', values: { time: '07:00', date: '25/11' } }]);
  });
});

describe('a code held to the scanner', () => {
  test('tells how things stand in one sign and one sentence, and where help is when they stand badly', () => {
    const dossier = {
      kind: 'dossier',
      dueAt: '2026-11-24T17:00',
      returnedOn: null,
      returnAt: 'Điểm chính',
      missing: [],
    } as const;
    const said = (change: { state: 'received' | 'result-ready' | 'returned'; late?: boolean }) =>
      statusWords({ ...dossier, late: false, canTakeNumber: false, missing: [], ...change });
    expect(said({ state: 'received' })).toMatchObject({ sign: 'clock', title: { key: 'kiosk.status.received' } });
    expect(said({ state: 'result-ready' })).toMatchObject({ tone: 'good', title: { key: 'kiosk.status.ready' } });
    expect(said({ state: 'returned' })).toMatchObject({ tone: 'good', title: { key: 'kiosk.status.returned' } });
    const late = said({ state: 'received', late: true });
    expect(late).toMatchObject({ tone: 'bad', title: { key: 'kiosk.status.late' } });
    expect(late.more.map(({ key }) => key)).toContain('kiosk.failed.toClerk');
    expect(statusWords({ kind: 'unknown' }).more.map(({ key }) => key)).toContain('kiosk.failed.toClerk');
  });
});

test('K5: in speaker mode the first tap speaks, the second chooses; another tile begins anew', () => {
  const first = pressInSpeakerMode(null, 'B');
  expect(first).toEqual({ lit: 'B', chosen: false });
  expect(pressInSpeakerMode(first.lit, 'B')).toEqual({ lit: null, chosen: true });
  expect(pressInSpeakerMode(first.lit, 'C')).toEqual({ lit: 'C', chosen: false });
});

test('the week is told as a door tells it: days that are alike together, closed days left out', () => {
  const hours = [
    { from: '07:00', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ];
  expect(weekLines(officeWeek(hours))).toEqual([{ from: '1', to: '5', hours }]);
  const saturday = { ...officeWeek(hours), 6: [{ from: '07:00', to: '11:00' }] };
  expect(weekLines(saturday).map(({ from, to }) => [from, to])).toEqual([
    ['1', '5'],
    ['6', '6'],
  ]);
});

test('a receipt’s code can be typed with twelve keys, and nothing is asked before it can be one', () => {
  const code = '21550-01-261123-0001';
  expect([...code].every((sign) => (codeKeys as readonly string[]).includes(sign))).toBe(true);
  expect([...code].reduce(typeCode, '')).toBe(code);
  expect(eraseCode('12')).toBe('1');
  expect(canBeCode('12')).toBe(false);
  expect(canBeCode('0001')).toBe(true);
});

/** Every `error.type` an answer of the contract can carry. */
function typesIn(schema: unknown): string[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(typesIn);
  if (!(schema instanceof z.ZodObject)) return [];
  const { error, type } = schema.shape;
  if (error) return typesIn(error);
  return type instanceof z.ZodLiteral ? [String(type.value)] : [];
}
