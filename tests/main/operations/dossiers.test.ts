import { describe, expect, test } from 'vitest';
import { CounterId, DossierId, Origin, QueueId, TicketId } from '../../../domain/ids.ts';
import type { Input } from '../../../main/operations/caller.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { walCommits } from '../../support/wal-commits.ts';
import { issue } from '../../support/whole-morning.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

type Receiving = Input<'receiveDossier'>;

const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });
const threeDays = '1.004873';
const sameDay = '2.000635';

function receiving(change: Partial<Receiving> = {}): Receiving {
  return {
    ...at(),
    ...{ procedure: threeDays, ticket: null, channel: 'direct', officialCode: null, submitter: null },
    ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 2 }] },
    ...{ sets: 1, note: '', language: 'vi', ...change },
  };
}

/** At a counter that is open: clerk 1 serves queue B. */
function atCounter(run: (point: PointInTest & Clerk) => void | Promise<void>): Promise<void> {
  return withStore(async (point) => {
    const { operations } = point;
    const clerk = point.clerkAt('1');
    value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
    await run({
      ...point,
      clerk,
      receive: async (change) => value(await operations.receiveDossier(receiving(change), clerk)),
      ready: (dossier, id = origin()) =>
        operations.markResultReady({ origin: Origin(id), dossier: DossierId(dossier) }, clerk),
      giveBack: (dossier, change = {}) =>
        operations.returnResult(
          {
            ...at(),
            dossier: DossierId(dossier),
            ticket: null,
            to: 'applicant',
            receiver: 'Người Mẫu',
            note: '',
            ...change,
          },
          clerk,
        ),
      find: async (query) => (await operations.findDossiers({ query, state: null }, clerk)).map(({ name }) => name),
    });
  });
}

interface Clerk {
  readonly clerk: ReturnType<PointInTest['clerkAt']>;
  receive(
    change?: Partial<Receiving>,
  ): Promise<{ dossier: string; code: string; dueAt: string; dueRule: object; job: string }>;
  ready(dossier: string, id?: string): ReturnType<PointInTest['operations']['markResultReady']>;
  giveBack(
    dossier: string,
    change?: Partial<Input<'returnResult'>>,
  ): ReturnType<PointInTest['operations']['returnResult']>;
  find(query: string): Promise<string[]>;
}

describe('receiving a dossier', () => {
  test('promises a day by the rule of its procedure: three working days, over a weekend and the culture day', () =>
    atCounter(async ({ receive }) => {
      expect(await receive()).toMatchObject({
        code: '22006-1-261120-0001',
        dueAt: '2026-11-26T08:00',
        dueRule: { kind: 'working-days', days: 3, daysOff: ['2026-11-24'] },
      });
    }));

  test('promises the same day before three o’clock and the next working day after it', () =>
    atCounter(async ({ receive, clock }) => {
      expect(await receive({ procedure: sameDay })).toMatchObject({
        dueAt: '2026-11-20T17:00',
        dueRule: { kind: 'same-day' },
      });
      clock.setLocal('2026-11-20', '15:01');
      expect(await receive({ procedure: sameDay })).toMatchObject({
        dueAt: '2026-11-23T17:00',
        dueRule: { kind: 'next-working-day', because: 'after-15:00' },
      });
    }));

  test('writes dossier, receipt and answer with one flush', () =>
    atCounter(async ({ receive, folder, store }) => {
      await receive();
      const before = walCommits(folder);
      const { job, dossier, code } = await receive();
      expect(walCommits(folder) - before).toBe(1);
      expect(store.jobs.get(job)).toMatchObject({
        kind: 'receipt',
        subject: dossier,
        label: code,
        copy: 0,
        state: 'queued',
      });
    }));

  test('that is sent again is the same dossier', () =>
    atCounter(async ({ operations, clerk, store }) => {
      const same = receiving();
      const first = await operations.receiveDossier(same, clerk);
      const head = store.head();
      expect(await operations.receiveDossier(same, clerk)).toEqual(first);
      expect([store.head(), store.jobs.waiting()]).toEqual([head, 1]);
    }));

  test('belongs to a number of today, or to none', () =>
    atCounter(async (point) => {
      const { ticket } = value(await issue(point));
      const { dossier } = await point.receive({ ticket: TicketId(ticket) });
      expect(point.store.dossiers.get(dossier)?.ticket).toBe(ticket);
      point.clock.setLocal('2026-11-23', '08:00');
      const again = { origin: Origin(origin()), counter: CounterId('1'), queues: [QueueId('B')] };
      value(await point.operations.openCounter(again, point.clerk));
      const late = await point.operations.receiveDossier(receiving({ ticket: TicketId(ticket) }), point.clerk);
      expect(late).toEqual({ ok: false, error: { type: 'ticket-unknown' } });
    }));

  test('takes an empty official code for none', () =>
    atCounter(async ({ receive, store }) => {
      const { dossier } = await receive({ officialCode: '' });
      expect(store.dossiers.get(dossier)?.officialCode).toBeNull();
    }));

  test('is refused at a closed counter and at another’s', () =>
    atCounter(async ({ operations, clerkAt, clerk }) => {
      expect(await operations.receiveDossier(receiving({ counter: CounterId('2') }), clerkAt('2'))).toMatchObject({
        error: { type: 'counter-closed' },
      });
      expect(await operations.receiveDossier(receiving(), clerkAt('2'))).toMatchObject({
        error: { type: 'not-your-counter' },
      });
      value(await operations.closeCounter(at(), clerk));
      expect(await operations.receiveDossier(receiving(), clerk)).toMatchObject({ error: { type: 'counter-closed' } });
    }));
});

