import type { DossierId } from '../../domain/ids.ts';
import { type Acting, type DossierAct, type Placed, refusedAct } from '../../domain/permissions.ts';
import { ok } from '../../domain/result.ts';
import type { Ids } from '../ports/ids.ts';
import type { DossierRow } from '../store/dossiers-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { accountOf, actorOf, type Caller, type Handlers, type Input, type MethodName, NotPermitted } from './caller.ts';
import { dossierOfJob } from './opened-dossiers.ts';

/** Every method that names a dossier, or several: the compiler asks for a line of each. */
type Naming<Key extends string> = {
  // An input without keys has them all.
  [K in MethodName]: string extends keyof Input<K> ? never : Key extends keyof Input<K> ? K : never;
}[MethodName];
type OnDossier = Naming<'dossier'>;

const actOf: Readonly<Record<OnDossier, DossierAct>> = {
  openDossier: 'open',
  nudgeDossier: 'find',
  attachFile: 'take-supplement',
  listReusable: 'take-supplement',
  reuseAttachment: 'take-supplement',
  removeAttachment: 'take-supplement',
  readAttachment: 'open',
  readPostItem: 'open',
  receivePostItem: 'receive',
  setFee: 'charge',
  listFees: 'open',
  readDossierLife: 'open',
  listForms: 'open',
  readForm: 'open',
  printForm: 'print',
  forwardDossier: 'forward',
  takeDossier: 'take',
  requestSupplement: 'ask-supplement',
  receiveSupplement: 'take-supplement',
  refuseDossier: 'decide',
  stopDossier: 'stop',
  withdrawDossier: 'withdraw',
  askPayment: 'decide',
  notePayment: 'charge',
  renewDueDate: 'renew-due-date',
  undoDossierAct: 'undo',
  giveOfficialCode: 'receive',
  markResultReady: 'mark-ready',
  returnResult: 'return',
  reportFolderLost: 'hand-over',
  readLostFolder: 'open',
  listReadings: 'open',
  correctPerson: 'correct',
  restrictDossier: 'open',
  reconstituteFolder: 'hand-over',
  sayPaperHere: 'hand-over',
};

const actOfEach: Readonly<Record<Naming<'dossiers'>, DossierAct>> = {
  handOverMinutes: 'print',
  passOnDossiers: 'pass-on',
  closeHomeVisit: 'find',
  erasePersons: 'open',
};

/** Papers lead to a dossier by their print job; of those about money a copy is part of taking it. */
const onPaper = {
  readPaper: { dossier: 'open', money: 'open' },
  reprint: { dossier: 'print', money: 'charge' },
} as const satisfies Partial<Record<MethodName, Readonly<Record<'dossier' | 'money', DossierAct>>>>;

/** Lists with names: each line stays only for who may open it, and a reading by the auditor is put down. */
const lists = ['findDossiers'] as const satisfies readonly MethodName[];

/**
 * The one place where a person's right to one dossier is asked (`domain/permissions.ts`): behind the door, before the
 * operation, for every road alike. A screen that hides a button is a courtesy; this is the refusal.
 */
export function guardDossiers(
  handlers: Handlers<MethodName>,
  { store, ids }: { store: PointStore; ids: Ids },
): Handlers<MethodName> {
  const ask = (act: DossierAct, row: DossierRow | undefined | null, caller: Caller) => {
    // Of a dossier that is not there the operation says so itself; the role is asked even then.
    const refused = refusedAct(acting(store, caller), act, row ? placed(store, row) : null);
    if (refused) throw new NotPermitted(refused.type);
  };

  const noteReading = (found: number, caller: Caller) => {
    const command = { origin: ids.origin(), method: 'findDossiers', actor: actorOf(caller), opensDay: false };
    const facts = { found };
    const noted = store.perform(command, () =>
      ok({ events: [{ type: 'dossiers-looked-through' as const, facts }], answer: () => ({}) }),
    );
    if (!noted.ok) throw new NotPermitted('role-not-allowed');
  };

  const guards: Partial<Record<MethodName, (input: never, caller: Caller) => void>> = {
    receiveDossier: (_: unknown, caller: Caller) => ask('receive', null, caller),
  };
  for (const [method, act] of Object.entries(actOf) as [OnDossier, DossierAct][])
    guards[method] = ({ dossier }: { dossier: DossierId | null }, caller: Caller) =>
      ask(act, dossier && store.dossiers.get(dossier), caller);
  for (const [method, act] of Object.entries(actOfEach) as [keyof typeof actOfEach, DossierAct][])
    guards[method] = ({ dossiers }: { dossiers: readonly DossierId[] }, caller: Caller) => {
      for (const dossier of dossiers) ask(act, store.dossiers.get(dossier), caller);
    };
  for (const method of ['readPaper', 'reprint'] as const)
    guards[method] = ({ job }: { job: string }, caller: Caller) => {
      const printed = store.jobs.get(job);
      const dossier = printed && dossierOfJob(store, printed);
      if (dossier) ask(onPaper[method][printed.kind.startsWith('fee') ? 'money' : 'dossier'], dossier, caller);
    };
  // Each dossier of an armful for itself; of what the slip alone knows there is no row, and nobody's to ask.
  guards.makeHandOver = ({ items }: Input<'makeHandOver'>, caller: Caller) => {
    for (const { dossier } of items) ask('hand-over', store.dossiers.get(dossier), caller);
  };
  guards.recountFolders = ({ counted }: Input<'recountFolders'>, caller: Caller) => {
    for (const { dossier } of counted) ask('hand-over', store.dossiers.get(dossier), caller);
  };
  const onDossier = guards.reuseAttachment;
  guards.reuseAttachment = (input: Input<'reuseAttachment'>, caller: Caller) => {
    onDossier?.(input as never, caller);
    const taken = store.attachments.get(input.attachment);
    if (taken) ask('open', store.dossiers.get(taken.dossier), caller);
  };

  const guarded = { ...handlers } as Record<MethodName, (input: never, caller: Caller) => unknown>;
  for (const [method, guard] of Object.entries(guards) as [MethodName, (input: never, caller: Caller) => void][]) {
    const handle = guarded[method];
    guarded[method] = (input, caller) => {
      guard(input, caller);
      return handle(input, caller);
    };
  }
  for (const method of lists) {
    const list = handlers[method];
    guarded[method] = async (input: never, caller: Caller) => {
      const lines = await list(input, caller);
      const seen = lines.filter(({ dossier }) => isAllowed(store, caller, 'find', dossier));
      if (caller.role === 'auditor') noteReading(seen.length, caller);
      return seen;
    };
  }
  return guarded as unknown as Handlers<MethodName>;
}

/** For an operation that comes to dossiers nobody named, by the person: the others are left out. */
export function isAllowed(store: PointStore, caller: Caller, act: DossierAct, dossier: string): boolean {
  const row = store.dossiers.get(dossier);
  return row !== undefined && refusedAct(acting(store, caller), act, placed(store, row)) === null;
}

function acting(store: PointStore, caller: Caller): Acting {
  if (!caller.role) throw new Error('assertion failed: the door let somebody in without their role');
  return { account: accountOf(caller), role: caller.role, point: store.point.id };
}

function placed(store: PointStore, row: DossierRow): Placed {
  const { holder, state, receivedAtPoint, returnAtPoint } = row;
  const workAt = store.custody.of(row).work;
  const isRestricted = row.privacy.restricted;
  return { holder, isAtReception: state === 'received', receivedAtPoint, returnAtPoint, workAt, isRestricted };
}
