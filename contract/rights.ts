import type { AccountRole } from '../domain/roles.ts';
import { accountRoles } from '../domain/roles.ts';
import type { TerminalApi } from './terminal-api.ts';
import type { Role } from './words.ts';

/**
 * Who may call a method: on which terminals, and people of which roles; `none`: nobody need have signed in.
 * This is the door, the same for every object; whether this person may do it to this dossier is asked behind it
 * (`domain/permissions.ts`).
 */
export interface Right {
  readonly terminals: readonly Role[] | 'anyone';
  readonly account: 'none' | readonly AccountRole[];
}

/** Roles by what they do: a new method takes one of these, or says why it needs another. */
export const people = {
  everybody: accountRoles,
  /** Calls and serves those who wait. */
  desk: ['clerk', 'cashier', 'head'],
  /** Stands at a counter, whether anybody is called to it or not. */
  attendants: ['clerk', 'cashier', 'post-agent', 'head'],
  /** Takes in dossiers and gives results back, at a counter or at the post. */
  receivers: ['clerk', 'post-agent', 'head'],
  /** Carries a dossier on between receiving and returning. */
  handlers: ['clerk', 'specialist', 'head'],
  /** Takes money and gives receipts for it. */
  cashiers: ['clerk', 'cashier', 'head'],
  /** Takes a fee for what is received; a post agent hands the money over together with the dossiers (QĐ 45/2016). */
  fees: ['clerk', 'cashier', 'post-agent', 'head'],
  /** May see who a dossier is about: never the technician. */
  dossierReaders: ['clerk', 'specialist', 'cashier', 'post-agent', 'head', 'auditor'],
  /** Arranges visits at home and drives to them. */
  visitors: ['clerk', 'head'],
  /** Keeps reception going: pauses, the kiosk's lock, strips of numbers. */
  keepers: ['clerk', 'head'],
  /** Looks after machines, papers in doubt, texts and recordings. */
  machines: ['clerk', 'technician', 'head'],
  /** Looks at the centre as a whole and changes nothing by it. */
  overseers: ['head', 'auditor'],
  /** Lets other PCs in and sends them away. */
  admitters: ['head', 'technician'],
  head: ['head'],
} as const satisfies Record<string, readonly AccountRole[]>;

const counter = (account: Right['account']): Right => ({ terminals: ['counter'], account });
const office = (account: Right['account']): Right => ({ terminals: ['office'], account });
const desks = (account: Right['account']): Right => ({ terminals: ['counter', 'office'], account });
const kiosk: Right = { terminals: ['kiosk'], account: 'none' };
const anyone: Right = { terminals: 'anyone', account: 'none' };
/** The dev dock and training. */
const simulators: Right = { terminals: ['paper'], account: 'none' };

/**
 * What rests once the province was not heard of for too long (`domain/standing-rights.ts`): who may do what, how the centre stands to
 * the provincial system, what leaves the house as a file. Reception, results, papers and bundles never do.
 */
export const beyondReception: ReadonlySet<keyof TerminalApi> = new Set([
  'createAccount',
  'makeSecondment',
  'setAccountRole',
  'reactivateAccount',
  'setCentreMode',
  'openStage',
  'importTexts',
  'readRegisterFile',
] as const);

