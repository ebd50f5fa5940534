import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localTime } from '../../../domain/calendar.ts';
import { type DossierState, dossierStates, runningStates } from '../../../domain/dossier-words.ts';
import { medianOf } from '../../../domain/head-figures.ts';
import { AccountId, DossierId, Origin } from '../../../domain/ids.ts';
import { type CountedDossier, isCounted, isOnTime } from '../../../domain/service-index.ts';
import { shippedPack } from '../../../main/adapters/languages/shipped-texts.ts';
import { createPaperWords } from '../../../main/adapters/paper/paper-words.ts';
import { createRandomIds } from '../../../main/adapters/system/random-ids.ts';
import type { headFigures } from '../../../main/operations/head-figures.ts';
import { headPageOf } from '../../../main/operations/head-paper.ts';
import { behindFigure, headView, indexView } from '../../../main/operations/head-view.ts';
import { headOperations } from '../../../main/operations/head-work.ts';
import { createLive } from '../../../main/operations/live.ts';
import { keepMorningPaper } from '../../../main/operations/morning-paper.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { describePaper } from '../../paper/golden-files.ts';
import { origin } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

/** A dossier as a row: the figures read rows, whatever events made them. */
interface Row {
  readonly received: number;
  readonly due: number;
  readonly ended: number | null;
  readonly paused: number | null;
  readonly supplements: number;
  readonly state: DossierState;
  readonly online: boolean;
}

const today = '2026-11-20';
const day = (ago: number) => addDays(today, -ago);

/** Days before today; negative: to come. */
const anyRow: fc.Arbitrary<Row> = fc
  .record({
    received: fc.nat({ max: 420 }),
    limit: fc.integer({ min: 0, max: 30 }),
    took: fc.integer({ min: 0, max: 40 }),
    supplements: fc.nat({ max: 3 }),
    state: fc.constantFrom(...dossierStates),
    online: fc.boolean(),
  })
  .map(({ received, limit, took, supplements, state, online }) => {
    const isOpen = ([...runningStates, 'waiting-supplement'] as string[]).includes(state);
    const end = Math.max(0, received - took);
    return {
      ...{ received, due: received - limit, state, online },
      ended: isOpen ? null : end,
      paused: state === 'waiting-supplement' ? end : null,
      supplements: state === 'waiting-supplement' ? Math.max(1, supplements) : supplements,
    };
  });

