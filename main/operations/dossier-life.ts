import { localTime } from '../../domain/calendar.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { foldDossier } from '../../domain/dossier-fold.ts';
import * as life from '../../domain/dossier-life.ts';
import type { ActImpossible } from '../../domain/dossier-transitions.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { DossierId, Origin } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { NotWritable } from '../store/point-writer.ts';
import type { NewPrintJob } from '../store/print-jobs-table.ts';
import { type Answer, accountOf, actorOf, type Caller, type Handlers } from './caller.ts';
import { notOurWork, type WorkRefusal } from './custody-view.ts';
import { besidesOf, dossierLine } from './dossier-view.ts';
import type { FourEyes } from './four-eyes.ts';
import { lifeStepOf, nameOf } from './life-view.ts';

type LifeMethods =
  | 'forwardDossier'
  | 'takeDossier'
  | 'requestSupplement'
  | 'receiveSupplement'
  | 'refuseDossier'
  | 'stopDossier'
  | 'withdrawDossier'
  | 'askPayment'
  | 'notePayment'
  | 'renewDueDate'
  | 'undoDossierAct'
  | 'readDossierLife'
  | 'listColleagues';

type NotedRefusal = ActImpossible | { readonly type: 'fee-owed-here'; readonly total: number };
type UndoRefusal = { readonly type: 'act-not-undoable' } | { readonly type: 'fee-taken' };
type Line = Extract<Answer<'takeDossier'>, { ok: true }>['value'];

/** Who works on dossiers; the others of the centre have other tasks. */
const colleagues = ['clerk', 'specialist', 'head'];

