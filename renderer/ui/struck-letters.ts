/** One key as the browser tells it. */
export interface Stroke {
  readonly key: string;
  /** The place on the keyboard (`KeyA`), whatever a Vietnamese input method makes of it; '' for a letter put in by software. */
  readonly code: string;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Milliseconds, monotonic. */
  readonly at: number;
}

/** What stands on a key of a US keyboard, which a scanner that types presents itself as; null: no letter. */
export function letterAt({ code, shift }: Pick<Stroke, 'code' | 'shift'>): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return shift ? (')!@#$%^&*('[Number(digit)] ?? null) : digit;
  const numpad = /^Numpad(\d)$/.exec(code)?.[1];
  return numpad ?? others[code]?.[shift ? 1 : 0] ?? null;
}

const others: Readonly<Record<string, readonly [string, string] | undefined>> = {
  Space: [' ', ' '],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  IntlBackslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  NumpadSubtract: ['-', '-'],
  NumpadDecimal: ['.', '.'],
  NumpadDivide: ['/', '/'],
  NumpadAdd: ['+', '+'],
  NumpadMultiply: ['*', '*'],
};
