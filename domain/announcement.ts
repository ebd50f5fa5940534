import { type Certainty, type ClipId, digitClips, numberClips, type SpokenLanguage } from './number-words.ts';

/** What a call is made of. `call.…` are phrases of `locales/<lang>/announcement.json`; the others are numbers. */
type CallPart = 'call.number' | 'ticket' | 'call.counter' | 'counter';

/**
 * "Mời số · A · không · một · hai · đến quầy · ba". The order of Jrai and Bahnar is open until their speakers say it: no
 * call in them is heard before that (the stage `calls` opens with a review).
 */
export const callOrder: Readonly<Record<SpokenLanguage, { parts: readonly CallPart[]; certainty: Certainty }>> = {
  vi: { parts: ['call.number', 'ticket', 'call.counter', 'counter'], certainty: 'C' },
  en: { parts: ['call.number', 'ticket', 'call.counter', 'counter'], certainty: 'C' },
  jra: { parts: ['call.number', 'ticket', 'call.counter', 'counter'], certainty: 'X' },
  bdq: { parts: ['call.number', 'ticket', 'call.counter', 'counter'], certainty: 'X' },
  'bdq-x-kriem': { parts: ['call.number', 'ticket', 'call.counter', 'counter'], certainty: 'X' },
};

/** Said before anything that is heard in a practice world, and never in the real one. */
export const practiceClip: ClipId = 'practice.said';

/** The phrases of a call, the same in every language: what `announcement.json` must hold. */
export const callPhrases = ['call.number', 'call.counter'] as const;

/** The recordings of one call, in order: `callClips('vi', 'A012', '3')`. */
export function callClips(language: SpokenLanguage, number: string, counter: string): readonly ClipId[] {
  return callOrder[language].parts.flatMap((part) => {
    if (part === 'ticket') return ticketClips(number);
    if (part === 'counter') return numberClips(language, Number(counter));
    return [part];
  });
}

/** A ticket's number as it is read out: letters, then each digit by itself, so that 012 is never "twelve". */
export function ticketClips(number: string): readonly ClipId[] {
  const letters = [...number].filter((sign) => sign >= 'A' && sign <= 'Z');
  return [...letters.map((letter) => `letter.${letter}`), ...digitClips(number)];
}
