import { resultReadyFor } from '../../domain/aside.ts';
import { readOfficialCode } from '../../domain/beside.ts';
import { localTime } from '../../domain/calendar.ts';
import * as life from '../../domain/dossier.ts';
import { dueDate } from '../../domain/due.ts';
import { returnFault } from '../../domain/hand-over-decide.ts';
import { DossierId, type TicketId } from '../../domain/ids.ts';
import { err, ok } from '../../domain/result.ts';
import { proofFault } from '../../domain/return-proof.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import { type DossierSearch, type OpenedDossier, ticketText } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { openedBy } from './at-staffed-counter.ts';
import { attachmentViews } from './attachment-views.ts';
import { officialCodeTaken } from './beside-work.ts';
import { accountOf, actorOf, type Handlers } from './caller.ts';
import { correctionsOf } from './corrections-view.ts';
import { heldOf, named, notOurWork } from './custody-view.ts';
import { besidesOf, dossierLine, openedDossier } from './dossier-view.ts';
import { servedVisit } from './home-visits.ts';
import { nameOf, saidIn } from './life-view.ts';
import { noteOpened } from './opened-dossiers.ts';
import { receivedPeople, returnPlace } from './received-people.ts';
import { nextPlace } from './register-place.ts';

type DossierMethods =
  | 'listProcedures'
  | 'previewDueDate'
  | 'receiveDossier'
  | 'findDossiers'
  | 'openDossier'
  | 'markResultReady'
  | 'returnResult';

