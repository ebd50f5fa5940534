import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { languageStages } from '../domain/languages.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** 150 kB of sound, twenty seconds of Opus as browsers record it, in base64. */
export const MAX_SOUND_CHARS = 200_000;

const clip = z
  .string()
  .max(120)
  .regex(/^[a-z]+(\.[A-Za-z0-9-]+)+$/)
  .describe('what it says: digit.7, letter.A, call.number, kiosk.home.prompt, name.1f3a…');
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const named = words.named(120);
/** Which part of a recording is speech, and how much louder it is played to be as loud as the others. */
const part = {
  fromMs: z.int().min(0).max(60_000),
  lengthMs: z.int().min(50).max(60_000),
  gain: z.number().min(0.05).max(20),
};
const sound = z.base64().max(MAX_SOUND_CHARS).describe('Ogg or WebM with Opus');

const clipUnknown = failure('clip-unknown');
const soundUnreadable = failure('sound-unreadable');

/** A recording as the office sees it. */
const recording = z.object({ hash, ...part, speaker: z.string(), recordedOn: z.string() });

export const recordingsView = z.object({
  language: words.language,
  clips: z.array(
    z.object({
      clip,
      stage: z.enum(languageStages),
      text: z.string().nullable().describe('what the speaker reads; null: what people say'),
      meaning: z.string().describe('in Vietnamese'),
      place: z.string().nullable().describe('screen:kiosk.home.prompt; null: in numbers, everywhere'),
      certainty: z.enum(['C', 'M', 'X']),
      recordable: z.boolean().describe('false: its text comes first'),
      heard: z.enum(['recorded', 'synthesised', 'nothing', 'old-text']).describe('what citizens hear of it now'),
      waiting: recording.nullable().describe('recorded and not yet accepted'),
      accepted: recording.extend({ reviewer: z.string(), reviewedOn: z.string() }).nullable(),
    }),
  ),
});

/** What a centre hears: the clips it recorded itself, over those that come with the product. Part of `terminalApi`. */
export const voiceApi = {
  watchVoice: method('watchVoice', 'Which recordings of this centre are heard, and which shipped ones are not')
    .input(nothing)
    .output(
      eventIterator(
        z.object({
          clips: z.array(z.object({ language: words.language, clip, hash, ...part })),
          without: z
            .array(z.object({ language: words.language, clip }))
            .describe('they say another text than is shown'),
        }),
      ),
    ),
  readClip: method('readClip', 'The sound of a recording; of one that waits, in the office only')
    .input(z.object({ hash }))
    .output(answer(z.object({ sound: z.string().describe('base64') }), clipUnknown)),
  watchRecordings: method('watchRecordings', 'What is recorded of a language, what opens its next stage first')
    .input(z.object({ language: words.language }))
    .output(eventIterator(recordingsView)),
  recordClip: method('recordClip', 'Keeps a recording until somebody who speaks the language accepts it')
    .input(
      z.object({
        ...{ ...command, language: words.language, clip, sound, ...part, speaker: named },
        text: z.string().max(500).nullable().describe('as it was read; another text by now is refused'),
      }),
    )
    .output(answer(z.object({ hash }), clipUnknown, failure('clip-text-changed'), soundUnreadable, notWritable)),
  acceptClip: method('acceptClip', 'The recording says it right: citizens hear it from now on')
    .input(z.object({ ...command, language: words.language, clip, hash, reviewer: named }))
    .output(answer(nothing, failure('recording-gone'), notWritable)),
  rejectClip: method('rejectClip', 'The recording is thrown away; what was heard before stays')
    .input(z.object({ ...command, language: words.language, clip, hash }))
    .output(answer(nothing, failure('recording-gone'), notWritable)),
  takeClip: method('takeClip', 'A recording of another centre, with who spoke and who accepted it')
    .input(
      z.object({
        ...{ ...command, language: words.language, clip, sound, ...part, text: z.string().max(500).nullable() },
        ...{ speaker: named, recordedOn: words.date, reviewer: named, reviewedOn: words.date },
      }),
    )
    .output(answer(z.object({ hash }), clipUnknown, soundUnreadable, notWritable)),
};

export type RecordingsView = z.output<typeof recordingsView>;
