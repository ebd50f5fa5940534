import type { TerminalApi } from './terminal-api.ts';
import type { AccountRole, Role } from './words.ts';

/** Who may call a method: on which terminals, and whether a signed-in person (and of which role) is needed. */
export interface Right {
  readonly terminals: readonly Role[] | 'anyone';
  readonly account: 'none' | 'any' | AccountRole;
}

const clerk: Right = { terminals: ['counter', 'office'], account: 'any' };
const head: Right = { terminals: ['office'], account: 'head' };

export const rights: Readonly<Record<keyof TerminalApi, Right>> = {
  attachTerminal: { terminals: 'anyone', account: 'none' },
  // Without a token one is a board: it shows what hangs on the wall.
  whoAmI: { terminals: 'anyone', account: 'none' },
  signIn: { terminals: ['counter', 'office'], account: 'none' },
  signOut: { terminals: ['counter', 'office'], account: 'none' },
  createFirstAccount: { terminals: ['office'], account: 'none' },
  createAccount: head,
  watchKiosk: { terminals: ['kiosk'], account: 'none' },
  issueTicket: { terminals: ['kiosk', 'counter'], account: 'none' },
  issueStrip: clerk,
  watchCounter: { terminals: ['counter'], account: 'none' },
  openCounter: { terminals: ['counter'], account: 'any' },
  closeCounter: { terminals: ['counter'], account: 'any' },
  callNext: { terminals: ['counter'], account: 'any' },
  callTicket: { terminals: ['counter'], account: 'any' },
  recall: { terminals: ['counter'], account: 'any' },
  startService: { terminals: ['counter'], account: 'any' },
  park: { terminals: ['counter'], account: 'any' },
  transfer: { terminals: ['counter'], account: 'any' },
  markNoShow: { terminals: ['counter'], account: 'any' },
  finish: { terminals: ['counter'], account: 'any' },
  listProcedures: clerk,
  previewDueDate: clerk,
  receiveDossier: { terminals: ['counter'], account: 'any' },
  findDossiers: clerk,
  openDossier: clerk,
  markResultReady: clerk,
  returnResult: { terminals: ['counter'], account: 'any' },
  // Numbers only, what every passer-by sees: any browser that reaches the door may show it.
  watchBoard: { terminals: 'anyone', account: 'none' },
  watchOffice: { terminals: ['office'], account: 'any' },
  confirmDate: clerk,
  watchReception: clerk,
  setQueueHours: head,
  pauseQueues: clerk,
  resumeQueues: clerk,
  lockKiosk: clerk,
  unlockKiosk: clerk,
  setTimetable: head,
  reprint: clerk,
  answerPaperQuestion: clerk,
  printTestPage: clerk,
  readPaper: clerk,
  undoTicket: { terminals: ['kiosk'], account: 'none' },
  askForHelp: { terminals: ['kiosk'], account: 'none' },
  // Somebody stands there and waits: no sign-in lies between a clerk and the answer.
  answerHelp: { terminals: ['counter', 'office'], account: 'none' },
  watchScans: { terminals: ['kiosk', 'counter'], account: 'none' },
  setSimulatedScanner: { terminals: ['paper'], account: 'none' },
  readScan: { terminals: ['kiosk'], account: 'none' },
  issueByScan: { terminals: ['kiosk'], account: 'none' },
  makeAppointment: { terminals: ['counter'], account: 'any' },
  rateVisit: { terminals: ['kiosk'], account: 'none' },
  listNeeds: { terminals: ['kiosk', 'counter'], account: 'none' },
  printNeeds: { terminals: ['kiosk', 'counter'], account: 'none' },
  setStaffPin: head,
  checkStaffPin: { terminals: ['kiosk'], account: 'none' },
  watchPaper: { terminals: ['paper'], account: 'none' },
  // What every passer-by may read.
  readTexts: { terminals: 'anyone', account: 'none' },
  watchLanguages: { terminals: ['office'], account: 'any' },
  exportTexts: { terminals: ['office'], account: 'any' },
  checkTexts: { terminals: ['office'], account: 'any' },
  importTexts: head,
  openStage: head,
  closeStage: head,
  watchVoice: { terminals: 'anyone', account: 'none' },
  readClip: { terminals: 'anyone', account: 'none' },
  watchRecordings: { terminals: ['office'], account: 'any' },
  recordClip: { terminals: ['office'], account: 'any' },
  acceptClip: { terminals: ['office'], account: 'any' },
  rejectClip: { terminals: ['office'], account: 'any' },
  takeClip: head,
  setSimulatedRoad: { terminals: ['paper'], account: 'none' },
  setSimulatedCitizens: { terminals: ['paper'], account: 'none' },
  setSimulatedPrinter: { terminals: ['paper'], account: 'none' },
};
