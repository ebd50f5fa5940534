import { localTime } from '../../domain/calendar.ts';
import { documentPicture } from '../../domain/data/document-pictures.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { isRunning } from '../../domain/dossier-words.ts';
import type { TerminalId } from '../../domain/ids.ts';
import { err, ok } from '../../domain/result.ts';
import { type Allowance, allowanceAt, scanRule, secondsToWait, spend } from '../../domain/scan-allowance.ts';
import { readScanned } from '../../domain/scanned.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { ReceiptSigner } from '../ports/receipt-signer.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { TicketRow } from '../store/tickets-table.ts';
import {
  appointmentState,
  dossierArrival,
  numberForAppointment,
  numberForResult,
  numberForSupplement,
} from './arrivals.ts';
import { type Answer, actorOf, type Caller, type Handlers } from './caller.ts';
import { nextNumbers } from './issuing.ts';
import { saidIn } from './life-view.ts';
import { noteOpened } from './opened-dossiers.ts';
import { mayIssue } from './reception-now.ts';

type Found = Extract<Answer<'readScan'>, { ok: true }>['value'];

/** A code held to the kiosk: what it is, and the number it gives without a tap. Status only; nobody is named. */
export function scanOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
  signer: ReceiptSigner;
}): Handlers<'readScan' | 'issueByScan' | 'rateVisit'> {
  const { store, clock, signer } = parts;
  const allowances = new Map<TerminalId, Allowance>();
  const today = () => store.days.open()?.day ?? 0;

  const find = (text: string) => {
    const scanned = readScanned(text, store.point.id);
    if (scanned.kind === 'card') return { kind: 'card' as const };
    if (scanned.kind === 'code') {
      const dossier = scanned.codes.map((code) => store.dossiers.byCode(code)).find((each) => each !== undefined);
      return dossier ? { kind: 'dossier' as const, dossier } : { kind: 'unknown' as const };
    }
    const ticket = store.tickets.byToken(today(), scanned.token);
    if (ticket) return { kind: 'ticket' as const, ticket };
    const appointment = store.appointments.byToken(scanned.token);
    return appointment ? { kind: 'appointment' as const, appointment } : { kind: 'unknown' as const };
  };

  /** The code looked up; a number says how many seconds this terminal has to wait before it may ask again. */
  const ask = (text: string, caller: Caller): ReturnType<typeof find> | number => {
    const { terminal } = actorOf(caller);
    const allowance = allowanceAt(allowances.get(terminal), clock.mono(), scanRule);
    const seconds = secondsToWait(allowance, scanRule);
    if (seconds > 0) return seconds;
    const found = find(text);
    const cost = { unknown: 2, dossier: 1, ticket: 0, appointment: 0, card: 0 }[found.kind];
    allowances.set(terminal, spend(allowance, cost));
    return found;
  };

  return {
    readScan: ({ text }, caller) => {
      const found = ask(text, caller);
      if (typeof found === 'number') return err({ type: 'please-wait', seconds: found });
      switch (found.kind) {
        case 'dossier':
          return ok({ ...shownDossier(found.dossier), missing: missingFor(found.dossier, text, caller) });
        case 'ticket':
          return ok(shownTicket(found.ticket));
        case 'appointment': {
          const { queue, date, from, to } = found.appointment;
          const state = appointmentState(store, found.appointment, localTime(clock.now()).date);
          return ok({ kind: 'appointment', queue, date, from, to, state, canTakeNumber: state === 'today' });
        }
        default:
          return ok(found);
      }
    },

    issueByScan: ({ origin, text, language }, caller) =>
      store.perform({ origin, method: 'issueByScan', actor: actorOf(caller), opensDay: true }, () => {
        const found = ask(text, caller);
        if (typeof found === 'number') return err({ type: 'please-wait' as const, seconds: found });
        const { date } = localTime(clock.now());
        if (found.kind !== 'dossier' && found.kind !== 'appointment') return err({ type: 'scan-unknown' as const });
        const arrival =
          found.kind === 'dossier'
            ? found.dossier.state === 'waiting-supplement'
              ? numberForSupplement(store, found.dossier)
              : numberForResult(store, found.dossier)
            : numberForAppointment(store, found.appointment, date);
        if (!arrival.ok) return arrival;
        const { queue, came } = arrival.value;
        const allowed = mayIssue(parts, queue, caller);
        // An appointment was promised its place: a day without places left has kept one.
        const isPromised = found.kind === 'appointment' && !allowed.ok && allowed.error.type === 'queue-full';
        if (!allowed.ok && !isPromised) return allowed;
        const numbers = nextNumbers(parts, { origin, queue: queue.id, priority: null, language }, 1, caller);
        const [first] = numbers.tickets;
        if (!first) throw new Error('assertion failed: one number was asked for');
        return ok({
          events: [...numbers.events, came(first.ticket)],
          jobs: numbers.jobs,
          answer: () => first,
        });
      }),

    rateVisit: ({ origin, token, rating }, caller) =>
      store.perform({ origin, method: 'rateVisit', actor: actorOf(caller), opensDay: false }, () => {
        const ticket = store.tickets.byToken(today(), token);
        if (!ticket) return err({ type: 'ticket-unknown' as const });
        if (ticket.state !== 'done') return err({ type: 'visit-not-ended' as const });
        if (store.ratings.isRated(ticket.id)) return err({ type: 'already-rated' as const });
        const facts = { ticket: ticket.id, rating };
        return ok({ events: [{ type: 'visit-rated' as const, facts }], answer: () => ({}) });
      }),
  };

  /**
   * What to bring, for who bears the signed slip: a code alone can be guessed, a signature cannot. The reading is put
   * down; where it cannot be, nothing is shown.
   */
  function missingFor(dossier: Dossier, text: string, caller: Caller) {
    if (dossier.state !== 'waiting-supplement' || signer.judge(text) !== 'genuine') return [];
    const asked = store.steps.of(dossier.id).findLast(({ type }) => type === 'supplement-requested');
    const missing = (asked && saidIn(store, asked)?.missing) ?? [];
    const noted = noteOpened(parts, 'readScan', [dossier.id], caller);
    return noted.ok ? missing.map(({ name }) => ({ name, picture: documentPicture(name) })) : [];
  }

  function shownDossier(dossier: Dossier): Omit<Extract<Found, { kind: 'dossier' }>, 'missing'> {
    const { state, dueAt, returnedOn } = dossier;
    return {
      ...{ kind: 'dossier' as const, state, dueAt, returnedOn, returnAt: store.point.name },
      late: isRunning(state) && localTime(clock.now()).date > dueAt.slice(0, 10),
      canTakeNumber:
        (state === 'result-ready' || state === 'waiting-supplement') && dossierArrival(store, dossier) === null,
    };
  }

  function shownTicket(row: TicketRow): Found {
    const { id, number, state, counter } = row;
    const ahead = state === 'waiting' || state === 'transferred' ? store.tickets.aheadOf(row) : null;
    const canRate = state === 'done' && !store.ratings.isRated(id);
    return { kind: 'ticket', ticket: id, number, state, counter, ahead, canRate };
  }
}
