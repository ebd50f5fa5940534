import { type PrinterModel, printerModel } from '../../domain/data/printers.ts';
import { form07, handOverMinutes } from '../../domain/forms/books.ts';
import { form01 } from '../../domain/forms/form-01.ts';
import { form06 } from '../../domain/forms/form-06.ts';
import type { FormGiver } from '../../domain/forms/form-lines.ts';
import { form02, form03, form04, form05, type Letter } from '../../domain/forms/letters.ts';
import { reportPaper } from '../../domain/forms/report-paper.ts';
import type { PaperDocument } from '../../domain/paper.ts';
import { type ReportedDossier, report06a } from '../../domain/report-06a.ts';
import { assert } from '../../domain/result.ts';

/** All people are invented. */
const giver: FormGiver = {
  centreName: 'Trung tâm Phục vụ hành chính công xã Canh Vinh',
  pointName: 'Điểm tiếp nhận chính',
  phone: '0256 3888 000',
  date: '2026-11-19',
  demonstration: false,
};
const applicant = {
  name: 'Đinh Thị Bịa',
  idNumber: '052185000123',
  taxCode: null,
  address: 'Làng Mẫu, xã Canh Vinh, tỉnh Gia Lai',
  phone: '0912 345 678',
  email: '',
};
const code = '22006-1-261119-0007';
const secondCode = '22006-1-260610-A0012';
const procedureName = 'Cấp giấy xác nhận tình trạng hôn nhân';
const place = { book: '2026', ordinal: 417 };
/** As long as a true one; nobody signed it. */
const qr = `${code}~0a1b2c3d~${'Ab3_'.repeat(21)}xy`;

export const sampleForm01 = (change: Partial<Parameters<typeof form01>[0]> = {}) =>
  form01({
    ...{ giver, width: 80, legalRecord: 'here', forWhom: 'citizen', code, officialCode: null, applicant },
    ...{
      representative: null,
      submitterName: 'Siu H’Mẫu',
      procedureName,
      procedureCode: '1.004873',
      sets: 1,
      entry: place,
      qr,
    },
    documents: [
      { name: 'Tờ khai cấp giấy xác nhận tình trạng hôn nhân', kind: 'original', count: 1 },
      { name: 'Bản án, quyết định ly hôn hoặc giấy chứng tử (nếu có)', kind: 'certified-copy', count: 1 },
    ],
    limit: '3 ngày làm việc, nghỉ 24/11',
    ...{ doubt: null, receivedAt: '2026-11-19T08:40', dueAt: '2026-11-25T08:40', resultAt: 'Điểm tiếp nhận chính' },
    ...{ fee: '15.000 đồng', clerkName: 'Rơ Châm Mẫu', ...change },
  });

const letter: Letter = { giver, code, applicant, procedureName, clerkName: 'Rơ Châm Mẫu' };
const missing = [
  { name: 'Giấy chứng sinh', reason: 'Hồ sơ chưa có; cần để ghi ngày giờ và nơi sinh.' },
  { name: 'Giấy chứng nhận kết hôn của cha mẹ', reason: 'Bản nộp bị mờ, không đọc được số.' },
];
export const sampleForm02 = (change: Partial<Parameters<typeof form02>[0]> = {}) =>
  form02({
    ...{ ...letter, width: 80, missing, ordinal: 1, note: '', qr },
    ...{ basis: 'Hồ sơ chưa đủ điều kiện giải quyết (khoản 6 Điều 19)', ...change },
  });

const reported: ReportedDossier = {
  ...{ field: 'Hộ tịch', state: 'received', channel: 'direct', receivedAt: '2026-11-03T08:00' },
  ...{ dueAt: '2026-11-06T08:00', readyOn: null, returnedOn: null, endedOn: null },
};
export const reportedDossiers: readonly ReportedDossier[] = [
  { ...reported, state: 'returned', readyOn: '2026-11-05', returnedOn: '2026-11-09' },
  { ...reported, state: 'result-ready', readyOn: '2026-11-06', channel: 'online' },
  { ...reported, state: 'returned', readyOn: '2026-11-10', returnedOn: '2026-11-10', receivedAt: '2026-10-30T08:00' },
  reported,
  { ...reported, field: 'Chứng thực', dueAt: '2026-12-02T17:00' },
  { ...reported, field: 'Chứng thực', state: 'waiting-supplement' },
  { ...reported, field: 'Chứng thực', state: 'withdrawn', endedOn: '2026-11-04' },
  { ...reported, state: 'refused', endedOn: '2026-11-04' },
];

const entry = {
  ...{ ordinal: 1, code, what: procedureName, sets: 1, ...applicant, receivedAt: '2026-11-19T08:40' },
  ...{ dueAt: '2026-11-25T08:40', returnedOn: '2026-11-24', note: '' },
};

