import { letterAt, type Stroke } from './struck-letters.ts';
import { createTelexUndone } from './telex-undone.ts';

/**
 * Tells a scanner that types (keyboard wedge) from a person: at least six characters, on average at most 35 ms apart and
 * never more than 50, ended by Enter or Tab. People type at 60–300 ms.
 */
export interface ScanBurst {
  /**
   * Feeds one key; when it ended a burst, answers what was scanned, else null. Where the input method or the layout of
   * the PC may have had its hands in it there are several readings, the likeliest first.
   */
  press(stroke: Stroke): readonly string[] | null;
  /** Characters of the run so far; one: what stood in the field before it is what a scan must leave there. */
  readonly length: number;
  /** Letters since the beginning: one more tells that the last key was a letter of the run, and not a person's Escape after it. */
  readonly heard: number;
}

const shortest = 6;
const meanGapMs = 35;
/** A slow PC notices keys late; more than this apart they are a person's. */
export const longestGapMs = 50;

export function createScanBurst(): ScanBurst {
  let run = newRun();
  let heard = 0;
  return {
    get heard() {
      return heard;
    },
    get length() {
      return run.length;
    },
    press(stroke) {
      const { key, at } = stroke;
      const letter = lettersOf(stroke);
      const isEnd = key === 'Enter' || key === 'Tab';
      if (!letter && !isEnd && !(key === 'Backspace' && run.length > 0) && !isAltDigit(stroke)) return null;
      if (run.length > 0 && at - run.last > longestGapMs) run = newRun();
      if (isEnd) {
        const { length, strokes, first, last, readings } = run;
        run = newRun();
        const isScan = length >= shortest && (last - first) / Math.max(1, strokes - 1) <= meanGapMs;
        return isScan ? readings() : null;
      }
      const { length } = run;
      run.add(stroke, letter);
      heard += run.length - length;
      return null;
    },
  };
}

interface Letters {
  readonly byPlace: string;
  readonly byKey: string;
}

/** What a key says by its place on a US keyboard, and by what the PC made of it. */
function lettersOf(stroke: Stroke): Letters | null {
  if (stroke.alt) return null;
  const { key } = stroke;
  const place = letterAt(stroke);
  const isLetter = [...key.normalize('NFC')].length === 1;
  // An input method at work hides the letter (`Process`), a dead key too.
  const isHidden = key === 'Process' || key === 'Unidentified' || key === 'Dead';
  if (!isLetter && !(isHidden && place !== null)) return null;
  return { byPlace: place ?? key, byKey: isLetter ? key : (place ?? '') };
}

/** Scanners type a letter no keyboard has as Alt and its number on the number pad. */
function isAltDigit({ alt, code }: Stroke): boolean {
  return alt && /^Numpad\d$/.test(code);
}

function newRun() {
  const telex = createTelexUndone();
  const run = { length: 0, strokes: 0, first: 0, last: 0, hasErased: false, byPlace: '', altDigits: '' };
  const endAltCode = () => {
    const letter = Number(run.altDigits) >= 128 ? String.fromCodePoint(Math.min(0xffff, Number(run.altDigits))) : '';
    run.altDigits = '';
    run.byPlace += letter;
    if (letter) telex.put(letter);
  };
  return {
    get length() {
      return run.length;
    },
    get strokes() {
      return run.strokes;
    },
    get first() {
      return run.first;
    },
    get last() {
      return run.last;
    },
    add(stroke: Stroke, letters: Letters | null): void {
      if (run.strokes === 0) run.first = stroke.at;
      run.last = stroke.at;
      run.strokes++;
      if (isAltDigit(stroke)) {
        run.altDigits += stroke.code.slice(-1);
        run.length++;
        return;
      }
      endAltCode();
      if (letters) {
        run.length++;
        run.byPlace += letters.byPlace;
        if (stroke.code === '') telex.put(letters.byKey);
        else telex.struck(letters.byKey);
      } else {
        run.hasErased = true;
        telex.erased();
      }
    },
    readings(): readonly string[] {
      endAltCode();
      const byKey = telex.text();
      return [...new Set(run.hasErased ? [byKey, run.byPlace] : [run.byPlace, byKey])];
    },
  };
}