/** Dossier → receipt → result. The person is sealed in the log and opened in memory only. */
export function dossierOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
  search: DossierSearch;
}): Handlers<DossierMethods> {
  const { store, clock, ids, search } = parts;
  const now = () => localTime(clock.now());

  const isOfToday = (ticket: TicketId) => store.tickets.get(ticket)?.day === (store.days.open()?.day ?? null);

  const besides = ({ dossier }: OpenedDossier) => besidesOf(store, dossier);
  const shown = (opened: OpenedDossier) => dossierLine(opened, nameOf(store, opened.dossier.holder), besides(opened));
  const line = (dossier: string) => shown(known(search.opened(dossier)));

  return {
    listProcedures: () => store.catalogue.inForce(now().date).map(shownProcedure),

    previewDueDate: ({ procedure }) => {
      const known = store.catalogue.byCode(procedure);
      if (!known) return err({ type: 'procedure-unknown' });
      const due = dueDate(now(), known.limit, store.workClock);
      return ok({ dueAt: `${due.at.date}T${due.at.time}`, rule: due.rule });
    },

    receiveDossier: (input, caller) => {
      const { origin, counter, ticket } = input;
      const performed = store.perform(
        { origin, method: 'receiveDossier', actor: actorOf(caller), opensDay: true },
        () => {
          const mine = openedBy(store, caller, counter);
          if (!mine.ok) return mine;
          if (ticket && !isOfToday(ticket)) return err({ type: 'ticket-unknown' as const });
          const today = now();
          const letter = store.days.incarnationLetter(store.stream, store.days.open()?.day ?? 0, today.date);
          const ordinal = store.days.lastDossierOrdinal(today.date, letter) + 1;
          const dossier = DossierId(ids.uuid());
          const code = life.dossierCode(store.point.id, today.date, ordinal, letter);
          const taken = input.officialCode ? officialCodeTaken(store, input.officialCode, null) : null;
          if (taken) return err(taken);
          const place = returnPlace(store, input.returnAt ?? null);
          if (!place.ok) return place;
          const decided = life.receiveDossier({
            ...{ dossier, code, now: today, clock: store.workClock },
            ...{
              point: store.point.id,
              competentUnit: store.point.commune,
              entry: nextPlace(store, today.date),
              procedure: store.catalogue.byCode(input.procedure),
            },
            ...{
              officialCode: input.officialCode ? (readOfficialCode(input.officialCode) ?? input.officialCode) : null,
              channel: input.channel,
              ticket,
              counter,
              sets: input.sets,
              note: input.note,
            },
            ...{
              ...{ people: receivedPeople(input, place.value), returnAt: place.value.point },
              ...(input.atHome ? { receivedIn: input.atHome.village } : {}),
              isDateInDoubt: store.isDateInDoubt(),
              applicant: input.applicant,
              submitter: input.submitter,
              documents: input.documents,
              language: input.language,
            },
          });
          if (!decided.ok) return decided;
          const terminal = actorOf(caller).terminal;
          const job = {
            job: `${origin}.0`,
            kind: 'receipt' as const,
            subject: dossier,
            label: code,
            details: { account: accountOf(caller) },
            terminal,
            copy: 0,
            copyOf: null,
          };
          const answer = () => {
            const { dueAt, dueRule } = known(store.dossiers.get(dossier));
            return { dossier, code, dueAt, dueRule, job: job.job };
          };
          const alongside = () => store.drafts.forget({ account: accountOf(caller), counter });
          const events = [...decided.value, ...servedVisit(store, input.atHome?.visit ?? null, dossier, today)];
          return ok({ events, jobs: [job], alongside, answer });
        },
      );
      if (performed.ok) search.refresh(performed.value.dossier);
      return performed;
    },

    findDossiers: async ({ query, state }) => {
      // In the first seconds of a station with years behind it: late is better than not found.
      await search.whole;
      // A bare number is today's: yesterday's B012 was somebody else.
      const day = store.days.open()?.day ?? 0;
      const wanted = /^[a-z]{1,2}\d{3,5}$/i.test(query) ? ticketText(`${day}.${query}`) : query;
      return search.find(wanted, state, 50).map(shown);
    },

    openDossier: ({ dossier }, caller) => {
      const opened = search.opened(dossier);
      if (!opened) return err({ type: 'dossier-unknown' });
      const noted = noteOpened(parts, 'openDossier', [dossier], caller);
      if (!noted.ok) return noted;
      const said = store.steps.of(dossier).map((step) => saidIn(store, step));
      const holder = nameOf(store, opened.dossier.holder);
      const shown = openedDossier(opened, holder, store.jobs.receiptOf(dossier), said, besides(opened));
      return ok({ ...shown, attachments: attachmentViews(store, dossier), corrections: correctionsOf(store, dossier) });
    },

    markResultReady: ({ origin, dossier }, caller) => {
      const performed = store.perform(
        { origin, method: 'markResultReady', actor: actorOf(caller), opensDay: false },
        () => {
          const before = store.dossiers.get(dossier);
          if (!before) return err({ type: 'dossier-unknown' as const });
          const elsewhere = notOurWork(store, before);
          if (elsewhere) return err(elsewhere);
          const decided = life.markResultReady(before, now().date);
          if (!decided.ok) return decided;
          const waits = before.ticket ? store.tickets.get(before.ticket) : undefined;
          const back = resultReadyFor(waits, store.days.open()?.day ?? 0);
          return ok({ events: [...decided.value, ...back], answer: () => ({ dossier }) });
        },
      );
      return performed.ok ? ok(line(performed.value.dossier)) : performed;
    },

    returnResult: (input, caller) => {
      const { origin, counter, ticket, to, receiver, note, witness = '' } = input;
      const { proof = { kind: 'slip' }, acknowledged = 'signature' } = input;
      const performed = store.perform(
        { origin, method: 'returnResult', actor: actorOf(caller), opensDay: false },
        () => {
          const mine = openedBy(store, caller, counter);
          if (!mine.ok) return mine;
          const dossier = store.dossiers.get(input.dossier);
          if (!dossier) return err({ type: 'dossier-unknown' as const });
          const isSince = store.unheard.isResultSince(dossier.id);
          const held = heldOf(store, dossier);
          const where = dossier.state === 'result-ready' ? returnFault(held, store.point.id, isSince) : null;
          if (where) return err(named(store, where));
          if (proof.kind !== 'slip' || acknowledged !== 'signature') {
            const person = search.opened(dossier.id)?.person;
            if (!person) return err({ type: 'person-erased' as const });
            const { applicant, village = '' } = person;
            const fault = proofFault({ proof, acknowledged, witness, to, applicant, village });
            if (fault) return err(fault);
          }
          // A result is not withheld for a mistyped number; but no number that was not given today goes on record.
          const shown = ticket && isOfToday(ticket) ? ticket : null;
          const today = now().date;
          const shows = { proof, acknowledged, witness };
          const decided = life.returnResult({ dossier, today, ticket: shown, counter, to, receiver, note, ...shows });
          return decided.ok ? ok({ events: decided.value, answer: () => ({ dossier: dossier.id }) }) : decided;
        },
      );
      return performed.ok ? ok(line(performed.value.dossier)) : performed;
    },
  };
}

export function shownProcedure(procedure: life.Procedure) {
  const { code, name, field, limit, fee, documents, verified } = procedure;
  const shown = { code, name, field, limit, fee, documents: [...documents], verified };
  const published = (procedure.publishedFees ?? []).flatMap(({ amount, procedures, ...rule }) =>
    amount.kind === 'each' ? [{ ...rule, amount, procedures: [...procedures] }] : [],
  );
  return published.length > 0 ? { ...shown, publishedFees: published } : shown;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('assertion failed: a dossier of the log is not in its projection');
  return value;
}