describe('The head’s page', () => {
  test('M3: every figure is the sum of what stands behind it, and what somebody counts by hand', () =>
    withStore(async (point) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyRow, { maxLength: 60 }), async (rows) => {
          fill(point, rows);
          const view = headView(point);
          const counted = rows.filter(({ state }) => state !== 'voided').map(asCounted);
          const running = rows.filter(({ state }) => (runningStates as readonly string[]).includes(state));

          const overdue = running.filter(({ due }) => due > 0).length;
          expect(figure(view, 'overdue').value).toBe(overdue);
          expect(view.overdue.count).toBe(overdue);
          expect(behindFigure(point, 'overdue', null).dossiers).toHaveLength(overdue);
          for (const [name, list, isIn] of [
            ['due-today', view.dueToday, (due: string) => due === today],
            ['due-soon', view.dueSoon, (due: string) => due > today && due <= view.dueSoonUntil],
          ] as const) {
            const expected = running.filter(({ due }) => isIn(day(due))).length;
            expect(list.count).toBe(expected);
            expect(list.lines).toHaveLength(Math.min(50, expected));
            expect(behindFigure(point, name, null)).toMatchObject({ value: expected });
            expect(behindFigure(point, name, null).dossiers).toHaveLength(expected);
          }

          const month = { from: '2026-11-01', to: today };
          const { part, whole } = figure(view, 'on-time');
          const inMonth = counted.filter((each) => isCounted(each, month));
          expect({ part, whole }).toEqual({
            part: inMonth.filter((each) => isOnTime(each, month)).length,
            whole: inMonth.length,
          });
          for (const each of [...indexView(point).months, { ...month, part, whole }]) {
            const behind = behindFigure(point, 'on-time', { from: each.from, to: each.to }).dossiers;
            expect(behind).toHaveLength(each.whole ?? 0);
            expect(behind.filter((dossier) => dossier.isOnTime)).toHaveLength(each.part ?? 0);
          }
          const year = { from: '2026-01-01', to: today };
          const behindYear = behindFigure(point, 'on-time', year).dossiers.filter(
            (each) => each.receivedAt >= year.from,
          );
          expect(indexView(point).lines.find(({ name }) => name === 'online')).toMatchObject({
            ...{ part: behindYear.filter((each) => each.isOnline).length, whole: behindYear.length },
          });
          for (const { from, to, part, whole } of indexView(point).months) {
            const own = counted.filter((each) => isCounted(each, { from, to }));
            expect([part, whole]).toEqual([own.filter((each) => isOnTime(each, { from, to })).length, own.length]);
          }
        }),
        { numRuns: Number(process.env.GAN_DAN_HEAD_CASES ?? 60) },
      );
    }));

  test('M3: the visits behind a number are the visits it was counted from', () =>
    withStore(async (point) => {
      await openDays(point);
      const anyVisit = fc.record({
        issued: fc.nat({ max: 200 }),
        waits: fc.option(fc.nat({ max: 90 })),
        state: fc.constantFrom('waiting', 'called', 'serving', 'parked', 'transferred', 'no-show', 'done', 'voided'),
      });
      fc.assert(
        fc.property(fc.array(anyVisit, { maxLength: 80 }), (visits) => {
          fillVisits(point, visits);
          const shown = visits.filter(({ state }) => state !== 'voided');
          const value = (name: string) => figure(headView(point), name).value;
          const waiting = shown.filter(({ state }) => state === 'waiting' || state === 'transferred').length;
          const done = shown.filter(({ state }) => state === 'done').length;
          const waits = shown.flatMap(({ waits }) => (waits === null ? [] : [waits])).sort((a, b) => a - b);
          expect([value('waiting'), value('served'), value('median-wait')]).toEqual([waiting, done, medianOf(waits)]);
          expect(behindFigure(point, 'waiting', null).visits).toHaveLength(waiting);
          const behind = behindFigure(point, 'served', null).visits;
          expect(behind.filter(({ state }) => state === 'done')).toHaveLength(done);
          const called = behindFigure(point, 'median-wait', null).visits.map(({ waitMinutes }) => waitMinutes ?? -1);
          expect(medianOf(called.sort((a, b) => a - b))).toBe(value('median-wait'));
        }),
        { numRuns: 60 },
      );
    }));

  test('M6: says of when it is, and what the same figures were the business day before', () =>
    withStore(async (point) => {
      await openDays(point);
      fill(point, [
        { ...late, due: 3, ended: null, state: 'in-process' },
        { ...late, due: 3, ended: 0, state: 'result-ready' },
        { ...late, due: 1, ended: null, state: 'received' },
      ]);
      const view = headView(point);
      expect(view).toMatchObject({ asOf: point.clock.now(), today, yesterday: '2026-11-19' });
      // On the 19th the first two were open and late; the third was due that very day.
      expect(figure(view, 'overdue')).toMatchObject({ value: 2, yesterday: 2, target: 0, isMet: false });
      expect(figure(view, 'waiting')).toMatchObject({ value: 0, yesterday: 0, isMet: true });
    }));

  test('says on paper what it says on the screen', () =>
    withStore((point) => {
      fill(point, [
        { ...late, due: 3, ended: null, state: 'forwarded' },
        { ...late, due: 0, ended: null, state: 'in-process' },
      ]);
      const languages = { paperWords: createPaperWords({ vi: shippedPack('vi').texts.paper }) };
      const said = describePaper(headPageOf({ ...point, languages }, 80, 'roll'));
      const { overdue, dueToday } = headView(point);
      for (const part of [...overdue.lines, ...dueToday.lines].map(({ code }) => code)) expect(said).toContain(part);
      for (const part of ['QUÁ HẠN: 1', 'ĐẾN HẠN HÔM NAY: 1', 'Đã chuyển, chưa nhận việc', 'Số liệu lúc 20/11/2026'])
        expect(said).toContain(part);
    }));

  test('names who holds a dossier, why it is there and what comes next, and no citizen', () =>
    withStore((point) => {
      fill(point, [{ ...late, due: 3, ended: null, state: 'forwarded' }]);
      const [line] = headView(point).overdue.lines;
      expect(line).toMatchObject({ reason: 'not-taken', nextAct: 'apology-late', workingDaysLate: 3, nudgedAt: null });
      expect(Object.keys(line ?? {})).not.toContain('name');
    }));
});

