import type { MethodName } from '../../main/operations/caller.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { newOrigin } from './open-door.ts';

/** One input of each method that the door lets through: what is wrong with a test's input is what the test made wrong. */
export function sampleInput(method: MethodName): Record<string, unknown> {
  return { ...samples[method](), ...(isCommand(method) ? { origin: newOrigin() } : {}) };
}

/** A stop of the mobile team, at a place of everybody. */
export const sampleStop = {
  ...{ kind: 'mobile', place: 'Nhà văn hóa làng mẫu', villages: ['Làng Mẫu', 'Thôn Mẫu'] },
  ...{ weekdays: ['3'], dates: ['2026-12-05'], times: [{ from: '08:00', to: '11:00' }] },
};

/** The swap that was proposed in September 2026, as a notice would decide it. */
export const sampleDayOff = {
  ...{ date: '2026-11-23', kind: 'off', name: 'Nghỉ hoán đổi' },
  ...{ certainty: 'confirmed', source: 'Thông báo mẫu số 1' },
};

/** Carries an `origin`: it may write to the log. */
export function isCommand(method: MethodName): boolean {
  return 'origin' in samples[method]();
}

const origin = '';
const atCounter = { origin, counter: '1' };
const dossier = '11111111-1111-4111-8111-111111111111';
const approver = { login: 'khong-co', secret: 'khong-co-that' };
const job = '01900000-0000-7000-8000-000000000000.0';
const hash = '0'.repeat(64);
const nobody = '11111111-1111-4111-8111-111111111119';
const twoDays = { from: '2026-11-20', to: '2026-11-21' };
const sampleClip = {
  ...{ language: 'jra', clip: 'digit.7', text: 'tơjuh', speaker: 'Người Đọc Mẫu', fromMs: 0, lengthMs: 400, gain: 1 },
  // An Ogg page that begins an Opus stream, and nothing after it.
  sound: Buffer.from('OggS\0\0\0\0OpusHead').toString('base64'),
};
const sampleFee = { procedure: '2.000815', papers: 3, pages: 4, copies: 2, asked: null, exempt: null };
const account = () => ({ login: `moi${newOrigin().slice(-6)}`, name: 'Người Mẫu', password: 'chim-sao-bay-cao' });

const sampleVisit = {
  ...{ village: 'Làng Mẫu', date: '2026-11-20', from: null, via: 'phone', procedure: '1.004873' },
  person: { name: 'Người Mẫu', phone: '0901234567', address: 'cuối làng', note: '' },
};

