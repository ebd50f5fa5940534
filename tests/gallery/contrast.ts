import type { Page } from '@playwright/test';

export interface WithContrast {
  /** Of a colour, as CSS says it, to what lies under it at this element (WCAG 2.2). */
  readonly contrastOn: (element: Element, css: string) => number;
}

/** Puts it into the page as it stands there now: what looks at ink and at focus rings measures with the same. */
export function contrastAtHand(page: Page): Promise<unknown> {
  return page.evaluate(`globalThis.contrastOn ??= (${measure})()`);
}

/** Runs inside the page: nothing from outside its own body. */
function measure(): WithContrast['contrastOn'] {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Colour>();

  return (element, css) => {
    const ground = groundOf(element);
    return contrast(over(colourOf(css), ground), ground);
  };

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
