import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { queueColours } from '../../../domain/queue.ts';

const css = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
const easyAt = css.indexOf('[data-theme="easy"]');
const normal = coloursOf(css.slice(0, easyAt));
const themes = { normal, easy: { ...normal, ...coloursOf(css.slice(easyAt)) } };

function coloursOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Record<string, string>, one: string, other: string): number {
  const [a, b] = [colours[one], colours[other]];
  if (!a || !b) throw new Error(`no colour ${one} or ${other} in tokens.css`);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const pairs = [
  ...['ink', 'ink-soft', 'red', 'indigo'].flatMap((text) => ['ground', 'surface'].map((ground) => [text, ground])),
  ['good', 'good-wash'],
  ['warn', 'warn-wash'],
  ['bad', 'bad-wash'],
  ['indigo-deep', 'indigo-wash'],
  ['on-colour', 'indigo'],
  ['on-colour', 'red'],
  ...queueColours.map((colour) => ['on-colour', `queue-${colour}`]),
] as [string, string][];

describe.each(Object.entries(themes))('X2: in the theme %s, old eyes read', (_theme, colours) => {
  test.each(pairs)('%s on %s at 10:1 or more', (text, ground) => {
    expect(contrast(colours, text, ground)).toBeGreaterThanOrEqual(10);
  });

  test('the edge of a field at 3:1 or more', () => {
    expect(contrast(colours, 'line-strong', 'surface')).toBeGreaterThanOrEqual(3);
  });
});
