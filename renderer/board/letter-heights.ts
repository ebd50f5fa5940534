/**
 * How high capitals must stand to be read from a distance, in millimetres, for people with old eyes.
 *
 * The number that is called: ADA Standards 703.5.5 (text above 1.78 m: 51 mm up to 4.57 m, then 3.2 mm more for each
 * 305 mm), and never below what makes 90 mm at 8 m. Everything else that tells a person where to go: 22 minutes of arc.
 */
export interface LetterHeights {
  readonly hero: number;
  readonly row: number;
}

export function letterHeights(distanceM: number): LetterHeights {
  const ada = 51 + (Math.max(0, distanceM - 4.57) / 0.305) * 3.2;
  return { hero: Math.max(ada, 11.25 * distanceM), row: 2 * distanceM * 1000 * Math.tan(arcMinutes(22) / 2) };
}

function arcMinutes(minutes: number): number {
  return (minutes / 60) * (Math.PI / 180);
}
