import { type DossierAct, dossierActs } from '../../domain/permissions.ts';
import type { AccountRole } from '../../domain/roles.ts';
import type { MethodName } from '../../main/operations/caller.ts';

/**
 * The table a second time, as one would read it to a head: four letters for a dossier of this point, four for one of
 * another. It is mine; handed on to nobody by name; at the reception of somebody else; another has it to do. What is not
 * written is '---- ----'.
 */
export const asWritten: Readonly<Record<AccountRole, Partial<Record<DossierAct, string>>>> = {
  clerk: {
    find: 'yyyy yyyy',
    open: 'yyyy yyyy',
    receive: 'yyyy ----',
    forward: 'yyy- ----',
    take: 'yyy- ----',
    'pass-on': 'y--- ----',
    'ask-supplement': 'yyy- ----',
    'take-supplement': 'yyyy yyyy',
    decide: 'yyy- ----',
    stop: 'yyy- ----',
    withdraw: 'yyyy ----',
    'renew-due-date': 'yyy- ----',
    charge: 'yyyy ----',
    'mark-ready': 'yyyy ----',
    return: 'yyyy yyyy',
    print: 'yyyy ----',
    correct: 'yyy- ----',
    undo: 'yyyy ----',
    'hand-over': 'yyyy yyyy',
  },
  specialist: {
    find: 'yy-- yy--',
    open: 'yy-- yy--',
    forward: 'y--- y---',
    take: 'yy-- yy--',
    'pass-on': 'y--- y---',
    'ask-supplement': 'y--- y---',
    decide: 'y--- y---',
    stop: 'y--- y---',
    withdraw: 'y--- y---',
    'renew-due-date': 'y--- y---',
    'mark-ready': 'y--- y---',
    undo: 'y--- y---',
  },
  cashier: {
    find: 'yyyy ----',
    open: 'yyyy ----',
    charge: 'yyyy ----',
  },
  'post-agent': {
    find: 'yyyy ----',
    open: 'yyyy ----',
    receive: 'yyyy ----',
    'take-supplement': 'yyyy ----',
    charge: 'yyyy ----',
    return: 'yyyy ----',
    print: 'yyy- ----',
    undo: 'yyy- ----',
    'hand-over': 'yyyy ----',
  },
  technician: {},
  auditor: {
    find: 'yyyy yyyy',
    open: 'yyyy yyyy',
  },
  // Whatever it is, wherever it is.
  head: Object.fromEntries(dossierActs.map((act) => [act, 'yyyy yyyy'])),
};

/** Which right each method asks for, written a second time: a guard that asks for the wrong one is found here. */
export const actAsked: Partial<Record<MethodName, DossierAct>> = {
  openDossier: 'open',
  readDossierLife: 'open',
  setFee: 'charge',
  listFees: 'open',
  notePayment: 'charge',
  attachFile: 'take-supplement',
  listReusable: 'take-supplement',
  reuseAttachment: 'take-supplement',
  removeAttachment: 'take-supplement',
  readAttachment: 'open',
  readPostItem: 'open',
  receivePostItem: 'receive',
  listForms: 'open',
  readForm: 'open',
  printForm: 'print',
  giveOfficialCode: 'receive',
  nudgeDossier: 'find',
  handOverMinutes: 'print',
  closeHomeVisit: 'find',
  passOnDossiers: 'pass-on',
  forwardDossier: 'forward',
  takeDossier: 'take',
  requestSupplement: 'ask-supplement',
  receiveSupplement: 'take-supplement',
  refuseDossier: 'decide',
  askPayment: 'decide',
  stopDossier: 'stop',
  withdrawDossier: 'withdraw',
  renewDueDate: 'renew-due-date',
  undoDossierAct: 'undo',
  markResultReady: 'mark-ready',
  returnResult: 'return',
  reportFolderLost: 'hand-over',
  readLostFolder: 'open',
  listReadings: 'open',
  correctPerson: 'correct',
  restrictDossier: 'open',
  erasePersons: 'open',
  reconstituteFolder: 'hand-over',
  sayPaperHere: 'hand-over',
};

/** What rests when the province was not heard of for longer than its word holds; the same a second time. */
export const restsWithoutProvince: readonly MethodName[] = [
  ...(['createAccount', 'makeSecondment', 'setAccountRole', 'reactivateAccount', 'setCentreMode'] as const),
  ...(['openStage', 'importTexts', 'readRegisterFile', 'exportPerson', 'exportBreach', 'erasePersons'] as const),
];
