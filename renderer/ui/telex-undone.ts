/**
 * UniKey and its kin watch the keyboard: they swallow the key that makes a mark, erase letters with Backspace and put in
 * others (`nguyeenx` comes as `nguye⌫ên⌫⌫ễn`). A scanner that types through them is heard as it struck: every exchange of
 * letters tells which key was swallowed.
 */
export interface TelexUndone {
  /** A letter of a key of the keyboard. */
  struck(letter: string): void;
  /** A letter that no key stands for: put in by software. */
  put(letter: string): void;
  erased(): void;
  /** What was struck so far. */
  text(): string;
}

interface Cell {
  readonly shown: string;
  readonly struck: string;
}

export function createTelexUndone(): TelexUndone {
  const cells: Cell[] = [];
  let gone: Cell[] = [];
  let instead = '';

  const settle = () => {
    if (gone.length === 0) return;
    const shown = gone.map((cell) => cell.shown).join('');
    const struck = gone.map((cell) => cell.struck).join('') + swallowedKey(shown, instead);
    const letters = [...instead];
    cells.push(
      ...letters.map((letter, index) => ({ shown: letter, struck: index === letters.length - 1 ? struck : '' })),
    );
    gone = [];
    instead = '';
  };

  return {
    struck: (letter) => {
      settle();
      cells.push({ shown: letter, struck: letter });
    },
    put: (letter) => {
      if (gone.length > 0) instead += letter;
      else cells.push({ shown: letter, struck: letter });
    },
    erased: () => {
      if (instead !== '') settle();
      const cell = cells.pop();
      if (cell) gone.unshift(cell);
    },
    text: () => {
      settle();
      return cells.map((cell) => cell.struck).join('');
    },
  };
}

/** Telex: s f r x j for the five tones, a doubled letter for the circumflex, w for horn and breve, d for the stroke, z to take a tone off. */
const keyOfMark: readonly (readonly [string, string])[] = [
  ['\u0301', 's'],
  ['\u0300', 'f'],
  ['\u0309', 'r'],
  ['\u0303', 'x'],
  ['\u0323', 'j'],
  ['\u031b', 'w'],
  ['\u0306', 'w'],
];

function swallowedKey(before: string, after: string): string {
  const [was, is] = [before, after].map((text) =>
    text.normalize('NFD').replace(/đ/g, 'd\u0335').replace(/Đ/g, 'D\u0335'),
  );
  if (was === undefined || is === undefined) return '';
  const letters = (text: string) => text.replace(/\p{M}/gu, '');
  // The mark was taken back by striking its key twice: `á` + s is `as`.
  if (letters(is).length === letters(was).length + 1) return is.at(-1) ?? '';
  const count = (text: string, mark: string) => text.split(mark).length - 1;
  const key =
    keyOfMark.find(([mark]) => count(is, mark) > count(was, mark))?.[1] ??
    (count(is, '\u0335') > count(was, '\u0335') ? 'd' : null) ??
    (count(is, '\u0302') > count(was, '\u0302')
      ? (/([aeo])\p{M}*\u0302/iu.exec(is)?.[1]?.toLowerCase() ?? '')
      : null) ??
    (is.length < was.length ? 'z' : '');
  const isCapital = letters(was) === letters(was).toUpperCase() && letters(was) !== letters(was).toLowerCase();
  return isCapital && letters(was).length > 1 ? key.toUpperCase() : key;
}
