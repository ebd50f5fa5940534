import type { Moment } from '../../contract/reception-schemas.ts';
import type { ScreenKey } from '../i18n.ts';
import type { Failure } from '../station-client.ts';
import { dayText, type Sentence, sentence, whenValues } from './sentence.ts';

/** What a refusal of the station means to the person: one sentence first, then what to do. Each can be spoken. */
export interface RefusalWords {
  readonly title: Sentence;
  readonly more: readonly Sentence[];
}

export function refusalSentence(failure: Failure, today: string): RefusalWords {
  const words = refusals[failure.type];
  return words ? words(failure as Details, today) : { title: sentence('kiosk.failed.title'), more: [toClerk] };
}

/** The fields the contract's refusals may carry. */
type Details = Failure & {
  readonly opensAt?: Moment | null;
  readonly backAt?: Moment | null;
  readonly seconds?: number;
  readonly number?: string;
  readonly due?: string;
  readonly on?: string;
  readonly date?: string;
  readonly from?: string;
};

const toClerk = sentence('kiosk.failed.toClerk');
const tapQueue = sentence('kiosk.failed.tapQueue');

const refusals: Readonly<Record<string, (failure: Details, today: string) => RefusalWords>> = {
  'queue-closed': ({ opensAt }, today) => comeBack('kiosk.failed.queueClosed', opensAt, today),
  'queue-full': ({ opensAt }, today) => comeBack('kiosk.failed.queueFull', opensAt, today),
  'queue-paused': ({ backAt }, today) => comeBack('kiosk.failed.queuePaused', backAt, today),
  'kiosk-locked': ({ backAt }, today) => comeBack('kiosk.failed.locked', backAt, today),
  'undo-too-late': () => ({
    title: sentence('kiosk.failed.undoTooLate'),
    more: [sentence('kiosk.failed.numberStays')],
  }),
  'ticket-not-waiting': () => ({ title: sentence('kiosk.failed.alreadyCalled'), more: [] }),
  'scan-unknown': () => ({ title: sentence('kiosk.status.unknown'), more: [tapQueue] }),
  'result-not-ready': ({ due = '' }) => ({
    title: sentence('kiosk.failed.resultNotReady'),
    more: [sentence('kiosk.status.due', { date: dayText(due) })],
  }),
  'dossier-already-returned': ({ on = '' }) => ({
    title: sentence('kiosk.status.returned', { date: dayText(on) }),
    more: [toClerk],
  }),
  'already-has-number': ({ number = '' }) => ({ title: sentence('kiosk.failed.hasNumber', { number }), more: [] }),
  'appointment-other-day': ({ date = '', from = '' }) => ({
    title: sentence('kiosk.failed.otherDay', { date: dayText(date), time: from }),
    more: [tapQueue],
  }),
  'appointment-past': ({ date = '' }) => ({
    title: sentence('kiosk.status.appointmentPast', { date: dayText(date) }),
    more: [tapQueue],
  }),
  'too-many-tries': ({ seconds = 0 }) => ({
    title: sentence('kiosk.failed.tooManyTries'),
    more: [sentence(seconds > 90 ? 'kiosk.failed.waitMinutes' : 'kiosk.failed.waitSeconds', waits(seconds)), toClerk],
  }),
  'please-wait': ({ seconds = 0 }) => ({
    title: sentence('kiosk.failed.pleaseWait'),
    more: [sentence('kiosk.failed.waitSeconds', { seconds })],
  }),
  'visit-not-ended': () => ({ title: sentence('kiosk.failed.notServedYet'), more: [] }),
  'already-rated': () => ({ title: sentence('kiosk.failed.alreadyRated'), more: [] }),
};

function comeBack(key: ScreenKey, moment: Moment | null | undefined, today: string): RefusalWords {
  if (!moment) return { title: sentence(key), more: [toClerk] };
  const back = moment.date === today ? 'kiosk.failed.comeBack' : 'kiosk.failed.comeBackOn';
  return { title: sentence(key), more: [sentence(back, whenValues(moment))] };
}

function waits(seconds: number): Record<string, number> {
  return seconds > 90 ? { minutes: Math.ceil(seconds / 60) } : { seconds };
}
