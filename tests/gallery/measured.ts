import type { WithContrast } from './contrast.ts';

/**
 * Sizes and contrast of what is on a page, from computed styles. Everything here runs inside the page: no function may
 * use anything from outside its own body, but for what `contrastAtHand` has put there.
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

/** Height in millimetres of the capital letters with which an element's words are drawn; null: no such element. */
export function capitalHeight({ selector, pixelsPerMm }: { selector: string; pixelsPerMm: number }): number | null {
  const element = document.querySelector<HTMLElement>(selector);
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!element || !context) return null;
  const { fontWeight, fontSize, fontFamily, transform } = getComputedStyle(element);
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const stretched = transform === 'none' ? 1 : new DOMMatrix(transform).d;
  return (context.measureText('H').actualBoundingBoxAscent * stretched) / pixelsPerMm;
}

export interface Weak {
  readonly text: string;
  readonly ratio: number;
}

/** Text, and signs, whose contrast to what lies under them is less than asked (WCAG 2.2, from computed colours). */
export function weakInk(least: { readonly text: number; readonly sign: number }): Weak[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const { contrastOn } = globalThis as unknown as WithContrast;
  const weak: Weak[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || element.closest(':disabled, [aria-disabled="true"]')) continue;
    look(element, text, least.text);
  }
  // The family of signs, drawn in the colour of the text around them.
  for (const sign of document.querySelectorAll('svg[viewBox="0 0 48 48"]')) {
    if (!sign.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { width } = sign.getBoundingClientRect();
    if (width <= 1 || sign.closest(':disabled, [aria-disabled="true"]')) continue;
    look(
      sign,
      `sign beside ${sign.parentElement?.closest(':not(svg, span)')?.textContent?.trim().slice(0, 30)}`,
      least.sign,
    );
  }
  return weak;

  function look(element: Element, text: string, least: number): void {
    const ratio = contrastOn(element, getComputedStyle(element).color);
    if (ratio < least) weak.push({ text, ratio: Math.round(ratio * 10) / 10 });
  }
}

/**
 * X2, X7: everything the keyboard can reach is given the focus in turn: which shows no ring of 2 pixels and 3:1, or lies
 * outside of what is seen? A key was pressed before, so that the browser shows the focus at all.
 */
export async function weakFocus(): Promise<string[]> {
  const { contrastOn } = globalThis as unknown as WithContrast;
  const found: string[] = [];
  const all = document.querySelectorAll<HTMLElement>(
    'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea, [tabindex="0"]',
  );
  for (const element of all) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    element.focus();
    await Promise.resolve();
    // A question over the page keeps the focus to itself.
    if (document.activeElement !== element) continue;
    const name = `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`;
    const rings = [element, element.parentElement, element.parentElement?.parentElement].map(
      (box) => box && ratioOfRing(box),
    );
    const best = Math.max(...rings.map((ratio) => ratio ?? 0));
    if (best < 3) found.push(`${name}: ${Math.round(best * 10) / 10}`);
    const { left, right, top, bottom } = (element.closest('label') ?? element).getBoundingClientRect();
    const isSeen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    if (!isSeen) found.push(`${name}: out of sight`);
  }
  return found;

  /** 0: no ring. */
  function ratioOfRing(box: Element): number {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(box);
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return 0;
    const within = Number.parseFloat(outlineOffset) < 0 ? box : (box.parentElement ?? box);
    return contrastOn(within, outlineColor);
  }
}
