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
  // Below it header, two rows of tiles and a bar do not fit: a 15.6" panel is 194 mm high, a 21.5" one 268.
  return heightMm < 205 ? 'compact-landscape' : 'landscape';
}

/** What a card held to the glass told: pixels per millimetre, and of which screen (another one has other pixels). */
export interface Calibration {
  readonly mm: number;
  readonly screen: string;
}

/** A screen as far as its pixels go: its resolution and how Windows scales it. */
export function screenOf({ screen, devicePixelRatio }: Pick<Window, 'screen' | 'devicePixelRatio'>): string {
  return `${screen.width}x${screen.height}@${Math.round(devicePixelRatio * 100) / 100}`;
}

/** `kept`: measured by card; `other-screen`: measured, but the resolution has changed since; `guessed`: never measured. */
export type Measure = { readonly mm: number; readonly from: 'kept' | 'other-screen' | 'guessed' };

export function measureOf(storage: Pick<Storage, 'getItem'>, view: MeasuredWindow): Measure {
  const mm = Number(storage.getItem(mmKey));
  const guess = guessPixelsPerMm(view.innerWidth, view.innerHeight);
  if (!(mm >= 1 && mm <= 20)) return { mm: guess, from: 'guessed' };
  const screen = storage.getItem(screenKey);
  return screen === null || screen === screenOf(view) ? { mm, from: 'kept' } : { mm: guess, from: 'other-screen' };
}

type MeasuredWindow = Pick<Window, 'innerWidth' | 'innerHeight' | 'screen' | 'devicePixelRatio'>;
const mmKey = 'gan-dan.mm';
const screenKey = 'gan-dan.mm-screen';

export function keepCalibration({ mm, screen }: Calibration, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(mmKey, String(Math.round(mm * 1000) / 1000));
  storage.setItem(screenKey, screen);
}

/** Sets `--mm`, `data-shape`, `data-measure` and `data-role` on the document, and again when the window changes. */
export function measureScreen(role: string, storage: Storage, view: Window): void {
  view.document.documentElement.dataset.role = role;
  const measure = () => applyMeasure(storage, view);
  measure();
  view.addEventListener('resize', measure);
}

/** Also called when a card has just been measured. */
export function applyMeasure(storage: Storage, view: Window): void {
  const root = view.document.documentElement;
  const { mm, from } = measureOf(storage, view);
  root.style.setProperty('--mm', `${mm}px`);
  root.dataset.measure = from;
  root.dataset.shape = shapeOf(view.innerWidth, view.innerHeight, mm);
  root.dataset.tall = String(hasLowReach(view.innerWidth, view.innerHeight, mm));
}

/**
 * A low screen is within everybody's reach as a whole; only a tall one has a place for "low reach". Below these heights
 * tiles of 45 mm and bars of 20 mm would not fit into its lowest 60 % (the tests measure it).
 */
export function hasLowReach(width: number, height: number, pixelsPerMm: number): boolean {
  return height / pixelsPerMm >= (height > width ? 400 : 252);
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