describe('giving a result', () => {
  test.each([
    ['2026-11-25', 'early'],
    ['2026-11-26', 'on-time'],
    ['2026-11-27', 'late'],
  ])('that came on %s, for the 26th, is %s, whenever it is fetched', (readyOn, timeliness) =>
    atCounter(async ({ receive, ready, giveBack, clock }) => {
      const { dossier } = await receive();
      clock.setLocal(readyOn, '09:00');
      expect(value(await ready(dossier))).toMatchObject({ state: 'result-ready', readyOn, timeliness: null });
      clock.setLocal('2026-12-08', '09:00');
      expect(value(await giveBack(dossier))).toMatchObject({ state: 'returned', returnedOn: '2026-12-08', timeliness });
    }),
  );

  test('waits until there is one, is given once, and says when it was', () =>
    atCounter(async ({ receive, ready, giveBack, store }) => {
      const { dossier, code } = await receive();
      expect(await giveBack(dossier)).toEqual({ ok: false, error: { type: 'dossier-not-ready', code } });
      value(await ready(dossier));
      expect(await ready(dossier)).toEqual({ ok: false, error: { type: 'dossier-already-ready' } });
      value(await giveBack(dossier));
      const head = store.head();
      const given = { ok: false, error: { type: 'dossier-already-returned', on: '2026-11-20' } };
      expect([await giveBack(dossier), await ready(dossier)]).toEqual([given, given]);
      expect(store.head()).toEqual(head);
    }));

  test('of a dossier nobody received is refused', () =>
    atCounter(async ({ ready, giveBack }) => {
      const nobodys = '11111111-1111-4111-8111-111111111111';
      const unknown = { ok: false, error: { type: 'dossier-unknown' } };
      expect([await ready(nobodys), await giveBack(nobodys)]).toEqual([unknown, unknown]);
    }));

  test('that is sent again answers with the same line', () =>
    atCounter(async ({ receive, ready, giveBack, store }) => {
      const { dossier } = await receive();
      const readyId = origin();
      const first = value(await ready(dossier, readyId));
      expect(value(await ready(dossier, readyId))).toEqual(first);
      const backId = Origin(origin());
      const given = value(await giveBack(dossier, { origin: backId }));
      const head = store.head();
      expect(value(await giveBack(dossier, { origin: backId }))).toEqual(given);
      expect(store.head()).toEqual(head);
    }));

  test('is found by its number of today, and by no other day’s', () =>
    atCounter(async (point) => {
      const { ticket, number } = value(await issue(point));
      const { dossier } = await point.receive({ ticket: TicketId(ticket) });
      const found = async () =>
        (await point.operations.findDossiers({ query: number, state: null }, point.clerk)).map((each) => each.dossier);
      expect(await found()).toEqual([dossier]);
      point.clock.setLocal('2026-11-23', '08:00');
      expect(value(await issue(point)).number).toBe(number);
      expect(await found()).toEqual([]);
    }));

  test('writes down no number that was not given today', () =>
    atCounter(async ({ receive, ready, giveBack, store }) => {
      const { dossier } = await receive();
      value(await ready(dossier));
      value(await giveBack(dossier, { ticket: TicketId('9.Z999') }));
      const [last] = store.log.read(store.head().seq, { maxEvents: 1, maxBytes: 1 });
      expect(last).toMatchObject({ type: 'dossier-returned', facts: { dossier, ticket: null } });
    }));
});

