/** The way to the staff's menu: five taps in a top corner of 20 mm, within four seconds. Citizens never need the corner. */
export interface CornerTaps {
  /** True when this touch was the fifth. */
  touch(
    at: { readonly x: number; readonly y: number },
    glass: { readonly width: number; readonly mm: number },
    now: number,
  ): boolean;
}

const needed = 5;
const withinMs = 4_000;
const cornerMm = 20;

export function createCornerTaps(): CornerTaps {
  let times: number[] = [];
  return {
    touch({ x, y }, { width, mm }, now) {
      const side = cornerMm * mm;
      if (y > side || (x > side && x < width - side)) {
        times = [];
        return false;
      }
      times = [...times.filter((time) => now - time < withinMs), now];
      if (times.length < needed) return false;
      times = [];
      return true;
    },
  };
}
