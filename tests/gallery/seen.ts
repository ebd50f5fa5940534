/**
 * What an eye would see wrong on a page, asked of the browser itself. Everything here runs inside the page: no function
 * may use anything from outside its own body.
 */
export interface Seen {
  /** Text that is cut off by its box, its page or an ellipsis. */
  readonly clipped: readonly string[];
  /** Text that lies on other text. */
  readonly overlapping: readonly string[];
  /** Words and numbers that are broken within, over two lines: "202" and "6" is no year. */
  readonly broken: readonly string[];
}

/** One line of text where it is drawn. */
interface Line {
  readonly text: string;
  readonly element: Element;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function lookAtText(): Seen {
  /** Less than this is a matter of rounding, in CSS pixels. */
  const tolerance = 1.5;
  const lines = linesOf(document.body);
  const clipped = lines.filter((line) => isCut(line)).map(({ text }) => text);
  const covered = lines.filter((line) => isCovered(line)).map(({ text }) => text);
  return {
    clipped: [...new Set([...clipped, ...covered])],
    overlapping: overlapsOf(lines),
    broken: brokenIn(document.body),
  };

  function linesOf(root: Element): Line[] {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Line[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        const middle = (rect.top + rect.bottom) / 2;
        const { up, down } = reachOf(text);
        found.push({
          text,
          element,
          left: rect.left,
          right: rect.right,
          top: middle - up * size,
          bottom: middle + down * size,
        });
      }
    }
    return found;
  }

  function brokenIn(root: Element): string[] {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = new Set<string>();
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || isHidden(element)) continue;
      range.selectNodeContents(node);
      if (range.getClientRects().length < 2) continue;
      // an address has no places to break at but anywhere
      const text = (node.textContent ?? '').replace(/\S+:\/\/\S+/g, (address) => ' '.repeat(address.length));
      for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[.,:][\p{N}]+)*/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const [first, ...others] = range.getClientRects();
        if (first && others.some(({ top }) => top > first.top + first.height / 2)) found.add(word);
      }
    }
    return [...found];
  }

  /** A line's box is higher than its letters: how far these reach from its middle, in em of Noto Sans. */
  function reachOf(text: string): { up: number; down: number } {
    const stacked = /[A-ZĐ]\p{M}|\p{M}{2}/u.test(text.normalize('NFD'));
    const hangs = /[gjpqy,;()[\]]|\u0323/.test(text.normalize('NFD'));
    return { up: stacked ? 0.55 : 0.38, down: hangs ? 0.6 : 0.4 };
  }

  function isHidden(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    if (element.closest('option, script, style, noscript')) return true;
    // For a screen reader only.
    for (let up: Element | null = element; up; up = up.parentElement)
      if (getComputedStyle(up).clipPath === 'inset(50%)') return true;
    const box = element.getBoundingClientRect();
    return box.width <= 1 && box.height <= 1;
  }

  /** Cut by a box that hides what goes beyond it; what can be scrolled to is not cut, unless a part of it never fits. */
  function isCut(line: Line): boolean {
    const fixed = getComputedStyle(line.element).position === 'fixed';
    for (let box: Element | null = line.element; box && !fixed; box = box.parentElement) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const cutsAcross = style.overflowX !== 'visible' || style.clipPath !== 'none';
      const cutsDown = style.overflowY === 'hidden' || style.overflowY === 'clip';
      if (cutsAcross && (line.left < edge.left - tolerance || line.right > edge.right + tolerance)) return true;
      if (cutsDown && (line.top < edge.top - tolerance || line.bottom > edge.bottom + tolerance)) return true;
      // What lies in a box that scrolls is wherever it was scrolled to.
      if (style.overflowY === 'auto' || style.overflowY === 'scroll') return false;
    }
    const page = document.documentElement;
    if (line.left < -tolerance || line.right > page.clientWidth + tolerance) return true;
    const scrolls = page.scrollHeight > page.clientHeight + tolerance && getComputedStyle(page).overflowY !== 'hidden';
    return !scrolls && (line.top < -tolerance || line.bottom > page.clientHeight + tolerance);
  }

  /** Something stands on it that is no question over the whole page, and no call for help over everything. */
  function isCovered({ element, left, right, top, bottom }: Line): boolean {
    const stack = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
    const at = stack.indexOf(element);
    const above = stack.slice(0, Math.max(at, 0)).filter((each) => !each.contains(element) && !element.contains(each));
    const canScroll = scrollsWith(element);
    return above.some(
      (each) =>
        isOpaque(each) &&
        !each.closest('[role="dialog"], [role="alertdialog"], [data-react-aria-top-layer]') &&
        !(canScroll && isPinned(each)),
    );
  }

  /** What can be scrolled out from under a bar that stays is not covered by it. */
  function scrollsWith(element: Element): boolean {
    for (let box: Element | null = element; box; box = box.parentElement) {
      const ways = getComputedStyle(box).overflowY;
      const isPage = box === document.documentElement && ways !== 'hidden';
      if ((isPage || ways === 'auto' || ways === 'scroll') && box.scrollHeight > box.clientHeight + tolerance)
        return true;
    }
    return false;
  }

  function isPinned(element: Element): boolean {
    for (let box: Element | null = element; box; box = box.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(box).position)) return true;
    return false;
  }

  function overlapsOf(all: readonly Line[]): string[] {
    const found = new Set<string>();
    const ordered = [...all].sort((a, b) => a.top - b.top);
    ordered.forEach((a, n) => {
      for (const b of ordered.slice(n + 1)) {
        if (b.top > a.bottom) break;
        if (a.element === b.element || a.text === b.text) continue;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide <= tolerance || high <= 0.2 * Math.min(a.bottom - a.top, b.bottom - b.top)) continue;
        if (bothOnTop(a, b)) found.add(`${a.text} | ${b.text}`);
      }
    });
    return [...found];
  }

  /** A dialog over a page covers it, and what scrolled out of its box is not there: only what both show overlaps. */
  function bothOnTop(a: Line, b: Line): boolean {
    const x = (Math.max(a.left, b.left) + Math.min(a.right, b.right)) / 2;
    const y = (Math.max(a.top, b.top) + Math.min(a.bottom, b.bottom)) / 2;
    const stack = document.elementsFromPoint(x, y);
    const ground = stack.findIndex((element) => isOpaque(element));
    const seen = (line: Line) => {
      const at = stack.findIndex((element) => element === line.element || line.element.contains(element));
      return at >= 0 && (ground < 0 || at <= ground);
    };
    return seen(a) && seen(b);
  }

  function isOpaque(element: Element): boolean {
    const { backgroundColor } = getComputedStyle(element);
    return !/rgba\(.*, 0(\.\d+)?\)|transparent/.test(backgroundColor);
  }
}
