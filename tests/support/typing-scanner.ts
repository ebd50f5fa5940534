import type { Stroke } from '../../renderer/ui/struck-letters.ts';

/** What stands between a scanner that types and the page. */
export type Keyboard = 'plain' | 'hidden-letters' | 'letters-exchanged' | 'caps-lock';

/**
 * A scanner that presents itself as a US keyboard; letters no key has are put in by its driver. `hidden-letters`: the
 * system's own Telex shows the page `Process` for every letter. `letters-exchanged`: UniKey erases and puts in.
 */
export function strokesOf(
  text: string,
  keyboard: Keyboard,
  gap: (index: number) => number,
  ending = 'Enter',
): Stroke[] {
  const strokes: Stroke[] = [];
  let at = 0;
  const strike = (key: string, code: string, shift = false) => strokes.push({ key, code, shift, alt: false, at });
  const word: string[] = [];
  for (const [index, letter] of [...text].entries()) {
    at += gap(index);
    const place = placeOf(letter);
    if (!place) strike(letter, '');
    else if (keyboard === 'hidden-letters' && /[a-z]/i.test(letter)) strike('Process', place.code, place.shift);
    else if (keyboard === 'caps-lock' && /[a-z]/i.test(letter)) strike(swapped(letter), place.code, place.shift);
    else if (keyboard === 'letters-exchanged') exchange(letter, place);
    else strike(letter, place.code, place.shift);
    if (keyboard === 'letters-exchanged' && !/\p{L}/u.test(letter)) word.length = 0;
  }
  at += gap(strokes.length);
  strike(ending, ending);
  return strokes;

  function exchange(letter: string, place: { code: string; shift: boolean }) {
    const after = /[a-z]/i.test(letter) ? withMark(word.join(''), letter) : null;
    if (after === null) {
      strike(letter, place.code, place.shift);
      word.push(letter);
      return;
    }
    const same = word.findIndex((each, index) => each !== [...after][index]);
    const from = same === -1 ? word.length : same;
    for (let each = word.length; each > from; each--) strike('Backspace', 'Backspace');
    for (const put of [...after].slice(from)) strike(put, '');
    word.splice(0, word.length, ...after);
  }
}

function swapped(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

function placeOf(letter: string): { code: string; shift: boolean } | null {
  if (/^[a-z]$/i.test(letter)) return { code: `Key${letter.toUpperCase()}`, shift: letter !== letter.toLowerCase() };
  if (/^\d$/.test(letter)) return { code: `Digit${letter}`, shift: false };
  const others: Record<string, [string, boolean]> = {
    ...{ ' ': ['Space', false], '|': ['Backslash', true], '-': ['Minus', false], ',': ['Comma', false] },
    ...{ '.': ['Period', false], "'": ['Quote', false], '/': ['Slash', false] },
  };
  const found = others[letter];
  return found ? { code: found[0], shift: found[1] } : null;
}

/** A little of what Telex does: tones at the last vowel, doubled a e o d, w. Null: the letter stays what it is. */
function withMark(word: string, letter: string): string | null {
  const key = letter.toLowerCase();
  const tone = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' }[key];
  const isPlainLast = (base: string) => word.at(-1)?.toLowerCase() === base;
  if (tone && /[aeiouyăâêôơư]/i.test(word) && !/[\u0300\u0301\u0303\u0309\u0323]/.test(word.normalize('NFD')))
    return word
      .replace(/([aeiouyăâêôơư])([^aeiouyăâêôơư]*)$/i, (_, v: string, rest: string) => `${v}${tone}${rest}`)
      .normalize('NFC');
  if (/[aeo]/.test(key) && isPlainLast(key)) return `${word}\u0302`.normalize('NFC');
  if (key === 'd' && isPlainLast('d')) return word.slice(0, -1) + (word.at(-1) === 'd' ? 'đ' : 'Đ');
  if (key === 'w' && /[aou]$/i.test(word)) return `${word}${/a$/i.test(word) ? '\u0306' : '\u031b'}`.normalize('NFC');
  return null;
}