describe('A reminder', () => {
  test('is on record, reaches whoever holds the dossier, and no second one follows at once', () =>
    withStore(async (point) => {
      const { store, clock } = point;
      fill(point, [{ ...late, due: 3, ended: null, state: 'in-process' }]);
      const operations = operationsAt(point);
      const dossier = DossierId('00000000-0000-4000-8000-000000000000');
      const nudge = () => operations.nudgeDossier({ origin: Origin(origin()), dossier }, point.clerkAt('1'));
      expect(await nudge()).toMatchObject({ ok: true });
      expect(store.nudges.openOf(holder)).toMatchObject([{ dossier, times: 1, at: clock.now() }]);
      expect(headView(point).overdue.lines[0]?.nudgedAt).toBe(clock.now());
      expect(await nudge()).toMatchObject({ ok: false, error: { type: 'nudged-just-now' } });
      clock.pass(31 * 60_000);
      expect(await nudge()).toMatchObject({ ok: true });
      expect(store.nudges.openOf(holder)).toMatchObject([{ times: 2 }]);
      // Somebody else holds it now: the reminder was not for them.
      store.databases.write.prepare("UPDATE dossiers SET holder = 'x'").run();
      expect(store.nudges.openOf(holder)).toEqual([]);
    }));

  test('goes to nobody for what has ended, or what nobody knows', () =>
    withStore(async (point) => {
      fill(point, [{ ...late, ended: 0, state: 'returned' }]);
      const { nudgeDossier } = operationsAt(point);
      const call = (dossier: string) =>
        nudgeDossier({ origin: Origin(origin()), dossier: DossierId(dossier) }, point.clerkAt('1'));
      expect(await call('00000000-0000-4000-8000-000000000000')).toMatchObject({
        error: { type: 'dossier-not-running' },
      });
      expect(await call('00000000-0000-4000-8000-0000000000ff')).toMatchObject({ error: { type: 'dossier-unknown' } });
    }));
});

describe('The slip of the morning', () => {
  test('comes once when a day opens, if the head has asked for it, also after a restart', () =>
    withStore(async (point) => {
      const { store, clock } = point;
      const ids = createRandomIds();
      const slips = () =>
        store.databases.read.prepare("SELECT count(*) FROM print_jobs WHERE kind = 'head-page'").pluck().get();
      let keeper = keepMorningPaper({ store, ids });
      await openDays(point);
      expect(slips()).toBe(0);
      await operationsAt(point).setMorningPaper({ origin: Origin(origin()), prints: true }, point.clerkAt('1'));
      expect(slips()).toBe(0);
      clock.setLocal('2026-11-23', '07:00');
      store.openDueDay({ account: null, terminal: point.kiosk.session?.terminal ?? never() });
      expect(slips()).toBe(1);
      keeper.close();
      keeper = keepMorningPaper({ store, ids });
      store.changed();
      clock.setLocal('2026-11-24', '07:00');
      expect(slips()).toBe(1);
      keeper.close();
      const before = store.morningPaper.prints();
      rebuildProjections(store.databases.write);
      expect([before, store.morningPaper.prints()]).toEqual([true, true]);
    }));
});