/** Everything that happens to a dossier between its receipt and its result. */
export function dossierLifeOperations(parts: {
  store: PointStore;
  clock: Clock;
  search: DossierSearch;
  fourEyes: FourEyes;
}): Handlers<LifeMethods> {
  const { store, clock, search, fourEyes } = parts;

  /** One act on one dossier: decided on its row, written, and shown as it is then. */
  const act = <E>(
    asked: { method: LifeMethods; origin: Origin; dossier: DossierId },
    caller: Caller,
    decide: (acting: life.Acting) => Result<readonly NewEvent[], E>,
    more: { alongside?: (events: readonly NewEvent[]) => void; print?: 'missing-papers' } = {},
  ): Result<Line, E | { type: 'dossier-unknown' } | WorkRefusal | NotWritable> => {
    const { method, origin, dossier: id } = asked;
    const performed = store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const dossier = store.dossiers.get(id);
      if (!dossier) return err({ type: 'dossier-unknown' as const });
      const elsewhere = notOurWork(store, dossier);
      if (elsewhere) return err(elsewhere);
      const decided = decide({ dossier, now: localTime(clock.now()), clock: store.workClock });
      if (!decided.ok) return decided;
      const events = decided.value;
      const jobs = more.print ? [paperFor(more.print, dossier, origin, caller)] : [];
      return ok({ events, jobs, alongside: () => more.alongside?.(events), answer: () => ({ dossier: id }) });
    });
    if (!performed.ok) return performed;
    const opened = search.opened(id);
    if (!opened) throw new Error('assertion failed: a dossier of the log is not in its projection');
    const besides = besidesOf(store, opened.dossier);
    return ok(dossierLine(opened, nameOf(store, opened.dossier.holder), besides));
  };

  return {
    forwardDossier: ({ account, unit, ...asked }, caller) => {
      const known = account === null || store.accounts.all().some(({ id }) => id === account);
      if (!known) return err({ type: 'account-unknown' });
      return act({ ...asked, method: 'forwardDossier' }, caller, (acting) =>
        life.forward({ ...acting, to: { account, unit } }),
      );
    },
    takeDossier: (asked, caller) => act({ ...asked, method: 'takeDossier' }, caller, life.take),
    requestSupplement: async ({ stage, legalBasis, missing, note, approver, ...asked }, caller) => {
      const second = approver && (await fourEyes('ask-supplement-again', approver, caller));
      if (second && !second.ok) return second;
      const decide = (acting: life.Acting) =>
        life.requestSupplement({ ...acting, stage, legalBasis, missing, note, approver: second?.value ?? null });
      // What to bring goes home with the citizen, in pictures and words.
      return act({ ...asked, method: 'requestSupplement' }, caller, decide, { print: 'missing-papers' });
    },
    receiveSupplement: ({ documents, note, ...asked }, caller) =>
      act({ ...asked, method: 'receiveSupplement' }, caller, (acting) => {
        const procedure = store.catalogue.byCode(acting.dossier.procedure);
        return life.receiveSupplement({ ...acting, documents, note, procedure });
      }),
    refuseDossier: async ({ legalBasis, reason, approver, ...asked }, caller) => {
      const second = await fourEyes('refuse-dossier', approver, caller);
      if (!second.ok) return second;
      return act({ ...asked, method: 'refuseDossier' }, caller, (acting) =>
        life.refuse({ ...acting, legalBasis, reason, approver: second.value }),
      );
    },
    stopDossier: async ({ legalBasis, reason, approver, ...asked }, caller) => {
      const second = await fourEyes('stop-dossier', approver, caller);
      if (!second.ok) return second;
      return act({ ...asked, method: 'stopDossier' }, caller, (acting) =>
        life.stop({ ...acting, legalBasis, reason, approver: second.value }),
      );
    },
    withdrawDossier: ({ reason, ...asked }, caller) =>
      act({ ...asked, method: 'withdrawDossier' }, caller, (acting) => life.withdraw({ ...acting, reason })),
    askPayment: ({ amount, ...asked }, caller) =>
      act({ ...asked, method: 'askPayment' }, caller, (acting) => life.askPayment({ ...acting, amount })),
    notePayment: ({ amount, ...asked }, caller) => {
      const decide = (acting: life.Acting): Result<readonly NewEvent[], NotedRefusal> => {
        // What is owed at a counter here is paid there: the money says it, and the dossier goes on by itself.
        const owed = store.fees.ofDossier(acting.dossier.id).find(({ paid, total }) => !paid && total > 0);
        return owed ? err({ type: 'fee-owed-here', total: owed.total }) : life.notePayment({ ...acting, amount });
      };
      return act({ ...asked, method: 'notePayment' }, caller, decide);
    },
    renewDueDate: async ({ date, reason, approver, ...asked }, caller) => {
      const second = await fourEyes('renew-due-date', approver, caller);
      if (!second.ok) return second;
      return act({ ...asked, method: 'renewDueDate' }, caller, (acting) =>
        life.renewDueDate({ ...acting, date, reason, approver: second.value }),
      );
    },

    undoDossierAct: (asked, caller) => {
      // A receipt no printer has begun is not printed; one that is out leads to a dossier that says it was taken back.
      const takeBackPaper = ([undone]: readonly NewEvent[]) => {
        if (undone?.type !== 'dossier-act-undone' || undone.facts.back) return;
        for (const job of store.jobs.queuedReceipts(asked.dossier)) store.spool.move(job, 'withdrawn', 'undone');
      };
      const undo = ({ dossier, now }: life.Acting): Result<readonly NewEvent[], UndoRefusal> => {
        const steps = store.steps.of(dossier.id);
        const before = steps.slice(0, -1).reduce<Dossier | undefined>(foldDossier, undefined);
        const last = steps.at(-1);
        // Money was taken and a receipt given for it: first that receipt is cancelled, or nobody finds the money again.
        const isPaid = store.fees.ofDossier(dossier.id).some(({ paid }) => paid !== null);
        if (isPaid && before === undefined) return err({ type: 'fee-taken' });
        return life.undoAct(dossier, { last, before, now, account: accountOf(caller), wall: clock.now() });
      };
      return act({ ...asked, method: 'undoDossierAct' }, caller, undo, { alongside: takeBackPaper });
    },

    readDossierLife: ({ dossier }) => {
      const steps = store.steps.of(dossier);
      return steps.length === 0
        ? err({ type: 'dossier-unknown' })
        : ok({ steps: steps.map((step) => lifeStepOf(store, step)) });
    },

    listColleagues: () =>
      store.accounts
        .all()
        .filter(({ role, deactivatedAt }) => colleagues.includes(role) && deactivatedAt === null)
        .map(({ id, name, role }) => ({ account: id, name, role })),
  };
}

function paperFor(kind: 'missing-papers', dossier: Dossier, origin: Origin, caller: Caller): NewPrintJob {
  const { terminal } = actorOf(caller);
  const details = { account: accountOf(caller) };
  return {
    job: `${origin}.0`,
    kind,
    subject: dossier.id,
    label: dossier.code,
    details,
    terminal,
    copy: 0,
    copyOf: null,
  };
}
