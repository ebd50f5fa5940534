import { readOfficialCode, receiveBeside } from '../../domain/beside.ts';
import { formFields } from '../../domain/beside-events.ts';
import { localTime } from '../../domain/calendar.ts';
import { dossierCode } from '../../domain/dossier.ts';
import { DossierId } from '../../domain/ids.ts';
import { compareRegister } from '../../domain/register-compare.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { openedBy } from './at-staffed-counter.ts';
import { type Answer, accountOf, actorOf, type Handlers } from './caller.ts';
import { nameOf } from './life-view.ts';
import type { Live } from './live.ts';
import { nextPlace } from './register-place.ts';

type Beside = 'watchBeside' | 'setCentreMode' | 'receiveBeside' | 'giveOfficialCode' | 'compareRegister';

const MOST_SHOWN = 50;

/** Beside the provincial system: its code receives a dossier; what it could not take is entered there later. */
export function besideOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
  search: DossierSearch;
  live: Live;
}): Handlers<Beside> {
  const { store, clock, ids, search, live } = parts;

  return {
    watchBeside: (_, { signal }) => live.watch('beside', () => besideView(store), signal) as Answer<'watchBeside'>,

    setCentreMode: ({ origin, mode, formFields: order }, caller) =>
      store.perform({ origin, method: 'setCentreMode', actor: actorOf(caller), opensDay: false }, () => {
        if (new Set(order).size !== order.length) return err({ type: 'form-field-twice' as const });
        return ok({ events: [{ type: 'centre-mode-set', facts: { mode, formFields: order } }], answer: () => ({}) });
      }),

    receiveBeside: (input, caller) => {
      const { origin, counter, ticket, procedure, applicant, language } = input;
      const command = { origin, method: 'receiveBeside', actor: actorOf(caller), opensDay: true };
      const performed = store.perform(command, () => {
        const mine = openedBy(store, caller, counter);
        if (!mine.ok) return mine;
        const day = store.days.open()?.day ?? 0;
        if (ticket && store.tickets.get(ticket)?.day !== day) return err({ type: 'ticket-unknown' as const });
        const taken = officialCodeTaken(store, input.officialCode, null);
        if (taken) return err(taken);
        const now = localTime(clock.now());
        const letter = store.days.incarnationLetter(store.stream, day, now.date);
        const code = dossierCode(store.point.id, now.date, store.days.lastDossierOrdinal(now.date, letter) + 1, letter);
        const dossier = DossierId(ids.uuid());
        const decided = receiveBeside({
          ...{
            dossier,
            code,
            officialCode: input.officialCode,
            procedure: store.catalogue.byCode(procedure),
            ticket,
            counter,
          },
          isDateInDoubt: store.isDateInDoubt(),
          ...{ applicant, language, now, point: store.point.id, competentUnit: store.point.commune },
          ...{ clock: store.workClock, entry: nextPlace(store, now.date) },
        });
        if (!decided.ok) return decided;
        const job = {
          ...{ job: `${origin}.0`, kind: 'receipt' as const, subject: dossier, label: code },
          ...{ details: { account: accountOf(caller) }, terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
        };
        const answer = () => {
          const row = store.dossiers.get(dossier);
          if (!row) throw new Error('assertion failed: a dossier of the log is not in its projection');
          const { officialCode, dueAt, dueRule } = row;
          return { dossier, code, officialCode: officialCode ?? '', dueAt, dueRule, job: job.job };
        };
        return ok({ events: decided.value, jobs: [job], answer });
      });
      if (performed.ok) search.refresh(performed.value.dossier);
      return performed;
    },

    giveOfficialCode: ({ origin, dossier, officialCode: text }, caller) => {
      const command = { origin, method: 'giveOfficialCode', actor: actorOf(caller), opensDay: false };
      const performed = store.perform(command, () => {
        const known = store.dossiers.get(dossier);
        if (!known || known.state === 'voided') return err({ type: 'dossier-unknown' as const });
        if (known.officialCode !== null) return err({ type: 'official-code-already-given' as const });
        const officialCode = readOfficialCode(text);
        if (officialCode === null) return err({ type: 'official-code-unreadable' as const });
        const taken = officialCodeTaken(store, officialCode, dossier);
        if (taken) return err(taken);
        return ok({
          events: [{ type: 'official-code-given', facts: { dossier: known.id, officialCode } }],
          answer: () => ({ officialCode }),
        });
      });
      if (performed.ok) search.refresh(DossierId(dossier));
      return performed;
    },

    compareRegister: ({ rows, from, to }) => {
      if (from > to) return err({ type: 'days-the-wrong-way-round' });
      const { onlyThere, onlyHere, differentDate, same } = compareRegister(rows, store.beside.own(), { from, to });
      return ok({ onlyThere: [...onlyThere], onlyHere: [...onlyHere], differentDate: [...differentDate], same });
    },
  };
}

/** Two dossiers with one code would be one dossier for the province: the second is refused, and told where the first is. */
export function officialCodeTaken(store: PointStore, text: string, except: string | null) {
  const officialCode = readOfficialCode(text);
  const holder = officialCode === null ? null : store.beside.holderOf(officialCode);
  const dossier = holder === null || holder === except ? undefined : store.dossiers.get(holder);
  if (!dossier) return null;
  const { code, receivedAt } = dossier;
  return { type: 'official-code-taken' as const, code, receivedAt, holder: nameOf(store, dossier.holder) };
}

export function besideView(store: PointStore) {
  const { mode, formFields: order, since } = store.beside.settings();
  const isBeside = mode === 'beside';
  return {
    ...{ mode, formFields: order.filter((field) => formFields.includes(field)) },
    waiting: isBeside ? store.beside.countWaiting(since) : 0,
    enterLater: (isBeside ? store.beside.waiting(since, MOST_SHOWN) : []).map(
      ({ dossier, code, procedure, receivedAt }) => ({
        ...{ dossier, code, receivedAt },
        procedureName: store.catalogue.byCode(procedure)?.name ?? procedure,
      }),
    ),
  };
}