/** Every form as a sheet: its words and the picture of its first page are kept in `golden-forms/`. */
export const sampleForms: Readonly<Record<string, PaperDocument>> = {
  'form-01': sampleForm01(),
  'form-01-internal': sampleForm01({
    legalRecord: 'province',
    officialCode: 'H21.65-261119-0011',
    submitterName: null,
  }),
  // The copy that goes with form 06, of an enterprise; its result is given at another point.
  'form-01-organisation': sampleForm01({
    ...{ forWhom: 'file', submitterName: null, resultAt: 'Điểm Hiển Đông' },
    applicant: {
      ...applicant,
      ...{ name: 'Hợp tác xã Nông nghiệp Ví Dụ', idNumber: '', taxCode: '0100109106' },
    },
    representative: applicant,
  }),
  // The PC went on from a backup on 10 June: its receipts have a book of their own.
  'form-01-second-book': sampleForm01({ code: secondCode, entry: { book: '2026-0610A', ordinal: 1204 } }),
  'form-02': sampleForm02({ ordinal: 2 }),
  'form-03': form03({
    ...{
      ...letter,
      applicant: { ...applicant, email: 'bia@vi-du.vn' },
      basis: 'Không thuộc thẩm quyền giải quyết (Điều 17)',
    },
    reason: 'Ông bà thường trú tại xã khác; xin nộp tại Ủy ban nhân dân xã nơi thường trú.',
  }),
  'form-04': form04({
    ...{ ...letter, receivedAt: '2026-11-19T08:40', was: '2026-11-25T08:40', anew: '2026-11-27T17:00' },
    reason: 'Cần xác minh nơi thường trú trước đây, chưa có trả lời.',
  }),
  'form-05': form05({
    ...{ ...letter, basis: 'Quá hạn bổ sung mà không nộp giấy tờ', on: '2026-11-26', isPaid: true },
    reason: 'Đã yêu cầu bổ sung ngày 20/11/2026, đến nay chưa nhận được.',
    papers: ['Tờ khai (bản chính)', 'Giấy chứng sinh (bản chính)'],
  }),
  'form-06': form06({
    ...{ giver, entry: place, code, applicantName: applicant.name, receivedAt: '2026-11-19T08:40' },
    ...{ dueAt: '2026-11-25T08:40', unit: 'Ủy ban nhân dân xã Canh Vinh' },
    steps: [
      {
        ...{ gives: 'Rơ Châm Mẫu', takes: 'Ủy ban nhân dân xã', at: '2026-11-19T10:05' },
        ...{ timeliness: null, note: '' },
      },
      {
        ...{ gives: 'Ủy ban nhân dân xã', takes: 'Điểm tiếp nhận chính', at: '2026-11-24T09:00' },
        ...{ timeliness: 'early', note: 'Có kết quả' },
      },
    ],
  }),
  'form-07': form07({
    ...{ giver, book: '2026', closedOn: '2027-01-04' },
    entries: [
      entry,
      { ...entry, ordinal: 2, code: '22006-1-261119-0008', name: "Siu H'Bia Ví Dụ", phone: '', returnedOn: null },
      { ...entry, ordinal: 3, code: '22006-1-261119-0009', note: 'Đã hủy tiếp nhận', returnedOn: null },
    ],
  }),
  'form-07-second-book': form07({
    ...{ giver, book: '2026-0610A', closedOn: '2027-01-04' },
    entries: [{ ...entry, code: secondCode }],
  }),
  'hand-over-minutes': handOverMinutes({
    ...{ giver, from: 'Điểm tiếp nhận Hiển Đông', to: 'Điểm tiếp nhận chính', at: '2026-11-19T16:30' },
    dossiers: [
      { code, what: procedureName, name: applicant.name, papers: 3, note: '' },
      { code: '22006-2-261119-0002', what: 'Đăng ký khai sinh', name: "Siu H'Bia Ví Dụ", papers: 4, note: '1 bản sao' },
    ],
  }),
  report: reportPaper({
    ...{ giver, from: '2026-11-01', to: '2026-11-30' },
    ...report06a(reportedDossiers, '2026-11-01', '2026-11-30', ['Hộ tịch', 'Chứng thực']),
  }),
};

const roll = printerModel('escpos-80');
assert(roll, 'no printer escpos-80');

/** A paper and the printer it is drawn for. */
export interface SamplePaper {
  readonly paper: PaperDocument;
  readonly printer: PrinterModel;
}

/** Forms 01 and 02 also come out of the roll: their dots are kept with the other papers. */
export const formsOnRolls: Readonly<Record<string, SamplePaper>> = {
  'form-01-80': { printer: roll, paper: sampleForm01() },
  'form-02-80': { printer: roll, paper: sampleForm02() },
};