export const rights: Readonly<Record<keyof TerminalApi, Right>> = {
  attachTerminal: anyone,
  // Without a token one is a board: it shows what hangs on the wall.
  whoAmI: anyone,
  signIn: desks('none'),
  signOut: desks('none'),
  createFirstAccount: office('none'),
  createAccount: office(people.head),
  watchKiosk: kiosk,
  issueTicket: { terminals: ['kiosk', 'counter'], account: 'none' },
  issueStrip: desks(people.keepers),
  watchCounter: counter('none'),
  openCounter: counter(people.attendants),
  closeCounter: counter(people.attendants),
  callNext: counter(people.desk),
  callTicket: counter(people.desk),
  recall: counter(people.desk),
  startService: counter(people.desk),
  park: counter(people.desk),
  transfer: counter(people.desk),
  markNoShow: counter(people.desk),
  finish: counter(people.desk),
  undoNoShow: counter(people.desk),
  rejoin: counter(people.desk),
  setHelpNeeds: counter(people.desk),
  setVisitProcedures: counter(people.desk),
  callInterpreter: counter(people.desk),
  pauseCounter: counter(people.attendants),
  resumeCounter: counter(people.attendants),
  setCounterProfile: office(people.head),
  setVisitRules: office(people.head),
  listProcedures: desks(people.everybody),
  previewDueDate: desks(people.everybody),
  receiveDossier: counter(people.receivers),
  keepDraft: counter(people.receivers),
  readDraft: counter(people.receivers),
  listVillages: counter(people.receivers),
  findEarlier: counter(people.receivers),
  listFoundFiles: counter(people.receivers),
  sendFilePart: counter(people.receivers),
  attachFile: counter(people.receivers),
  listReusable: counter(people.receivers),
  reuseAttachment: counter(people.receivers),
  removeAttachment: counter(people.receivers),
  readAttachment: desks(people.dossierReaders),
  findDossiers: desks(people.dossierReaders),
  openDossier: desks(people.dossierReaders),
  markResultReady: desks(people.handlers),
  returnResult: counter(people.receivers),
  setFee: counter(people.fees),
  payFee: counter(people.fees),
  cancelFeeReceipt: counter(people.fees),
  printFeeQr: counter(people.fees),
  listFees: desks([...people.fees, 'auditor']),
  listReceiptBooks: desks([...people.fees, 'auditor']),
  openReceiptBook: desks(people.cashiers),
  closeReceiptBook: desks(people.cashiers),
  lookAtDay: desks([...people.fees, 'auditor']),
  closeDay: counter(people.cashiers),
  forwardDossier: desks(people.handlers),
  takeDossier: desks(people.handlers),
  requestSupplement: desks(people.handlers),
  // Whoever bears the slip may bring it to any point, the post too.
  receiveSupplement: desks(people.receivers),
  refuseDossier: desks(people.handlers),
  stopDossier: desks(people.handlers),
  withdrawDossier: desks(people.handlers),
  askPayment: desks(people.handlers),
  notePayment: desks(people.cashiers),
  renewDueDate: desks(people.handlers),
  undoDossierAct: desks(['clerk', 'specialist', 'post-agent', 'head']),
  readDossierLife: desks(people.dossierReaders),
  listForms: desks(people.dossierReaders),
  readForm: desks(people.dossierReaders),
  printForm: desks(people.receivers),
  checkReceipt: desks(people.everybody),
  handOverMinutes: desks(people.receivers),
  listRegisters: office(people.overseers),
  readRegisterFile: office(people.overseers),
  closeRegister: office(people.head),
  readReport: office(people.overseers),
  readReportFile: office(people.overseers),
  listColleagues: desks(people.handlers),
  // Numbers only, what every passer-by sees: any browser that reaches the door may show it.
  watchBoard: anyone,
  watchOffice: office(people.everybody),
  confirmDate: desks(people.machines),
  watchReception: desks(people.everybody),
  setQueueHours: office(people.head),
  pauseQueues: desks(people.keepers),
  resumeQueues: desks(people.keepers),
  lockKiosk: desks(people.machines),
  unlockKiosk: desks(people.machines),
  setTimetable: office(people.head),
  watchBeside: desks(people.everybody),
  setCentreMode: office(people.head),
  receiveBeside: counter(people.receivers),
  giveOfficialCode: desks(people.receivers),
  compareRegister: office(['clerk', 'head', 'auditor']),
  watchCalendar: office(people.everybody),
  setDaysOff: office(people.head),
  watchStations: office([...people.admitters, 'auditor']),
  inviteStation: office(people.admitters),
  withdrawInvitation: office(people.admitters),
  confirmDigits: office(people.admitters),
  refuseDigits: office(people.admitters),
  setStationRoles: office(people.admitters),
  removeStation: office(people.admitters),
  chooseStandIn: office(people.admitters),
  watchHead: office(people.overseers),
  readFigure: office(people.overseers),
  readServiceIndex: office(people.overseers),
  makeHandOver: desks(people.receivers),
  readHandOvers: desks(people.dossierReaders),
  readHandOver: desks(people.dossierReaders),
  readSlip: desks(people.receivers),
  acceptHandOver: desks(people.receivers),
  declineHandOver: desks(people.receivers),
  withdrawHandOver: desks(people.receivers),
  reportFolderLost: desks(people.receivers),
  readLostFolder: desks(people.dossierReaders),
  reconstituteFolder: desks(people.receivers),
  listToRecount: desks(people.dossierReaders),
  recountFolders: desks(people.receivers),
  readTrips: desks(people.dossierReaders),
  nudgeDossier: office(people.head),
  watchNudges: desks(people.handlers),
  printHeadPage: office(people.overseers),
  readHeadPage: office(people.overseers),
  setMorningPaper: office(people.head),
  reprint: desks(people.receivers),
  answerPaperQuestion: desks(people.machines),
  printTestPage: desks(people.machines),
  readPaper: desks(people.dossierReaders),
  undoTicket: kiosk,
  askForHelp: kiosk,
  // Somebody stands there and waits: no sign-in lies between a clerk and the answer.
  answerHelp: desks('none'),
  watchScans: { terminals: ['kiosk', 'counter'], account: 'none' },
  setSimulatedScanner: simulators,
  readScan: kiosk,
  issueByScan: kiosk,
  makeAppointment: counter(people.desk),
  listPostItems: desks(people.fees),
  readPostItem: desks(['clerk', 'head']),
  receivePostItem: counter(['clerk', 'head']),
  countPostMoney: counter(people.cashiers),
  listHomeVisits: desks(people.visitors),
  askHomeVisit: desks(people.visitors),
  moveHomeVisit: desks(people.visitors),
  closeHomeVisit: desks(people.visitors),
  setHomeRoute: desks(people.visitors),
  printHomeVisits: desks(people.visitors),
  readHomeVisits: desks(people.visitors),
  listDayFolders: desks(people.visitors),
  handOverDay: desks(people.visitors),
  rateVisit: kiosk,
  listNeeds: { terminals: ['kiosk', 'counter'], account: 'none' },
  printNeeds: { terminals: ['kiosk', 'counter'], account: 'none' },
  setStaffPin: office(people.head),
  checkStaffPin: kiosk,
  watchPaper: simulators,
  // What every passer-by may read.
  readTexts: anyone,
  watchLanguages: office(people.everybody),
  exportTexts: office(people.machines),
  checkTexts: office(people.machines),
  importTexts: office(people.head),
  openStage: office(people.head),
  closeStage: office(people.head),
  watchVoice: anyone,
  readClip: anyone,
  watchRecordings: office(people.machines),
  recordClip: office(people.machines),
  acceptClip: office(people.machines),
  rejectClip: office(people.machines),
  takeClip: office(people.head),
  watchStaff: office(people.overseers),
  makeSecondment: office(people.head),
  cutSecondment: office(people.head),
  setAccountRole: office(people.head),
  setAccountLanguages: office(people.head),
  resetPassword: office(people.head),
  deactivateAccount: office(people.head),
  reactivateAccount: office(people.head),
  // Somebody's own, or by the head; which is asked behind the door.
  listHeldDossiers: desks(people.handlers),
  passOnDossiers: desks(people.handlers),
  freeCounter: office(people.head),
  changePassword: desks(people.everybody),
  setQuickPin: desks(people.everybody),
  lockScreen: desks(people.everybody),
  // Who is locked out has no rights: the secret given is what lets them in.
  unlockScreen: desks('none'),
  enterPractice: desks(people.everybody),
  leavePractice: desks(people.everybody),
  watchSneakernet: office(people.everybody),
  // Who carries the stick is whoever drives: nothing of it can be read on the way.
  carryByStick: office(people.machines),
  makeBundle: office(people.machines),
  takeBundle: office(people.machines),
  watchDoctor: office(people.everybody),
  runDoctor: office(people.everybody),
  mendCheck: office(people.machines),
  noteDeviceTest: office(people.machines),
  hearScanner: office(people.machines),
  noteScreen: kiosk,
  printReadiness: office(people.machines),
  readReadiness: office(people.machines),
  exportDiagnostics: office(people.machines),
  // Whoever may read the station's key file; asked behind the door.
  askStation: anyone,
  setSimulatedRoad: simulators,
  setSimulatedCitizens: simulators,
  setSimulatedPrinter: simulators,
};
