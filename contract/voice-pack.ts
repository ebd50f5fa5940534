import { z } from 'zod';
import { languages } from '../domain/languages.ts';

/**
 * A language's recordings as a file that goes from one centre to another: a zip with `voice.json` and the sounds it names.
 * Each keeps who spoke, who accepted it and when, and the text it says, so that it is heard only where that text is shown.
 */
export const voicePackFile = z.strictObject({
  format: z.literal('gan-dan-voice-1'),
  language: z.enum(languages.map(({ code }) => code)),
  clips: z
    .array(
      z.strictObject({
        clip: z.string().max(120),
        file: z.string().regex(/^clips\/[\w.-]+\.opus$/),
        text: z.string().max(500).nullable(),
        fromMs: z.int(),
        lengthMs: z.int(),
        gain: z.number(),
        speaker: z.string().min(1).max(120),
        recordedOn: z.iso.date(),
        reviewer: z.string().min(1).max(120),
        reviewedOn: z.iso.date(),
      }),
    )
    .max(2_000),
});

export type VoicePack = z.output<typeof voicePackFile>;
