import { isDate, localTime } from '../../domain/calendar.ts';
import { form07, type RegisterEntry, registerCells, registerColumns } from '../../domain/forms/books.ts';
import { formPerson } from '../../domain/forms/form-lines.ts';
import { reportCells, reportColumns, reportPaper } from '../../domain/forms/report-paper.ts';
import { fields } from '../../domain/procedures.ts';
import { besideYear, closeRegister } from '../../domain/register.ts';
import { type ReportedDossier, report06a } from '../../domain/report-06a.ts';
import { err, ok } from '../../domain/result.ts';
import { othersTurn } from '../pieces.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import type { TableFiles } from '../ports/table-files.ts';
import type { RegisterMark } from '../store/register-table.ts';
import { actorOf, type Handlers } from './caller.ts';
import { giverOf } from './form-papers.ts';
import type { PaperParts } from './paper-frame.ts';

type RegisterMethods = 'listRegisters' | 'readRegisterFile' | 'closeRegister' | 'readReport' | 'readReportFile';

/** So many dossiers are read before others get their turn: nobody at a kiosk waits for a report. */
const DOSSIERS_A_TURN = 500;
const PEOPLE_A_TURN = 50;

/** Form 07 and II.06a. */
export function registerOperations(
  parts: PaperParts & { clock: Clock; ids: Ids; paperMaker: PaperMaker; tableFiles: TableFiles },
): Handlers<RegisterMethods> {
  const { store, search, clock, ids, paperMaker, tableFiles } = parts;
  const today = () => localTime(clock.now()).date;

  const report = async (from: string, to: string) => {
    const told: ReportedDossier[] = [];
    for (let after = 0; ; ) {
      const page = store.dossiers.page(after, DOSSIERS_A_TURN);
      const last = page.at(-1);
      if (!last) break;
      after = last.position;
      for (const { dossier } of page) {
        const field = store.catalogue.byCode(dossier.procedure)?.field ?? dossier.procedure;
        told.push({ ...dossier, field });
      }
      await othersTurn();
    }
    return report06a(told, from, to, fields);
  };

  const isPeriod = (from: string, to: string) => isDate(from) && isDate(to) && from <= to;

  const entriesOf = async (book: string): Promise<RegisterEntry[]> => {
    const entries: RegisterEntry[] = [];
    for (let after: RegisterMark = { ordinal: 0, dossier: '' }; ; ) {
      const page = store.register.page(book, after, PEOPLE_A_TURN);
      const last = page.at(-1);
      if (!last) return sayTwice(entries);
      after = last;
      for (const { ordinal, dossier } of page) entries.push(entryOf(ordinal, dossier));
      await othersTurn();
    }
  };

  const entryOf = (ordinal: number, id: string): RegisterEntry => {
    const opened = search.opened(id);
    if (!opened) throw new Error('assertion failed: the register names a dossier that is not in the log');
    const { dossier, person } = opened;
    const { code, officialCode, procedure, sets, receivedAt, dueAt, returnedOn, state } = dossier;
    const { name, address, phone } = person ? formPerson(person) : { name: '', address: '', phone: '' };
    const what = store.catalogue.byCode(procedure)?.name ?? procedure;
    const row = { ordinal, code: officialCode ?? code, what, sets, name, address, phone, receivedAt, dueAt };
    return { ...row, returnedOn, note: notes[state] ?? '' };
  };

  return {
    listRegisters: () => store.register.books(),

    readRegisterFile: async ({ year, book: named, as }, caller) => {
      const book = named ?? String(year);
      const known = store.register.ofYear(year).find((each) => each.book === book);
      if (!known) return err({ type: 'register-empty' });
      const { entries: count, closedOn } = known;
      const command = { origin: ids.origin(), method: 'readRegisterFile', actor: actorOf(caller), opensDay: false };
      const noted = store.perform(command, () =>
        ok({
          events: [{ type: 'register-read', facts: { year, entries: count, ...besideYear(year, book) } }],
          answer: () => ({}),
        }),
      );
      if (!noted.ok) return noted;
      const entries = await entriesOf(book);
      const paper = () => form07({ giver: giverOf(store, clock.now()), book, entries, closedOn });
      const table = { name: `So ${book}`, columns: registerColumns(), rows: entries.map(registerCells) };
      const bytes = as === 'pdf' ? await paperMaker.pdf(paper()) : await fileOf(table, as);
      return ok({ name: `so-theo-doi-ho-so-${book}.${as}`, base64: Buffer.from(bytes).toString('base64') });
    },

    closeRegister: ({ origin, year }, caller) =>
      store.perform({ origin, method: 'closeRegister', actor: actorOf(caller), opensDay: false }, () => {
        const decided = closeRegister({ year, books: store.register.ofYear(year), today: today() });
        return decided.ok ? ok({ events: decided.value, answer: () => ({}) }) : decided;
      }),

    readReport: async ({ from, to }) => {
      if (!isPeriod(from, to)) return err({ type: 'period-wrong' });
      const { rows, total } = await report(from, to);
      return ok({ rows: [...rows], total });
    },

    readReportFile: async ({ from, to, as }) => {
      if (!isPeriod(from, to)) return err({ type: 'period-wrong' });
      const { rows, total } = await report(from, to);
      const cells = [...rows.map((row, n) => reportCells(row, String(n + 1))), reportCells(total, '')];
      const paper = () => reportPaper({ giver: giverOf(store, clock.now()), from, to, rows, total });
      const table = { name: 'II.06a', columns: reportColumns(), rows: cells };
      const bytes = as === 'pdf' ? await paperMaker.pdf(paper()) : await fileOf(table, as);
      return ok({ name: `bao-cao-II.06a-${from}-${to}.${as}`, base64: Buffer.from(bytes).toString('base64') });
    },
  };

  function fileOf(table: Parameters<TableFiles['csv']>[0], as: 'csv' | 'xlsx') {
    return as === 'csv' ? tableFiles.csv(table) : tableFiles.xlsx(table);
  }
}

/** After a whole disk went back two papers may bear one number: each line says so, beside what it says of its dossier. */
function sayTwice(entries: readonly RegisterEntry[]): RegisterEntry[] {
  const isTwice = (n: number) => [n - 1, n + 1].some((other) => entries[other]?.ordinal === entries[n]?.ordinal);
  return entries.map((entry, n) =>
    isTwice(n) ? { ...entry, note: [entry.note, sameNumber].filter(Boolean).join('; ') } : entry,
  );
}

const sameNumber = 'Trùng số thứ tự';

/** What the register notes of a life that ended without a result. */
const notes: Readonly<Partial<Record<string, string>>> = {
  ...{ refused: 'Từ chối', withdrawn: 'Người dân rút', stopped: 'Dừng giải quyết', voided: 'Đã hủy tiếp nhận' },
};
