import { boardLayout, type Glass } from './board-layout.ts';

/** What a person said of this wall once: how large the television is and how far away the last seat stands. */
export interface Wall {
  readonly diagonalInches: number;
  readonly distanceM: number;
}

/** Pixels of the whole screen, as the browser counts them. */
export interface Resolution {
  readonly width: number;
  readonly height: number;
}

/** Of a wall nobody has described: a common television in a common room. */
export const usualWall: Wall = { diagonalInches: 43, distanceM: 8 };

export const televisions = [24, 27, 32, 40, 43, 50, 55, 60, 65, 70, 75, 85, 98] as const;
export const distances = [3, 4, 5, 6, 7, 8, 9, 10, 12, 15] as const;

const MM_PER_INCH = 25.4;

/** Millimetres of the glass that one of the browser's pixels covers. */
export function mmPerPixel({ diagonalInches }: Pick<Wall, 'diagonalInches'>, { width, height }: Resolution): number {
  return (diagonalInches * MM_PER_INCH) / Math.hypot(width, height);
}

export function glassOf(wall: Pick<Wall, 'diagonalInches'>, screen: Resolution, window: Resolution = screen): Glass {
  const mm = mmPerPixel(wall, screen);
  return { widthMm: Math.max(1, window.width * mm), heightMm: Math.max(1, window.height * mm) };
}

export type Fitness =
  /** `media`: inches from which video has room too; null: it has. */
  | { readonly fits: true; readonly heroMm: number; readonly rowMm: number; readonly mediaFromInches: number | null }
  /** `readableAtM`: how far this television can be read; null: at no distance. */
  | { readonly fits: false; readonly neededInches: number; readonly readableAtM: number | null };

/** Can this television be read from there? If not: which size can, and from where this one can. */
export function fitnessOf({ diagonalInches, distanceM }: Wall, screen: Resolution): Fitness {
  const at = (inches: number, metres: number, media: boolean) =>
    boardLayout(glassOf({ diagonalInches: inches }, screen), metres, media);
  const smallest = (media: boolean) => inchesUpward.find((inches) => at(inches, distanceM, media)) ?? LARGEST_INCHES;
  const layout = at(diagonalInches, distanceM, false);
  if (!layout) {
    const readableAtM = metresDownward.find((metres) => at(diagonalInches, metres, false)) ?? null;
    return { fits: false, neededInches: smallest(false), readableAtM };
  }
  const hasRoom = at(diagonalInches, distanceM, true) !== null;
  return {
    fits: true,
    heroMm: Math.floor(layout.numberLeastMm * CAP_PER_FONT),
    rowMm: Math.floor(layout.rowMm * CAP_PER_FONT),
    mediaFromInches: hasRoom ? null : smallest(true),
  };
}

const CAP_PER_FONT = 0.714;
const LARGEST_INCHES = 300;
const inchesUpward = Array.from({ length: LARGEST_INCHES - 10 }, (_, n) => n + 10);
const metresDownward = Array.from({ length: 30 }, (_, n) => 15 - n / 2);

const key = 'gan-dan.board.wall';

/** Null: nobody has described this wall, or it has another resolution since: another television, perhaps. */
export function readWall(storage: Pick<Storage, 'getItem'>, screen: Resolution): Wall | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null');
    if (kept?.width !== screen.width || kept.height !== screen.height) return null;
    const { diagonalInches, distanceM } = kept;
    if (!(diagonalInches >= 10 && diagonalInches <= LARGEST_INCHES && distanceM >= 1 && distanceM <= 30)) return null;
    return { diagonalInches, distanceM };
  } catch {
    return null;
  }
}

export function keepWall(storage: Pick<Storage, 'setItem'>, wall: Wall, { width, height }: Resolution): void {
  storage.setItem(key, JSON.stringify({ ...wall, width, height }));
}
