import { localTime } from '../../domain/calendar.ts';
import { type LanguageCode, languageOf } from '../../domain/languages.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { isHeard, type WantedClip } from '../../domain/voice-catalogue.ts';
import type { ClipFiles } from '../ports/clip-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { AcceptedClip, RecordedClip } from '../store/voice-clips-table.ts';
import { type Answer, actorOf, type Caller, type Handlers, type Input } from './caller.ts';
import { type Live, onlyChanges } from './live.ts';
import type { Voice } from './voice.ts';

type Work = 'watchVoice' | 'readClip' | 'watchRecordings' | 'recordClip' | 'acceptClip' | 'rejectClip' | 'takeClip';

type Command = Pick<Input<'acceptClip'>, 'origin'>;

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly live: Live;
  readonly voice: Voice;
  readonly files: ClipFiles;
  /** What citizens can hear has changed: a stage may open, or close because its text has another clip. */
  readonly onHeard: () => void;
}

/** Recordings: made, listened to, accepted; and what of them pages may hear. */
export function voiceOperations({ store, clock, live, voice, files, onHeard }: Parts): Handlers<Work> {
  const today = () => localTime(clock.now()).date;

  const decide = <E>(method: Work, { origin }: Command, caller: Caller, say: () => Result<() => void, E>) =>
    store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const decided = say();
      return decided.ok ? ok({ events: [], alongside: decided.value, answer: () => ({}) }) : decided;
    });
  const keep = (method: Work, { origin }: Command, caller: Caller, hash: string, alongside: () => void) =>
    store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () =>
      ok({ events: [], alongside, answer: () => ({ hash }) }),
    );

  const wantedOf = (language: string, clip: string): WantedClip | undefined =>
    languageOf(language) ? voice.wanted(language as LanguageCode).find((each) => each.clip === clip) : undefined;

  /** The sound is on disk before a row names it. */
  const keepSound = async (
    sound: string,
  ): Promise<Result<string, { type: 'sound-unreadable' | 'log-not-writable' }>> => {
    const bytes = Buffer.from(sound, 'base64');
    if (!isOpus(bytes)) return err({ type: 'sound-unreadable' });
    const hash = await files.keep(bytes);
    return hash === null ? err({ type: 'log-not-writable' }) : ok(hash);
  };

  /** The recording that waits, if it is still the one somebody listened to. */
  const listenedTo = ({ language, clip, hash }: Input<'rejectClip'>): RecordedClip | null => {
    const waiting = store.voice.waitingOf(language, clip);
    return waiting?.hash === hash ? waiting : null;
  };

  return {
    watchVoice: (_, { signal }) => onlyChanges(live.watch('voice', voice.view, signal)) as Answer<'watchVoice'>,

    readClip: async ({ hash }, { session }) => {
      const mayListen = store.voice.isAccepted(hash) || (session?.role === 'office' && session.account !== null);
      const bytes = mayListen ? await files.read(hash) : null;
      if (!bytes) return err({ type: 'clip-unknown' as const });
      return ok({ sound: Buffer.from(bytes).toString('base64') });
    },

    watchRecordings: ({ language }, { signal }) =>
      live.watch(
        `recordings ${language}`,
        () => recordingsView(voice, store, language),
        signal,
      ) as Answer<'watchRecordings'>,

    recordClip: async (input, caller) => {
      const { language, clip, text, fromMs, lengthMs, gain, speaker } = input;
      const wanted = wantedOf(language, clip);
      if (!wanted?.recordable) return err({ type: 'clip-unknown' as const });
      if (wanted.text !== text) return err({ type: 'clip-text-changed' as const });
      const kept = await keepSound(input.sound);
      if (!kept.ok) return kept;
      const recorded = { language, clip, hash: kept.value, text, fromMs, lengthMs, gain, speaker, recordedOn: today() };
      return keep('recordClip', input, caller, kept.value, () => store.voice.keepWaiting(recorded));
    },

    acceptClip: (input, caller) => {
      const done = decide('acceptClip', input, caller, () => {
        const waiting = listenedTo(input);
        if (!waiting) return err({ type: 'recording-gone' as const });
        return ok(() => {
          store.voice.keepAccepted(waiting, { reviewer: input.reviewer, reviewedOn: today() });
          store.voice.dropWaiting(waiting.language, waiting.clip);
        });
      });
      if (done.ok) onHeard();
      return done;
    },

    rejectClip: (input, caller) =>
      decide('rejectClip', input, caller, () => {
        const waiting = listenedTo(input);
        if (!waiting) return err({ type: 'recording-gone' as const });
        return ok(() => store.voice.dropWaiting(waiting.language, waiting.clip));
      }),

    takeClip: async (input, caller) => {
      const { language, clip, text, fromMs, lengthMs, gain, speaker, recordedOn, reviewer, reviewedOn } = input;
      if (!languageOf(language)) return err({ type: 'clip-unknown' as const });
      const kept = await keepSound(input.sound);
      if (!kept.ok) return kept;
      const recorded = { language, clip, hash: kept.value, text, fromMs, lengthMs, gain, speaker, recordedOn };
      const accepted = { reviewer, reviewedOn };
      const done = keep('takeClip', input, caller, kept.value, () => store.voice.keepAccepted(recorded, accepted));
      if (done.ok) onHeard();
      return done;
    },
  };
}

function recordingsView(voice: Voice, store: PointStore, code: string) {
  if (!languageOf(code)) return { language: code, clips: [] };
  const waiting = new Map(store.voice.waiting(code).map((clip) => [clip.clip, clip]));
  const accepted = voice.accepted();
  const clips = voice.wanted(code as LanguageCode).map((wanted) => {
    const own = accepted.get(`${code} ${wanted.clip}`);
    const recorded = waiting.get(wanted.clip);
    const { clip, stage, text, meaning, certainty, recordable, place } = wanted;
    return {
      ...{ clip, stage, text, meaning, certainty, recordable, place: place && `${place.file}:${place.key}` },
      heard: heardAs(voice, code, wanted, own),
      waiting: recorded ? recordingOf(recorded) : null,
      accepted: own ? { ...recordingOf(own), reviewer: own.reviewer, reviewedOn: own.reviewedOn } : null,
    };
  });
  return { language: code, clips };
}

function heardAs(voice: Voice, code: string, wanted: WantedClip, own: AcceptedClip | undefined) {
  if (own && isHeard(wanted, own)) return 'recorded';
  const shipped = voice.shipped(code, wanted.clip);
  if (shipped && isHeard(wanted, shipped)) return 'synthesised';
  return own || shipped ? 'old-text' : 'nothing';
}

function recordingOf({ hash, fromMs, lengthMs, gain, speaker, recordedOn }: RecordedClip) {
  return { hash, fromMs, lengthMs, gain, speaker, recordedOn };
}

/** What browsers record: Ogg (RFC 7845) or WebM with Opus in it. Anything else is no sound of ours. */
function isOpus(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4096);
  if (head.subarray(0, 4).equals(Buffer.from('OggS'))) return head.includes('OpusHead');
  return head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3])) && head.includes('A_OPUS');
}
