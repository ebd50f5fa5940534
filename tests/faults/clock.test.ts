import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstPossibleDate } from '../../domain/business-day.ts';
import { localTime } from '../../domain/calendar.ts';
import type { NewEvent } from '../../domain/event.ts';
import { CounterId, Origin, QueueId } from '../../domain/ids.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import type { settableClock } from '../support/settable-clock.ts';
import { origin, value } from '../support/terminal-client.ts';
import { type PointInTest, withStore } from '../support/with-store.ts';

/** `npm run faults` asks for three hundred, and more. */
const JUMPS = Number(process.env.GAN_DAN_CLOCK_JUMPS ?? 60);
const perStory = 20;
const minute = 60_000;
const day = 24 * 60 * minute;

type Clock = ReturnType<typeof settableClock>;

const jumps = {
  'the battery is empty: 1970': (clock: Clock) => clock.set(8 * 60 * minute),
  'a day back': (clock: Clock) => clock.pass(-day),
  'a year on': (clock: Clock) => clock.pass(365 * day),
  'back over midnight': (clock: Clock) => clock.pass(-(localTime(clock.now()).time < '12:00' ? 13 : 20) * 60 * minute),
  'an hour on, as where summer has a time of its own': (clock: Clock) => clock.pass(60 * minute),
  'an hour back': (clock: Clock) => clock.pass(-60 * minute),
  'the network’s time comes while a number is given': (clock: Clock) => clock.stepAt(2, 3 * day),
  'and back again': (clock: Clock) => clock.stepAt(2, -3 * day),
  'a night passes': (clock: Clock) => clock.setLocal(localTime(clock.now() + day).date, '07:10'),
  'true again': (clock: Clock) => clock.setLocal('2026-11-23', '08:00'),
};
type Jump = keyof typeof jumps;

const drawnJump = fc.record({
  jump: fc.constantFrom(...(Object.keys(jumps) as Jump[])),
  provinceAgrees: fc.boolean(),
  tickets: fc.integer({ min: 1, max: 3 }),
  calls: fc.integer({ min: 0, max: 2 }),
});
type Drawn = typeof drawnJump extends fc.Arbitrary<infer T> ? T : never;

test(`T16: the clock jumps ${JUMPS} times, and no number comes twice, nobody is overtaken, and receipts say that the date was in doubt`, {
  timeout: 600_000,
}, async () => {
  const seen = { doubted: 0, days: 0, called: 0, naive: 0, impossible: 0 };
  // One story begins before its first day; of the drawn ones some do.
  const first = { jump: 'the battery is empty: 1970', provinceAgrees: false, tickets: 1, calls: 0 } as const;
  const drawn = [first, { ...first, jump: 'true again' } as const, ...fc.sample(drawnJump, JUMPS - 2)];
  for (let from = 0; from < JUMPS; from += perStory)
    await withStore((point) => live(point, drawn.slice(from, from + perStory), seen));
  // The rig reaches what it is about; a station that numbered by the PC's date would have been found out.
  expect(seen.doubted).toBeGreaterThan(0);
  expect(seen.days).toBeGreaterThan(JUMPS / perStory);
  expect(seen.called).toBeGreaterThan(JUMPS / 4);
  expect(seen.naive).toBeGreaterThan(0);
  expect(seen.impossible).toBeGreaterThan(0);
});

async function live(point: PointInTest, story: readonly Drawn[], seen: Record<string, number>): Promise<void> {
  const { clock, offset, operations, kiosk, store } = point;
  const clerk = point.clerkAt('1');
  const naive = new Map<string, number>();
  const given = new Set<string>();
  jumping: for (const { jump, provinceAgrees, tickets, calls } of story) {
    offset.ms = provinceAgrees ? 800 : null;
    jumps[jump](clock);
    for (let n = 0; n < tickets; n++) {
      const wish = { origin: Origin(origin()), queue: QueueId('B'), priority: null, language: 'vi' as const };
      const answer = await operations.issueTicket(wish, kiosk);
      if (!answer.ok && store.days.open() === null) {
        // No first day with a date that cannot be: nothing is written until the clock is right.
        expect(answer.error, jump).toEqual({ type: 'clock-impossible' });
        expect(localTime(clock.now()).date < firstPossibleDate, jump).toBe(true);
        expect(eventsOf(point).filter(({ type }) => type === 'ticket-issued')).toEqual([]);
        seen.impossible = (seen.impossible ?? 0) + 1;
        continue jumping;
      }
      const { number } = value(answer);
      expect(number, jump).toMatch(/^B\d{3}$/);
      const date = localTime(clock.now()).date;
      naive.set(date, (naive.get(date) ?? 0) + 1);
      const printed = `${date.slice(0, 4)} ${naive.get(date)}`;
      if (given.has(printed)) seen.naive = (seen.naive ?? 0) + 1;
      given.add(printed);
    }
    const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });
    await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk);
    for (let n = 0; n < calls; n++) {
      value(await operations.callNext(at(), clerk));
      seen.called = (seen.called ?? 0) + 1;
    }
    const question = store.day().question.kind;
    const receipt = await operations.receiveDossier(
      {
        ...at(),
        ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null, submitter: null },
        ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
        ...{ sets: 1, note: '', language: 'vi' },
      },
      clerk,
    );
    const received = eventsOf(point).findLast(({ type }) => type === 'dossier-received');
    // In 1970 no procedure is in force yet: nothing is promised, and it is the date that is said to be wrong.
    const told = question === 'none' ? 'procedure-not-in-force' : 'date-in-doubt';
    if (!receipt.ok) expect(receipt.error.type, jump).toBe(told);
    if (receipt.ok && received?.type === 'dossier-received') {
      expect(received.facts.isDateInDoubt ?? false, `${jump}, ${question}`).toBe(question !== 'none');
      if (question !== 'none') seen.doubted = (seen.doubted ?? 0) + 1;
    }
  }
  seen.days = (seen.days ?? 0) + judge(eventsOf(point));
}

function eventsOf({ store }: PointInTest): NewEvent[] {
  const rows = store.databases.write.prepare('SELECT json FROM events ORDER BY position').all() as { json: string }[];
  return rows.map(({ json }) => JSON.parse(json) as NewEvent);
}

/** What the paper in people's hands and the order of the log must say; answers how many days there were. */
function judge(events: readonly NewEvent[]): number {
  const open = { day: 0, date: '' };
  const printed = new Set<string>();
  const waiting: string[] = [];
  let last = 0;
  for (const event of events)
    switch (event.type) {
      case 'business-day-opened':
        expect(event.facts.day).toBe(open.day + 1);
        expect(event.facts.date > open.date).toBe(true);
        Object.assign(open, event.facts);
        waiting.length = 0;
        last = 0;
        break;
      case 'ticket-carried': {
        const ordinal = Number(event.facts.ticket.slice(-3));
        waiting.push(event.facts.ticket);
        last = Math.max(last, ordinal);
        break;
      }
      case 'ticket-issued': {
        const { day: of, number, ticket } = event.facts;
        expect(of).toBe(open.day);
        expect(printed.has(`${of} ${number}`)).toBe(false);
        printed.add(`${of} ${number}`);
        expect(Number(number.slice(1))).toBe(last + 1);
        last++;
        waiting.push(ticket);
        break;
      }
      case 'ticket-called':
        expect(event.facts.ticket).toBe(waiting.shift());
        break;
      default:
    }
  return open.day;
}
