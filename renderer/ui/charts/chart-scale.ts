/** Shares (0–1) as places in a box, and as people read them: the table beside a chart says the same words. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** `97,8 %`, rounded down: 99,96 % is not all. */
export function shareText(share: number): string {
  return `${String(Math.floor(share * 1000 + 1e-9) / 10).replace('.', ',')} %`;
}

export interface RunMonth {
  readonly from: string;
  readonly to: string;
  readonly part: number;
  readonly whole: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface RunPoint {
  readonly month: RunMonth;
  readonly label: string;
  /** Null: nothing was counted in it. */
  readonly share: number | null;
  readonly text: string;
  /** Outside what chance explains. */
  readonly signal: 'low' | 'high' | null;
  readonly x: number;
  readonly y: number | null;
}

/** Points of a run chart, left to right; the scale begins below the lowest thing drawn, at a whole ten percent. */
export function runPoints(months: readonly RunMonth[], { width, height }: Box): { points: RunPoint[]; floor: number } {
  const shares = months.flatMap(({ part, whole, low }) => (whole === 0 ? [] : [part / whole, low ?? 1]));
  const floor = Math.max(0, Math.floor(Math.min(0.9, ...shares) * 10) / 10);
  const points = months.map((month, n) => {
    const { from, part, whole, low, high } = month;
    const share = whole === 0 ? null : part / whole;
    const signal = share === null || low === null || high === null ? null : side(share, low, high);
    return {
      ...{ month, label: `${from.slice(5, 7)}/${from.slice(2, 4)}`, share, signal },
      text: share === null ? '–' : shareText(share),
      x: months.length === 1 ? width / 2 : (n / (months.length - 1)) * width,
      y: share === null ? null : yOf(share, floor, height),
    };
  });
  return { points, floor };
}

export function yOf(share: number, floor: number, height: number): number {
  return height - ((share - floor) / (1 - floor || 1)) * height;
}

function side(share: number, low: number, high: number): 'low' | 'high' | null {
  return share < low ? 'low' : share > high ? 'high' : null;
}
