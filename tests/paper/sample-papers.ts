import { appointmentPaper } from '../../domain/appointment-paper.ts';
import { type PrinterModel, printerModel } from '../../domain/data/printers.ts';
import { procedures } from '../../domain/data/procedures.ts';
import { dayClosePaper } from '../../domain/day-close-paper.ts';
import type { CheckId, CheckResult, CheckState } from '../../domain/doctor.ts';
import type { Facts } from '../../domain/event.ts';
import { feePaper, feeQrPaper } from '../../domain/fee-paper.ts';
import { headPaper } from '../../domain/head-paper.ts';
import { CounterId } from '../../domain/ids.ts';
import { missingPapersPaper } from '../../domain/missing-papers-paper.ts';
import { type NeedsPaper, needsPaper } from '../../domain/needs-paper.ts';
import type { PaperDocument, PaperWidth } from '../../domain/paper.ts';
import { readinessPaper } from '../../domain/readiness-paper.ts';
import { type ReceiptPaper, receiptPaper } from '../../domain/receipt-paper.ts';
import { assert } from '../../domain/result.ts';
import { serviceIndex } from '../../domain/service-index.ts';
import { testPagePaper } from '../../domain/test-page-paper.ts';
import { type TicketPaper, ticketPaper } from '../../domain/ticket-paper.ts';
import { vietQr } from '../../domain/vietqr.ts';
import { shippedPack } from '../../main/adapters/languages/shipped-texts.ts';
import { createPaperWords } from '../../main/adapters/paper/paper-words.ts';
import { doctorTexts } from '../../main/operations/doctor/doctor-texts.ts';
import { pseudoLanguage, pseudoText, pseudoTexts } from '../../scripts/pseudo-locale.ts';
import { formsOnRolls, type SamplePaper } from './sample-forms.ts';
import { sampleHomeVisits, samplePostMinutes, samplePostSlip } from './sample-post.ts';
import { sampleSlip } from './sample-slips.ts';
import { trainingPapers } from './sample-training.ts';

/** Of a point with two things to do, as the doctor's own words say them. */
const doctor = doctorTexts(shippedPack('vi').texts.screen);
const seenAt = Date.UTC(2026, 10, 19, 0, 35);
const found = (id: CheckId, state: CheckState, key: string, params = {}): CheckResult => ({
  ...{ id, state, seenAt, says: { key, params }, fix: null, how: null },
});
const foundChecks: readonly CheckResult[] = [
  found('printer', 'bad', 'printer.no-paper', { name: 'tcp://192.168.1.40' }),
  found('program', 'warning', 'program.unsigned', { version: '0.1.0' }),
  found('disk-health', 'unknown', 'disk-health.unknown'),
  ...(['host', 'database', 'disk-write', 'disk-free', 'memory', 'clock', 'fonts'] as const).map((id) =>
    found(id, 'ok', 'fonts.ok'),
  ),
];
const tried = { name: 'Kỹ Thuật Mẫu', at: Date.UTC(2026, 10, 18, 9, 12) };
const sampleReadiness = readinessPaper({
  ...{ width: 80, words: createPaperWords()('vi'), version: '0.1.0', asOf: '2026-11-19T07:35', copy: 0 },
  ...{
    centreName: 'Trung tâm Phục vụ hành chính công xã Canh Vinh',
    pointName: 'Điểm trung tâm',
    demonstration: false,
  },
  verdict: doctor.verdict(foundChecks),
  checks: foundChecks.map((each) => ({ state: each.state, name: doctor.name(each.id), says: doctor.says(each) })),
  tests: [
    doctor.test({ ...tried, device: 'printer', faults: ['edges'] }),
    doctor.test({ ...tried, device: 'speaker', faults: [] }),
    doctor.untested('scanner'),
  ],
});

const vietnamese = shippedPack('vi').texts;
const words = createPaperWords({
  vi: vietnamese.paper,
  en: shippedPack('en').texts.paper,
  qps: pseudoTexts({ ...vietnamese, queues: {} }).paper,
});
const centreName = 'Trung tâm Phục vụ hành chính công xã Canh Vinh';
export const token = 'q7Zk2mVb0xT4sYw9cLh3Aj';
export const dossierCode = '22006-1-261119-0007';
export const officialCode = '000.00.06.H56-231027-0361';
/** As long as a true one; nobody signed it. */
export const signedSample = (code: string) => `${code}~0a1b2c3d~${'Ab3_'.repeat(21)}xy`;
/** 19/11/2026 07:31 in Gia Lai. */
const issuedAt = Date.UTC(2026, 10, 19, 0, 31);
const civilStatus = { vi: 'Hộ tịch', en: 'Civil status', [pseudoLanguage]: pseudoText('Hộ tịch') } as const;

