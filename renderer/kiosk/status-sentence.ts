import type { PictogramName } from '../../domain/data/pictograms.ts';
import type { ScanAnswer } from './kiosk-flow.ts';
import { dayText, type Sentence, sentence } from './sentence.ts';

/** One sign, one sentence, and at most two more: how what was scanned stands. Nothing personal, not even the procedure. */
export interface StatusWords {
  readonly sign: PictogramName;
  readonly tone: 'good' | 'bad' | null;
  readonly title: Sentence;
  readonly more: readonly Sentence[];
}

const toClerk = sentence('kiosk.failed.toClerk');
const tapQueue = sentence('kiosk.failed.tapQueue');

export function statusWords(scan: ScanAnswer): StatusWords {
  switch (scan.kind) {
    case 'dossier':
      return dossierWords(scan);
    case 'ticket':
      return ticketWords(scan);
    case 'appointment':
      return appointmentWords(scan);
    case 'card':
      return { sign: 'help', tone: null, title: sentence('kiosk.status.card'), more: [tapQueue] };
    case 'unknown':
      return { sign: 'warning', tone: 'bad', title: sentence('kiosk.status.unknown'), more: [tapQueue, toClerk] };
  }
}

function dossierWords(scan: Extract<ScanAnswer, { kind: 'dossier' }>): StatusWords {
  const due = sentence('kiosk.status.due', { date: dayText(scan.dueAt) });
  switch (scan.state) {
    case 'result-ready': {
      const where = sentence('kiosk.status.returnAt', { place: scan.returnAt });
      return { sign: 'result', tone: 'good', title: sentence('kiosk.status.ready'), more: [where] };
    }
    case 'returned': {
      const title = sentence('kiosk.status.returned', { date: dayText(scan.returnedOn ?? scan.dueAt) });
      return { sign: 'tick', tone: 'good', title, more: [] };
    }
    // The due day stands still: it is not said.
    case 'waiting-supplement':
      return { sign: 'warning', tone: 'bad', title: sentence('kiosk.status.supplement'), more: [toClerk] };
    case 'waiting-payment':
      return { sign: 'warning', tone: 'bad', title: sentence('kiosk.status.payment'), more: [toClerk] };
    case 'refused':
    case 'withdrawn':
    case 'stopped':
    case 'voided':
      return { sign: 'warning', tone: 'bad', title: sentence('kiosk.status.ended'), more: [toClerk] };
    case 'received':
    case 'forwarded':
    case 'in-process':
      return scan.late
        ? { sign: 'warning', tone: 'bad', title: sentence('kiosk.status.late'), more: [due, toClerk] }
        : { sign: 'clock', tone: null, title: sentence('kiosk.status.received'), more: [due] };
  }
}

function ticketWords({ number, state, ahead, counter }: Extract<ScanAnswer, { kind: 'ticket' }>): StatusWords {
  if (state === 'waiting' || state === 'transferred') {
    const more =
      ahead === null ? [] : [ahead === 0 ? sentence('kiosk.ticket.first') : sentence('kiosk.ticket.ahead', { ahead })];
    return { sign: 'clock', tone: null, title: sentence('kiosk.status.waiting', { number }), more };
  }
  if ((state === 'called' || state === 'serving') && counter !== null) {
    return { sign: 'arrow', tone: 'good', title: sentence('kiosk.status.called', { number, counter }), more: [] };
  }
  if (state === 'done')
    return { sign: 'tick', tone: 'good', title: sentence('kiosk.status.done', { number }), more: [] };
  if (state === 'voided')
    return { sign: 'undo', tone: null, title: sentence('kiosk.undone.title', { number }), more: [tapQueue] };
  return { sign: 'warning', tone: 'bad', title: sentence('kiosk.status.missed', { number }), more: [toClerk] };
}

function appointmentWords({ state, date, from, to }: Extract<ScanAnswer, { kind: 'appointment' }>): StatusWords {
  const day = dayText(date);
  if (state === 'past') {
    return {
      sign: 'warning',
      tone: 'bad',
      title: sentence('kiosk.status.appointmentPast', { date: day }),
      more: [tapQueue],
    };
  }
  if (state === 'kept')
    return { sign: 'tick', tone: 'good', title: sentence('kiosk.status.appointmentKept'), more: [tapQueue] };
  const hours = sentence('kiosk.status.appointmentHours', { from, to });
  if (state === 'today')
    return { sign: 'timetable', tone: 'good', title: sentence('kiosk.status.appointmentToday'), more: [hours] };
  return { sign: 'timetable', tone: null, title: sentence('kiosk.status.appointment', { date: day }), more: [hours] };
}
