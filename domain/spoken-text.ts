import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ticketClips } from './announcement.ts';
import { bigNumberClips, type ClipId, digitClips, numberClips, type SpokenLanguage } from './number-words.ts';

/**
 * A sentence of the screen as recordings. A sentence without a placeholder is one clip, named by its key. One with
 * placeholders is cut at them: `Trước quý vị còn {{ahead}} người` is `kiosk.ticket.ahead.1`, a number, `….2`.
 */
export type SpokenValues = Readonly<Record<string, SpokenValue>>;
/** A number or a text as it is shown, or clips that say it. */
export type SpokenValue = string | number | readonly ClipId[];

export interface SpokenPiece {
  readonly clip: ClipId;
  /** What the speaker reads. */
  readonly text: string;
}

/** The pieces of a sentence that are recorded for it alone, in their order. */
export function recordedPieces(key: string, text: string): readonly SpokenPiece[] {
  return cut(key, text).flatMap((part) => ('text' in part ? [part] : []));
}

/** The clips of a sentence with its values; null: a value is missing, or cannot be said. */
export function sentenceClips(
  language: SpokenLanguage,
  key: string,
  text: string,
  values: SpokenValues = {},
): readonly ClipId[] | null {
  const clips: ClipId[] = [];
  for (const part of cut(key, text)) {
    if ('clip' in part) {
      clips.push(part.clip);
      continue;
    }
    const value = values[part.placeholder];
    if (value === undefined || value === '') return null;
    const said = typeof value === 'object' ? value : valueClips(language, value);
    if (said === null) return null;
    clips.push(...said);
  }
  return clips;
}

/**
 * How a value is said: a number, a ticket's number by its signs, an hour, a date, other digits one by one (a telephone);
 * a name (a queue, a procedure) by the recording of its text. null: this language cannot say it.
 */
export function valueClips(language: SpokenLanguage, value: string | number): readonly ClipId[] | null {
  const text = String(value).trim();
  // `8.000` is how a screen writes eight thousand in every language.
  if (typeof value === 'number' || /^([1-9]?\d|[1-9]\d{0,2}(\.\d{3})+)$/.test(text))
    return bigNumberClips(language, Number(text.replaceAll('.', '')));
  if (/^[A-Z]{1,2}\d{3,5}$/.test(text)) return ticketClips(text);
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  if (hours && minutes) {
    const [before, after] = [numberClips(language, Number(hours)), numberClips(language, Number(minutes))];
    return minutes === '00' ? [...before, 'time.sharp'] : [...before, 'time.hour', ...after];
  }
  const [, day, month] = /^(\d{1,2})\/(\d{1,2})(?:\/\d{4})?$/.exec(text) ?? [];
  if (day && month)
    return ['time.day', ...numberClips(language, Number(day)), 'time.month', ...numberClips(language, Number(month))];
  if (/^[\d\s.+-]+$/.test(text)) return digitClips(text);
  return [nameClip(text)];
}

/** Names are data and change; a recording belongs to exactly the text it says. */
export function nameClip(text: string): ClipId {
  return `name.${bytesToHex(sha256(utf8ToBytes(text.normalize('NFC').trim()))).slice(0, 12)}`;
}

/** Phrases that numbers need inside sentences; texts in `announcement.json`. */
export const valuePhrases = ['range.to', 'time.hour', 'time.sharp', 'time.day', 'time.month'] as const;

type Part = SpokenPiece | { readonly clip: (typeof valuePhrases)[number] } | { readonly placeholder: string };

function cut(key: string, text: string): readonly Part[] {
  const parts = text.split(/\{\{\s*([\w.]+)\s*\}\}/);
  if (parts.length === 1) return [{ clip: key, text: text.trim() }];
  const spoken: Part[] = [];
  let piece = 0;
  parts.forEach((part, index) => {
    if (index % 2 === 1) spoken.push({ placeholder: part });
    else if (/^\s*[–-]\s*$/.test(part) && index > 0) spoken.push({ clip: 'range.to' });
    // A lone comma or bracket between two values is not a word.
    else if (/[\p{L}\d]/u.test(part)) spoken.push({ clip: `${key}.${++piece}`, text: trimmed(part) });
  });
  return spoken;
}

function trimmed(part: string): string {
  return part.replace(/^[\s,.:;·–-]+/, '').trim();
}
