import { letterHeights } from './letter-heights.ts';

/**
 * Where everything stands on the wall, in millimetres of the glass. What sends a person to a counter is as high as the
 * viewing distance asks, never smaller; what is left is shared. A television on which that has no room is too small.
 */
export interface Glass {
  readonly widthMm: number;
  readonly heightMm: number;
}

export interface BoardLayout {
  /** A hundredth of the glass: what is only read from near (names, clock) is sized by it. */
  readonly unitMm: number;
  /** Font sizes. The number is drawn smaller than `number` only where its width asks, and never below `numberLeast`. */
  readonly numberMm: number;
  readonly numberLeastMm: number;
  readonly counterMm: number;
  readonly rowMm: number;
  readonly rows: number;
  /** Width of the large field, and of the column beside it (rows or video); 0: one below the other. */
  readonly heroWidthMm: number;
  readonly asideWidthMm: number;
  readonly shape: 'wide' | 'tall';
  readonly hasMedia: boolean;
}

/** Noto Sans draws capitals 0.714 em high; in bold a digit is 0.572 em wide, letters up to L 0.77, M and W 0.97. */
const FONT_PER_CAP = 1 / 0.714;
const LETTER_EM = 0.77;
const DIGIT_EM = 0.575;
/** The longest number (queue and incarnation letter, three digits) and counter, in em. */
const NUMBER_EM = 2 * LETTER_EM + 3 * DIGIT_EM;
const COUNTER_EM = 2 * DIGIT_EM;
const LINE = 0.95;
/** More rows are more than anybody looks through. */
const MOST_ROWS = 5;
const LEAST_ROWS = 2;

/** In hundredths of the glass: edges, gaps, and what stands above and below the calls. */
const EDGE = 3;
const GAP = 2;
const above = { wide: 14, tall: 14 } as const;
const below = { wide: 23, tall: 44, tallWithMedia: 50 } as const;
const heroHead = 8;
const heroPad = 3;
const rowsHead = 5.4;
const rowGap = 1.1;
/** Symbol, arrow and air of a row beside its number and counter, in em of the row. */
const ROW_AROUND_EM = 2;

/** The layout for a viewing distance; null: the glass is too small for it. `scale` below 1 breaks the rule on purpose. */
export function boardLayout(glass: Glass, distanceM: number, hasMedia: boolean, scale = 1): BoardLayout | null {
  const { widthMm, heightMm } = glass;
  const shape = widthMm >= heightMm ? 'wide' : 'tall';
  const unitMm =
    shape === 'wide' ? Math.min(heightMm, widthMm * 0.5625) / 100 : Math.min(heightMm * 0.5625, widthMm) / 100;
  const { hero, row } = letterHeights(distanceM);
  const numberLeastMm = hero * FONT_PER_CAP * scale;
  const rowMm = row * FONT_PER_CAP * scale;
  const u = (hundredths: number) => hundredths * unitMm;

  const innerWidth = widthMm - u(2 * EDGE);
  const heroNeeds = NUMBER_EM * numberLeastMm + u(2 * heroPad);
  const rowNeeds = (NUMBER_EM + COUNTER_EM + ROW_AROUND_EM) * rowMm;
  const isBeside = shape === 'wide' && !hasMedia;
  // Video takes two fifths of a wide glass, and the queues stand below it.
  const heroWidthMm = isBeside
    ? Math.min(innerWidth - u(GAP) - rowNeeds, innerWidth * 0.62)
    : shape === 'wide'
      ? innerWidth - u(GAP) - widthMm * 0.4
      : innerWidth;
  if (heroWidthMm < heroNeeds || (!isBeside && heroWidthMm < rowNeeds)) return null;
  const asideWidthMm = shape === 'wide' ? innerWidth - u(GAP) - heroWidthMm : 0;

  const underneath = shape === 'wide' ? (hasMedia ? 9 : below.wide) : hasMedia ? below.tallWithMedia : below.tall;
  const height = heightMm - u(above[shape] + underneath);
  const heroLeast = u(heroHead + heroPad) + 2 * LINE * numberLeastMm;
  const rowsRoom = (isBeside ? height : height - heroLeast - u(GAP)) - u(rowsHead);
  const rowHeight = rowMm * LINE + u(0.6);
  const rows = Math.min(MOST_ROWS, Math.floor((rowsRoom + u(rowGap)) / (rowHeight + u(rowGap))));
  if (rows < LEAST_ROWS || height < heroLeast) return null;

  const rowsHeight = isBeside ? 0 : u(rowsHead + GAP) + rows * (rowHeight + u(rowGap));
  const lines = (height - rowsHeight - u(heroHead + heroPad)) / LINE;
  const counterMm = Math.max(numberLeastMm, lines * 0.36);
  const numberMm = Math.max(numberLeastMm, lines - counterMm);
  return {
    ...{ unitMm, numberMm, numberLeastMm, counterMm, rowMm, rows, heroWidthMm, asideWidthMm, shape, hasMedia },
  };
}

/** The best this glass can do: at the distance it was set up for, else with letters as large as fit. */
export function closestLayout(glass: Glass, distanceM: number, wantsMedia: boolean): BoardLayout {
  for (let scale = 1; ; scale *= 0.95) {
    const layout =
      (wantsMedia && boardLayout(glass, distanceM, true, scale)) || boardLayout(glass, distanceM, false, scale);
    if (layout) return layout;
  }
}

/** How wide a number is drawn, in em of its font: it is made smaller only where it would not stand in its field. */
export function widthEm(number: string): number {
  const widths = [...number].map((sign) => (/\d/.test(sign) ? DIGIT_EM : /[MW]/.test(sign) ? 0.97 : LETTER_EM));
  return widths.reduce((sum, width) => sum + width, 0);
}