const samples: Record<MethodName, () => Record<string, unknown>> = {
  attachTerminal: () => ({ code: 'khong-co' }),
  whoAmI: () => ({}),
  signIn: () => ({ login: 'khong-co', password: 'khong-co-that' }),
  signOut: () => ({}),
  createFirstAccount: () => ({ origin, ...account() }),
  createAccount: () => ({ origin, ...account(), role: 'clerk' }),
  watchKiosk: () => ({}),
  issueTicket: () => ({ origin, queue: 'B', priority: null, language: 'vi' }),
  issueStrip: () => ({ origin, queue: 'B', count: 2, language: 'vi' }),
  watchCounter: () => ({ counter: '1' }),
  openCounter: () => ({ ...atCounter, queues: ['B'] }),
  closeCounter: () => atCounter,
  callNext: () => atCounter,
  callTicket: () => ({ ...atCounter, ticket: '1.B001', why: 'urgent-need' }),
  recall: () => atCounter,
  startService: () => atCounter,
  park: () => ({ ...atCounter, why: 'missing-paper' }),
  transfer: () => ({ ...atCounter, to: 'C' }),
  markNoShow: () => atCounter,
  undoNoShow: () => ({ ...atCounter, ticket: '1.B001' }),
  rejoin: () => ({ ...atCounter, ticket: '1.B001' }),
  setHelpNeeds: () => ({ ...atCounter, needs: ['interpreter'] }),
  setVisitProcedures: () => ({ ...atCounter, procedures: ['2.000815'] }),
  callInterpreter: () => atCounter,
  pauseCounter: () => ({ ...atCounter, why: 'break' }),
  resumeCounter: () => atCounter,
  setCounterProfile: () => ({ origin, of: '2', queues: ['B'], fields: ['Hộ tịch'], languages: ['jra'] }),
  setVisitRules: () => ({ origin, missedAfterRecalls: 3, prefersSpeakers: true }),
  finish: () => ({ ...atCounter, outcome: 'served' }),
  listProcedures: () => ({}),
  previewDueDate: () => ({ procedure: '1.004873' }),
  receiveDossier: () => ({
    ...atCounter,
    ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null, submitter: null },
    ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
    ...{ sets: 1, note: '', language: 'vi' },
  }),
  keepDraft: () => ({ counter: '1', draft: '{}' }),
  readDraft: () => ({ counter: '1' }),
  listVillages: () => ({}),
  findEarlier: () => ({ idNumber: inventedPerson(3).idNumber }),
  listFoundFiles: () => ({}),
  sendFilePart: () => ({ upload: dossier, offset: 0, part: '' }),
  attachFile: () => ({ origin, dossier, document: 'Tờ khai', from: { kind: 'folder', name: 'khong-co.pdf' } }),
  listReusable: () => ({ dossier }),
  reuseAttachment: () => ({ origin, dossier, attachment: dossier }),
  removeAttachment: () => ({ origin, dossier, attachment: dossier }),
  readAttachment: () => ({ dossier, attachment: dossier }),
  findDossiers: () => ({ query: 'mẫu', state: null }),
  openDossier: () => ({ dossier }),
  markResultReady: () => ({ origin, dossier }),
  returnResult: () => ({ ...atCounter, dossier, ticket: null, to: 'applicant', receiver: 'Người Mẫu', note: '' }),
  setFee: () => ({ ...atCounter, dossier: null, ticket: null, lines: [sampleFee], pay: null }),
  payFee: () => ({ ...atCounter, fee: dossier, pay: { way: 'cash', given: null } }),
  cancelFeeReceipt: () => ({ ...atCounter, fee: dossier, why: 'wrong-amount', anew: false }),
  printFeeQr: () => ({ ...atCounter, fee: dossier }),
  listFees: () => ({ dossier: null, ticket: null }),
  listReceiptBooks: () => ({}),
  openReceiptBook: () => ({
    origin,
    form: '01BLP2-001',
    series: newOrigin().slice(-6),
    from: 1,
    to: 50,
    liesAt: null,
  }),
  closeReceiptBook: () => ({ origin, book: dossier }),
  lookAtDay: () => ({}),
  closeDay: () => ({ ...atCounter, seen: 0, counted: 0, notes: null, why: null, unsyncedWhy: 'no-network' }),
  forwardDossier: () => ({ origin, dossier, account: null, unit: 'Phòng Văn hóa, Xã hội' }),
  takeDossier: () => ({ origin, dossier }),
  requestSupplement: () => ({
    ...{ origin, dossier, stage: 'verification', legalBasis: 'incomplete-on-review', note: '', approver: null },
    missing: [{ name: 'Giấy chứng sinh', reason: 'Chưa nộp' }],
  }),
  receiveSupplement: () => ({
    ...{ origin, dossier, note: '' },
    documents: [{ name: 'Giấy chứng sinh', kind: 'original', count: 1 }],
  }),
  refuseDossier: () => ({ origin, dossier, legalBasis: 'not-competent', reason: 'Mẫu', approver }),
  stopDossier: () => ({ origin, dossier, legalBasis: 'authority-decided', reason: 'Mẫu', approver }),
  withdrawDossier: () => ({ origin, dossier, reason: '' }),
  askPayment: () => ({ origin, dossier, amount: 8000 }),
  notePayment: () => ({ origin, dossier, amount: 8000 }),
  renewDueDate: () => ({ origin, dossier, date: '2026-12-01', reason: 'Mẫu', approver }),
  undoDossierAct: () => ({ origin, dossier }),
  readDossierLife: () => ({ dossier }),
  listForms: () => ({ dossier }),
  readForm: () => ({ dossier, form: '01' }),
  printForm: () => ({ origin, dossier, form: '02' }),
  checkReceipt: () => ({ text: '22006-1-261120-0001' }),
  handOverMinutes: () => ({ dossiers: [dossier], from: 'Điểm Mẫu', to: 'Điểm chính' }),
  listRegisters: () => ({}),
  readRegisterFile: () => ({ year: 2026, as: 'csv' }),
  closeRegister: () => ({ origin, year: 2026 }),
  readReport: () => ({ from: '2026-11-01', to: '2026-11-30' }),
  readReportFile: () => ({ from: '2026-11-01', to: '2026-11-30', as: 'csv' }),
  listColleagues: () => ({}),
  watchBoard: () => ({}),
  watchOffice: () => ({}),
  watchReception: () => ({}),
  setQueueHours: () => ({ origin, queues: ['D'], week: null, places: 40 }),
  pauseQueues: () => ({ origin, queues: ['C'], why: 'meeting', backAt: null }),
  resumeQueues: () => ({ origin, queues: ['C'] }),
  lockKiosk: () => ({ origin, why: 'maintenance', text: '', backAt: { date: '2026-11-20', time: '08:01' } }),
  unlockKiosk: () => ({ origin }),
  setTimetable: () => ({ origin, stops: [sampleStop] }),
  watchCalendar: () => ({}),
  watchHead: () => ({}),
  readFigure: () => ({ figure: 'overdue', period: null }),
  readServiceIndex: () => ({}),
  nudgeDossier: () => ({ origin, dossier }),
  watchNudges: () => ({}),
  printHeadPage: () => ({ origin }),
  readHeadPage: () => ({}),
  setMorningPaper: () => ({ origin, prints: true }),
  setDaysOff: () => ({ origin, days: [sampleDayOff] }),
  watchBeside: () => ({}),
  setCentreMode: () => ({ origin, mode: 'beside', formFields: ['name', 'idNumber'] }),
  receiveBeside: () => ({
    ...atCounter,
    officialCode: 'H21.65-261120-0011',
    procedure: '1.004873',
    ticket: null,
    applicant: null,
    language: 'vi',
  }),
  giveOfficialCode: () => ({
    origin,
    dossier: '00000000-0000-4000-8000-00000000abcd',
    officialCode: 'H21.65-261120-0012',
  }),
  compareRegister: () => ({
    rows: [{ line: 2, officialCode: 'H21.65-261120-0011', receivedOn: '2026-11-20' }],
    from: '2026-11-20',
    to: '2026-11-20',
  }),
  confirmDate: () => ({ origin, date: '2026-11-20' }),
  reprint: () => ({ origin, job }),
  answerPaperQuestion: () => ({ origin, job, printed: true }),
  readPaper: () => ({ job }),
  printTestPage: () => ({ origin, printer: 'first' }),
  undoTicket: () => ({ origin, ticket: '1.B001' }),
  askForHelp: () => ({ origin }),
  answerHelp: () => ({ ...atCounter, help: '01900000-0000-7000-8000-000000000000' }),
  watchScans: () => ({}),
  setSimulatedScanner: () => ({ plugged: true, scan: null }),
  readScan: () => ({ text: '22006-1-261120-0001' }),
  issueByScan: () => ({ origin, text: '22006-1-261120-0001', language: 'vi' }),
  makeAppointment: () => ({ ...atCounter, queue: 'B', date: '2026-11-25', from: '08:00', to: '09:00', language: 'vi' }),
  rateVisit: () => ({ origin, token: 'a'.repeat(26), rating: 'satisfied' }),
  listNeeds: () => ({}),
  printNeeds: () => ({ origin, procedure: '1.004873', language: 'vi' }),
  setStaffPin: () => ({ origin, pin: '593817' }),
  checkStaffPin: () => ({ pin: '000000' }),
  watchPaper: () => ({}),
  readTexts: () => ({ language: 'en' }),
  watchLanguages: () => ({}),
  exportTexts: () => ({ language: 'jra', form: 'i18next' }),
  checkTexts: () => ({ language: 'jra', base64: 'e30=' }),
  importTexts: () => ({ origin, language: 'jra', base64: 'e30=' }),
  openStage: () => ({ origin, language: 'jra', stage: 'calls', reviewer: 'Người Duyệt Mẫu', date: '2026-11-20' }),
  closeStage: () => ({ origin, language: 'en', stage: 'counter' }),
  watchVoice: () => ({}),
  readClip: () => ({ hash }),
  watchRecordings: () => ({ language: 'jra' }),
  recordClip: () => ({ ...sampleClip, origin }),
  acceptClip: () => ({ origin, language: 'jra', clip: 'digit.7', hash, reviewer: 'Người Duyệt Mẫu' }),
  rejectClip: () => ({ origin, language: 'jra', clip: 'digit.7', hash }),
  takeClip: () => ({
    ...sampleClip,
    origin,
    ...{ recordedOn: '2026-11-20', reviewer: 'Mẫu', reviewedOn: '2026-11-20' },
  }),
  watchStaff: () => ({}),
  makeSecondment: () => ({ origin, account: nobody, role: 'cashier', point: '22006-1', ...twoDays }),
  cutSecondment: () => ({ origin, secondment: nobody, to: '2026-11-20' }),
  setAccountRole: () => ({ origin, account: nobody, role: 'specialist' }),
  setAccountLanguages: () => ({ origin, account: nobody, languages: ['vi', 'jra'] }),
  resetPassword: () => ({ origin, account: nobody }),
  deactivateAccount: () => ({ origin, account: nobody }),
  reactivateAccount: () => ({ origin, account: nobody }),
  listHeldDossiers: () => ({ account: nobody }),
  passOnDossiers: () => ({ origin, from: nobody, to: nobody, dossiers: [dossier] }),
  freeCounter: () => atCounter,
  changePassword: () => ({ origin, old: 'khong-co-that', password: 'chim-sao-bay-cao' }),
  setQuickPin: () => ({ origin, password: 'khong-co-that', pin: '274951' }),
  lockScreen: () => ({}),
  unlockScreen: () => ({ secret: '274951' }),
  listHomeVisits: () => ({ date: '2026-11-20' }),
  askHomeVisit: () => ({ origin, ...sampleVisit }),
  moveHomeVisit: () => ({ origin, visit: nobody, date: '2026-11-25', from: '09:00' }),
  closeHomeVisit: () => ({ origin, visit: nobody, outcome: 'nobody-home', dossiers: [] }),
  setHomeRoute: () => ({ origin, date: '2026-11-20', villages: ['Làng Mẫu'] }),
  printHomeVisits: () => ({ origin, date: '2026-11-20' }),
  readHomeVisits: () => ({ date: '2026-11-20' }),
  setSimulatedRoad: () => ({ condition: 'open' }),
  setSimulatedCitizens: () => ({ perMinute: 0 }),
  setSimulatedPrinter: () => ({ cover: 'closed', paper: 'loaded', power: 'on' }),
};