describe('a clerk who looks for a dossier', () => {
  const people = ['Nguyễn Thị Mẫu', "Siu H'Bia Ví Dụ", 'Kpă Mẫu Ƀŏ', 'Rơ Châm Mẫu', 'Đinh Ơ̆k Ví Dụ'];
  const receiveAll = async ({ receive }: Clerk) => {
    for (const [n, name] of people.entries()) {
      const serial = { ...inventedPerson(3), name, phone: `091234567${n}` };
      await receive({ applicant: serial });
    }
  };

  test.each([
    ['nguyen thi', ['Nguyễn Thị Mẫu']],
    ['MAU NGUYEN', ['Nguyễn Thị Mẫu']],
    ['hbia', ["Siu H'Bia Ví Dụ"]],
    ['h’bia', ["Siu H'Bia Ví Dụ"]],
    ['kpa mau bo', ['Kpă Mẫu Ƀŏ']],
    ['ro cham', ['Rơ Châm Mẫu']],
    ['dinh ok', ['Đinh Ơ̆k Ví Dụ']],
    ['5672', ['Kpă Mẫu Ƀŏ']],
    ['261120-0004', ['Rơ Châm Mẫu']],
    ['0002', ["Siu H'Bia Ví Dụ"]],
    ['khong co ai', []],
    ['%', []],
    ['"', []],
    ['NEAR(nguyen', []],
  ])('by %s finds who is meant', (query, names) =>
    atCounter(async (point) => {
      await receiveAll(point);
      expect(await point.find(query)).toEqual(names);
    }),
  );

  test('by nothing sees the newest first, and by number who came with it', () =>
    atCounter(async (point) => {
      await receiveAll(point);
      expect(await point.find('')).toEqual([...people].reverse());
      const { ticket, number } = value(await issue(point));
      await point.receive({ ticket: TicketId(ticket), applicant: { ...inventedPerson(3), name: 'Y Mẫu' } });
      expect(await point.find(number)).toEqual(['Y Mẫu']);
    }));

  test('finds a state only where it is, and at most fifty', () =>
    atCounter(async ({ receive, ready, operations, clerk }) => {
      const dossiers: string[] = [];
      for (let n = 0; n < 55; n++) dossiers.push((await receive()).dossier);
      value(await ready(dossiers[7] ?? ''));
      const found = async (state: 'received' | 'result-ready' | 'returned' | null) =>
        (await operations.findDossiers({ query: '', state }, clerk)).map(({ dossier }) => dossier);
      expect(await found('result-ready')).toEqual([dossiers[7]]);
      expect([(await found(null)).length, (await found('returned')).length]).toEqual([50, 0]);
    }));

  test('sees the last four digits in the list; the whole person is opened, and that is on record', () =>
    atCounter(async ({ receive, operations, clerk, store }) => {
      const { dossier } = await receive();
      const [line] = await operations.findDossiers({ query: '', state: null }, clerk);
      expect(JSON.stringify(line)).not.toContain(inventedPerson(3).idNumber);
      expect(line?.idTail).toBe(inventedPerson(3).idNumber.slice(-4));
      const before = store.head().seq;
      expect(value(await operations.openDossier({ dossier: DossierId(dossier) }, clerk)).applicant).toEqual(
        inventedPerson(3),
      );
      const [read, ...more] = store.log.read(before + 1, { maxEvents: 9, maxBytes: 1e6 });
      expect(read).toMatchObject({
        type: 'dossier-opened',
        facts: { dossier },
        actor: { account: clerk.session?.account },
      });
      expect(more).toEqual([]);
    }));
});
