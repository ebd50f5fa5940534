/**
 * The citizen's card is the ruler everybody has: 85.60 × 53.98 mm (ID-1, Thông tư 06/2021/TT-BCA, ± 0.12 mm). Whoever sets
 * the kiosk up holds one to the glass and makes the outline as wide as the card.
 */
export const cardWidthMm = 85.6;
export const cardHeightMm = 53.98;

/** Pixels per millimetre when an outline so wide is as wide as the card. */
export function pixelsPerMm(outlinePx: number): number {
  return outlinePx / cardWidthMm;
}

/** Coarse for the first approach, one pixel for the last: one pixel of 345 is 0.3 % (S5 asks for 2 %). */
export const outlineSteps = [-20, -1, 1, 20] as const;

/** The widest outline is what fits the screen, the narrowest a card on a coarse 43" panel. */
export function withinGlass(outlinePx: number, glassPx: number): number {
  return Math.min(Math.max(outlinePx, cardWidthMm * 1.2), glassPx);
}
