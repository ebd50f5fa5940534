import { z } from 'zod';
import { dossierForms } from '../domain/data/forms.ts';
import { receiptVerdicts } from '../domain/signed-code.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const dossier = words.dossier;
const form = z.enum(dossierForms);
const file = z.object({ name: z.string().describe('of the file; names nobody'), base64: z.base64() });
const fileKind = z.enum(['pdf', 'csv', 'xlsx']);
const dossierUnknown = failure('dossier-unknown');
const erased = failure('person-erased');
const notYet = failure('form-not-yet');
const year = z.int().min(2000).max(2999);
const book = z
  .string()
  .regex(/^\d{4}(-[\dA-Z]{1,12})?$/)
  .optional()
  .describe("of a year: `2026`, or `2026-0610A` of a log begun in another's place; left out: the year's own");
const period = { from: words.date, to: words.date };

const counts = {
  received: z.object({ total: z.int(), online: z.int(), direct: z.int(), carried: z.int() }),
  resolved: z.object({ total: z.int(), early: z.int(), onTime: z.int(), late: z.int() }),
  pending: z.object({ total: z.int(), inTime: z.int(), overdue: z.int() }),
};
export const reportRow = z.object({ field: z.string(), ...counts });

/** Forms 01–07 of the law, the register of each year, the report II.06a, and whether a receipt is true. */
export const formsApi = {
  listForms: method('listForms', 'Which forms of a dossier there are')
    .input(z.object({ dossier }))
    .output(answer(z.object({ forms: z.array(form) }), dossierUnknown)),
  readForm: method('readForm', 'A form of a dossier as A5 PDF; the reading is recorded')
    .input(z.object({ dossier, form }))
    .output(answer(file, dossierUnknown, erased, notYet, notWritable)),
  printForm: method('printForm', 'Form 01, form 02, or the slip of missing papers on the roll')
    .input(z.object({ ...command, dossier, form: z.enum(['01', '02', 'missing-papers']) }))
    .output(answer(z.object({ job: z.string() }), dossierUnknown, erased, notYet, notWritable)),
  checkReceipt: method('checkReceipt', 'Whether the code of a receipt was signed by a station of this centre')
    .input(z.object({ text: words.named(512) }))
    .output(z.object({ code: z.string(), verdict: z.enum(receiptVerdicts) })),

  listRegisters: method('listRegisters', 'The books of the register: how many entries, and when each was closed')
    .input(nothing)
    .output(z.array(z.object({ year, book, entries: z.int(), closedOn: z.string().nullable() }))),
  readRegisterFile: method('readRegisterFile', 'Form 07, one book of a year, as a file; that it was read is recorded')
    .input(z.object({ year, book, as: fileKind }))
    .output(answer(file, failure('register-empty'), notWritable)),
  closeRegister: method('closeRegister', 'Closes all books of a year that is over')
    .input(z.object({ ...command, year }))
    .output(
      answer(
        nothing,
        failure('register-year-running'),
        failure('register-closed-before'),
        failure('register-empty'),
        notWritable,
      ),
    ),
  readReport: method('readReport', 'II.06a of some days, by field; numbers only')
    .input(z.object(period))
    .output(answer(z.object({ rows: z.array(reportRow), total: reportRow }), failure('period-wrong'))),
  readReportFile: method('readReportFile', 'II.06a of some days as a file')
    .input(z.object({ ...period, as: fileKind }))
    .output(answer(file, failure('period-wrong'))),
  handOverMinutes: method('handOverMinutes', 'The minutes of dossiers handed over, as A5 PDF; the reading is recorded')
    .input(
      z.object({
        dossiers: z.array(dossier).min(1).max(200),
        from: words.named(120),
        to: words.named(120),
      }),
    )
    .output(answer(file, dossierUnknown, erased, notWritable)),
};

export type ReportRowView = z.output<typeof reportRow>;
