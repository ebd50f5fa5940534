/**
 * Sizes and contrast of what is on a page, from computed styles. Everything here runs inside the page: no function may
 * use anything from outside its own body.
 */
export interface Target {
  readonly name: string;
  readonly isTile: boolean;
  /** Millimetres of this screen. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Everything that can be touched, where a finger finds it: a target that lies under another is none. */
export function touchTargets(pixelsPerMm: number): Target[] {
  const all = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input, select, [role="button"], [tabindex="0"]'),
  ];
  return all.flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (!element.checkVisibility({ visibilityProperty: true }) || box.width === 0) return [];
    const onTop = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!onTop || !(element === onTop || element.contains(onTop))) return [];
    const mm = (pixels: number) => pixels / pixelsPerMm;
    return [
      {
        name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
        isTile: element.matches('main [class*="tile"]'),
        ...{ left: mm(box.left), top: mm(box.top), width: mm(box.width), height: mm(box.height) },
      },
    ];
  });
}

export interface Weak {
  readonly text: string;
  readonly ratio: number;
}

/** Text whose contrast to what lies under it is less than `least` (WCAG 2.2 contrast ratio, from computed colours). */
export function weakText(least: number): Weak[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Colour>();
  const weak: Weak[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || element.closest(':disabled, [aria-disabled="true"]')) continue;
    const ground = groundOf(element);
    const ratio = contrast(over(colourOf(getComputedStyle(element).color), ground), ground);
    if (ratio < least) weak.push({ text, ratio: Math.round(ratio * 10) / 10 });
  }
  return weak;

  type Colour = readonly [red: number, green: number, blue: number, alpha: number];

  function groundOf(element: Element): Colour {
    const layers: Colour[] = [];
    for (let box: Element | null = element; box; box = box.parentElement) {
      const colour = colourOf(getComputedStyle(box).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight<Colour>((under, upper) => over(upper, under), [255, 255, 255, 1]);
  }

  /** Whatever form the browser says it in (`color(srgb …)` after `color-mix`), a canvas knows its bytes. */
  function colourOf(css: string): Colour {
    const seen = known.get(css);
    if (seen) return seen;
    if (!context) throw new Error('no canvas');
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const colour: Colour = [red, green, blue, alpha / 255];
    known.set(css, colour);
    return colour;
  }

  function over([r, g, b, alpha]: Colour, [ur, ug, ub]: Colour): Colour {
    const mix = (upper: number, under: number) => upper * alpha + under * (1 - alpha);
    return [mix(r, ur), mix(g, ug), mix(b, ub), 1];
  }

  function luminance(colour: Colour): number {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one: Colour, other: Colour): number {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
}
