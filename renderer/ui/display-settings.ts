/** How this screen is measured and how light it is: millimetres per setting or guess, and the two themes. */
export type Theme = 'normal' | 'easy';

/** Screens a centre has, longest side in CSS pixels → pixels per millimetre (`gan-dan.mm` overrides after calibration). */
const usualScreens = [
  { longestSide: 1280, pixelsPerMm: 5.88 },
  { longestSide: 1366, pixelsPerMm: 3.95 },
  { longestSide: 1920, pixelsPerMm: 4.03 },
  { longestSide: 2560, pixelsPerMm: 4.29 },
  { longestSide: 3840, pixelsPerMm: 6.42 },
] as const;

export function guessPixelsPerMm(width: number, height: number): number {
  const longest = Math.max(width, height);
  const nearest = usualScreens.find((screen) => longest <= screen.longestSide) ?? usualScreens[4];
  return nearest.pixelsPerMm;
}

/** What fits. The compact ones are tablets: too low for a header above tiles of 45 mm and a bar of 20 mm below them. */
export type Shape = 'portrait' | 'landscape' | 'compact-portrait' | 'compact-landscape';

export function shapeOf(width: number, height: number, pixelsPerMm: number): Shape {
  const heightMm = height / pixelsPerMm;
  if (height > width) return heightMm < 270 ? 'compact-portrait' : 'portrait';
  return heightMm < 180 ? 'compact-landscape' : 'landscape';
}

/** Sets `--mm`, `data-shape` and `data-role` on the document, and again when the window changes. */
export function measureScreen(role: string, storage: Storage, view: Window): void {
  const root = view.document.documentElement;
  root.dataset.role = role;
  const measure = () => {
    const kept = Number(storage.getItem('gan-dan.mm'));
    const mm = kept >= 1 && kept <= 20 ? kept : guessPixelsPerMm(view.innerWidth, view.innerHeight);
    root.style.setProperty('--mm', `${mm}px`);
    root.dataset.shape = shapeOf(view.innerWidth, view.innerHeight, mm);
  };
  measure();
  view.addEventListener('resize', measure);
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