/** `qps`: Jrai's and Bahnar's letters at 1.4 times the length, the worst a paper must hold; no language. */
export const sampleLanguages = ['vi', 'en', pseudoLanguage] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

/** One printer for each width and resolution of print head. */
export const samplePrinters: Readonly<Record<string, PrinterModel>> = {
  '80': known('escpos-80'),
  '58': known('escpos-58'),
  '80-180dpi': known('epson-tm-t88'),
  '58-180dpi': known('epson-tm-t88-58'),
};

export function sampleTicket(
  language: SampleLanguage,
  width: PaperWidth,
  change: Partial<TicketPaper> = {},
): PaperDocument {
  return ticketPaper({
    width,
    language,
    words: words(language),
    centreName,
    pointName: language === 'en' ? 'Principal point' : 'Điểm tiếp nhận chính',
    queueName: civilStatus[language],
    alsoVietnamese: language === 'vi' ? null : { queueName: civilStatus.vi, words: words('vi') },
    symbol: 'civil-status',
    colour: 'red',
    number: 'B012',
    issuedAt,
    ahead: 7,
    expectedWait: { from: 20, to: 45 },
    priority: null,
    token,
    copy: 0,
    demonstration: false,
    ...change,
  });
}

/** All people are invented. */
export function sampleReceipt(
  language: SampleLanguage,
  width: PaperWidth,
  change: Partial<ReceiptPaper> = {},
): PaperDocument {
  return receiptPaper({
    width,
    language,
    words: words(language),
    centreName,
    pointName: 'Điểm tiếp nhận chính',
    phone: '0256 000 0000',
    code: dossierCode,
    officialCode: null,
    applicantName: 'Đinh Thị Bịa',
    submitterName: 'Rơ Châm Ví Dụ',
    procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
    procedureCode: '1.004873',
    documents: [
      { name: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', kind: 'original', count: 1 },
      { name: 'Trích lục ghi chú ly hôn', kind: 'certified-copy', count: 2 },
      { name: 'Giấy ủy quyền', kind: 'copy', count: 1 },
    ],
    sets: 1,
    receivedAt: '2026-11-19T08:40',
    dueAt: '2026-11-25T08:40',
    dueRule: { kind: 'working-days', days: 3, daysOff: ['2026-11-24'] },
    resultAt: 'Trung tâm Phục vụ hành chính công xã Canh Vinh, quầy trả kết quả',
    qr: signedSample(dossierCode),
    legalRecord: 'here',
    clerkName: 'Nguyễn Văn Mẫu',
    copy: 0,
    demonstration: true,
    ...change,
  });
}

function sampleAppointment(language: SampleLanguage, width: PaperWidth): PaperDocument {
  return appointmentPaper({
    ...{ width, language, words: words(language), centreName, pointName: 'Điểm tiếp nhận chính' },
    ...{ phone: '0256 000 0000', queueName: civilStatus[language], symbol: 'civil-status', colour: 'red' },
    ...{ date: '2026-11-25', from: '08:00', to: '09:00', token, copy: 0, demonstration: false },
  });
}

function sampleNeeds(language: SampleLanguage, width: PaperWidth, change: Partial<NeedsPaper> = {}): PaperDocument {
  const procedure = procedures.find(({ code }) => code === '1.004873');
  assert(procedure, 'the sample procedure is in the catalogue');
  return needsPaper({
    ...{ width, language, words: words(language), centreName, pointName: 'Điểm tiếp nhận chính' },
    ...{ phone: '0256 000 0000', queueName: civilStatus[language], symbol: 'civil-status' },
    ...{ procedure, copy: 0, demonstration: false, ...change },
  });
}

function sampleTestPage(language: SampleLanguage, printer: PrinterModel): PaperDocument {
  return testPagePaper({
    width: printer.width,
    language,
    words: words(language),
    centreName,
    pointName: 'Điểm tiếp nhận chính',
    printerName: `tcp://192.0.2.17:9100, ${printer.name}`,
    printedAt: issuedAt,
    demonstration: false,
  });
}

const dayClose: Facts['day-closed'] = {
  ...{ close: 41, day: 41, date: '2026-11-19', counter: CounterId('1') },
  counts: { received: 23, returned: 17, noShows: 2, due: 1, overdue: 0 },
  till: { cash: 336_000, transfer: 58_000, payments: 14, cancelled: 1 },
  ...{ counted: 335_000, difference: -1_000, why: 'change-given-wrongly', unsynced: 3, unsyncedWhy: 'no-network' },
  notes: { '200000': 1, '100000': 1, '20000': 1, '10000': 1, '5000': 1 },
};

/** Certified copies without a dossier, and an exempted extract. */
function sampleFee(language: SampleLanguage, width: PaperWidth): PaperDocument {
  const line = { rule: null, asked: null, papers: 1, pages: 1, copies: 1, exempt: null } as const;
  return feePaper({
    ...{ width, language, words: words(language), centreName, pointName: 'Điểm tiếp nhận chính' },
    ...{ reference: 'C012', payer: null, way: 'cash', given: 50_000, paidAt: '19/11/2026\u00a008:40' },
    lines: [
      {
        ...{ ...line, procedure: '2.000815', name: 'Chứng thực bản sao từ bản chính', rule: 'certified-copy' },
        ...{ papers: 3, pages: 4, copies: 2, amount: 36_000 },
      },
      {
        ...{ ...line, procedure: '2.000635', name: 'Cấp bản sao trích lục hộ tịch', rule: 'extract' },
        ...{ amount: 8_000, exempt: 'poor-household' },
      },
    ],
    receipt: { form: '01BLP2-001', series: 'AA-26T', number: 128 },
    ...{ clerkName: 'Nguyễn Văn Mẫu', copy: 0, demonstration: true },
  });
}

export const transferCode = vietQr({ bank: '999999', account: '0000000000' }, 36_000, 'LP 22006-1-261119-0007');

function sampleFeeQr(language: SampleLanguage, width: PaperWidth): PaperDocument {
  return feeQrPaper({
    ...{ width, language, words: words(language), centreName, pointName: 'Điểm tiếp nhận chính' },
    ...{ reference: dossierCode, amount: 36_000, bankAccount: '0000000000', holder: 'TAI KHOAN TRINH DIEN' },
    ...{ purpose: 'LP 22006-1-261119-0007', qr: transferCode, copy: 0, demonstration: true },
  });
}

function sampleDayClose(width: PaperWidth): PaperDocument {
  return dayClosePaper({
    ...{ width, words: words('vi'), centreName, pointName: 'Điểm tiếp nhận chính', close: dayClose },
    ...{ closedAt: '19/11/2026\u00a016:50', clerkName: 'Nguyễn Văn Mẫu', copy: 0, demonstration: true },
  });
}

export function sampleMissingPapers(language: SampleLanguage, width: PaperWidth): PaperDocument {
  return missingPapersPaper({
    ...{
      width,
      language,
      words: words(language),
      centreName,
      pointName: 'Điểm tiếp nhận chính',
      phone: '0256 3888 000',
    },
    ...{ code: dossierCode, qr: signedSample(dossierCode), copy: 0, demonstration: false },
    missing: [
      { name: 'Giấy chứng sinh', reason: 'Hồ sơ chưa có.' },
      { name: 'Giấy chứng nhận kết hôn của cha mẹ', reason: 'Bản nộp bị mờ, không đọc được số.' },
    ],
  });
}

/** Every paper whose dots are kept in `golden/`: each language on each head, and the ones that are hard to set. */
export const samplePapers: Readonly<Record<string, SamplePaper>> = {
  ...inEveryLanguage('ticket', sampleTicket),
  ...inEveryLanguage('receipt', sampleReceipt),
  ...inEveryLanguage('appointment', sampleAppointment),
  ...inEveryLanguage('needs', sampleNeeds),
  'fee-vi-80': { printer: known('escpos-80'), paper: sampleFee('vi', 80) },
  'fee-qps-58': { printer: known('escpos-58'), paper: sampleFee(pseudoLanguage, 58) },
  'fee-qr-vi-80': { printer: known('escpos-80'), paper: sampleFeeQr('vi', 80) },
  'fee-qr-en-58': { printer: known('escpos-58'), paper: sampleFeeQr('en', 58) },
  'day-close-vi-80': { printer: known('escpos-80'), paper: sampleDayClose(80) },
  ...formsOnRolls,
  'hand-over-slip-vi-80': { printer: known('escpos-80'), paper: sampleSlip('vi', words('vi'), 80) },
  'hand-over-slip-qps-58': {
    printer: known('escpos-58'),
    paper: sampleSlip(pseudoLanguage, words(pseudoLanguage), 58),
  },
  'missing-papers-vi-80': { printer: known('escpos-80'), paper: sampleMissingPapers('vi', 80) },
  'missing-papers-qps-58': { printer: known('escpos-58'), paper: sampleMissingPapers(pseudoLanguage, 58) },
  ...onEveryHead('test-page-vi', (printer) => sampleTestPage('vi', printer)),
  'ticket-vi-80-priority-copy': {
    printer: known('escpos-80'),
    paper: sampleTicket('vi', 80, { priority: 'pregnant-or-small-child', copy: 2, demonstration: true }),
  },
  'ticket-vi-58-longest': {
    printer: known('escpos-58-torn'),
    paper: sampleTicket('vi', 58, {
      queueName: 'Đất đai, xây dựng, môi trường',
      symbol: 'land',
      colour: 'ochre',
      number: 'AB1234',
      priority: 'elderly',
      ahead: 128,
      expectedWait: null,
      copy: 1,
      demonstration: true,
    }),
  },
  'home-visits-vi-58': { printer: known('escpos-58'), paper: sampleHomeVisits(words('vi'), 58) },
  'post-slip-80': { printer: known('escpos-80'), paper: samplePostSlip(80) },
  'post-minutes-58': { printer: known('escpos-58'), paper: samplePostMinutes(58) },
  'readiness-vi-80': { printer: known('escpos-80'), paper: sampleReadiness },
  'head-page-vi-80': { printer: known('escpos-80'), paper: sampleHeadPage('roll') },
  'receipt-vi-80-official-internal': {
    printer: known('escpos-80'),
    paper: sampleReceipt('vi', 80, { officialCode, qr: signedSample(officialCode), legalRecord: 'province' }),
  },
  ...trainingPapers,
  'receipt-vi-80-official-code': {
    printer: known('escpos-80'),
    paper: sampleReceipt('vi', 80, { officialCode, qr: signedSample(officialCode), submitterName: null, copy: 1 }),
  },
};

/** As full as a bad morning makes it. */
export function sampleHeadPage(sheet: 'roll' | 'A4', dossiers = 12): PaperDocument {
  const acts = ['apology-late', 'finish-now', 'nudge', 'apology-last-day', 'collect-payment', 'finish-today'] as const;
  const reasons = ['in-process', 'not-taken', 'not-handed-on', 'payment'] as const;
  const lines = Array.from({ length: dossiers }, (_, n) => ({
    ...{ code: `22006-1-261112-${String(n + 1).padStart(4, '0')}`, dueAt: `2026-11-${10 + (n % 9)}T17:00` },
    procedureName: procedures[(n * 5) % procedures.length]?.name ?? '',
    ...{ holder: n % 4 === 3 ? '' : 'Chuyên Viên Mẫu', reason: reasons[n % 4] ?? 'payment' },
    nextAct: acts[n % acts.length] ?? 'nudge',
  }));
  const usual = { part: null, whole: null };
  return headPaper({
    ...{ width: 80, sheet, words: words('vi'), centreName, pointName: 'Điểm tiếp nhận chính', copy: 0 },
    ...{ asOf: '2026-11-19T07:01', demonstration: false },
    figures: [
      { figure: 'waiting', value: 23, ...usual, target: 10, isMet: false, yesterday: 11 },
      { figure: 'median-wait', value: null, ...usual, target: 15, isMet: null, yesterday: 12.5 },
      { figure: 'served', value: 41, part: 41, whole: 43, target: 95, isMet: true, yesterday: 96 },
      { figure: 'on-time', value: 97.6, part: 206, whole: 211, target: 98, isMet: false, yesterday: 98 },
      { figure: 'overdue', value: dossiers, ...usual, target: 0, isMet: false, yesterday: 1 },
    ],
    overdue: { count: dossiers, lines },
    dueToday: { count: dossiers, lines },
    dueSoon: { count: dossiers, lines },
    index: serviceIndex({ counted: 2640, onTime: 2569, received: 2590, online: 840 }, 31),
    months: Array.from({ length: 12 }, (_, n) => ({
      from: `2026-${String(n + 1).padStart(2, '0')}-01`,
      part: 230 - n,
      whole: n === 11 ? 0 : 240,
    })),
  });
}

function inEveryLanguage(
  kind: string,
  draw: (language: SampleLanguage, width: PaperWidth) => PaperDocument,
): Record<string, SamplePaper> {
  return Object.assign(
    {},
    ...sampleLanguages.map((language) => onEveryHead(`${kind}-${language}`, ({ width }) => draw(language, width))),
  );
}

function onEveryHead(name: string, draw: (printer: PrinterModel) => PaperDocument): Record<string, SamplePaper> {
  return Object.fromEntries(
    Object.entries(samplePrinters).map(([head, printer]) => [`${name}-${head}`, { printer, paper: draw(printer) }]),
  );
}

function known(id: string): PrinterModel {
  const model = printerModel(id);
  assert(model, `no printer ${id}`);
  return model;
}