const late: Row = {
  received: 10,
  due: 3,
  ended: null,
  paused: null,
  supplements: 0,
  state: 'in-process',
  online: false,
};
const holder = AccountId('00000000-0000-4000-8000-000000000001');

function figure(view: Pick<ReturnType<typeof headView>, 'figures'>, name: string) {
  const found = view.figures.find((each) => each.figure === name);
  if (!found) throw new Error(name);
  return found as ReturnType<typeof headFigures>[number];
}

function operationsAt(point: PointInTest) {
  const nothing = () => Promise.reject(new Error('no paper here'));
  return headOperations({
    ...{ store: point.store, clock: point.clock, live: createLive({ store: point.store }) },
    ...{
      languages: { paperWords: () => (key) => key },
      printer: { state: () => 'ready' },
      paperMaker: { pdf: nothing },
    },
  });
}

async function openDays({ store, clock, kiosk }: PointInTest): Promise<void> {
  const actor = { account: null, terminal: kiosk.session?.terminal ?? never() };
  clock.setLocal('2026-11-19', '08:00');
  store.openDueDay(actor);
  clock.setLocal(today, '08:00');
  store.openDueDay(actor);
}

function fill({ store }: PointInTest, rows: readonly Row[]): void {
  const { write } = store.databases;
  write.exec('DELETE FROM nudges; DELETE FROM dossier_steps; DELETE FROM dossiers;');
  const insert = write.prepare(
    `INSERT INTO dossiers (dossier, code, procedure, channel, state, received_at, due_at, first_due_at, due_rule, clock_from,
       paused_at, document_count, sets, language, supplements, renewals, holder, received_at_point, competent_unit,
       return_at_point, ready_on, ended_on, sealed_origin, sealed_part, sealed)
     VALUES (?, ?, '1.004873', ?, ?, ?, ?, '', '{"kind":"same-day"}', '', ?, 1, 1, 'vi', ?, 0, ?, '', '', '', ?, ?, '', 0, '')`,
  );
  write.transaction(() => {
    for (const [n, { received, due, ended, paused, supplements, state, online }] of rows.entries()) {
      const isDone = state === 'result-ready' || state === 'returned';
      const end = ended === null ? null : day(ended);
      insert.run(
        ...[
          `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`,
          `22006-1-${n}`,
          online ? 'online' : 'direct',
        ],
        ...[state, `${day(received)}T09:00`, `${day(due)}T17:00`, paused === null ? null : `${day(paused)}T10:00`],
        ...[supplements, holder, isDone ? end : null, isDone ? null : end],
      );
    }
  })();
}

function asCounted({ received, due, ended, paused, supplements, online }: Row): CountedDossier {
  return {
    ...{ receivedOn: day(received), dueOn: day(due), endedOn: ended === null ? null : day(ended) },
    ...{ pausedOn: paused === null ? null : day(paused), supplements, channel: online ? 'online' : 'direct' },
  };
}

function fillVisits(
  { store, clock }: PointInTest,
  visits: readonly { issued: number; waits: number | null; state: string }[],
): void {
  const { write } = store.databases;
  write.exec('DELETE FROM tickets');
  const insert = write.prepare(
    `INSERT INTO tickets (ticket, day, number, queue, language, token, state, calls, issued_at, called_at, ended_at, since)
     VALUES (?, ?, ?, 'B', 'vi', '', ?, 0, ?, ?, NULL, 0)`,
  );
  const now = clock.now();
  const open = store.days.open()?.day ?? 0;
  expect(localTime(now).date).toBe(today);
  for (const [n, { issued, waits, state }] of visits.entries()) {
    const at = now - issued * 60_000;
    insert.run(`${open}.B${n}`, open, `B${n}`, state, at, waits === null ? null : at + waits * 60_000);
  }
}

function never(): never {
  throw new Error('no terminal');
}
