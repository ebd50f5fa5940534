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

type Light = readonly [red: number, green: number, blue: number];

/** Linear light of an sRGB colour. */
function lightOf(hex: string): Light {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Light;
}

/** What reaches somebody without green cones, as others would see it (Machado, Oliveira, Fernandes 2009, severity 1). */
function asDeuteranope(light: Light): Light {
  const rows = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ];
  return rows.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, share, n) => sum + share * (light[n] ?? 0), 0),
      ),
    ),
  ) as unknown as Light;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance([red, green, blue]: Light): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(
  colours: Record<string, string>,
  one: string,
  other: string,
  seenBy: (light: Light) => Light = (light) => light,
): number {
  const [a, b] = [colours[one], colours[other]];
  if (!a || !b) throw new Error(`no colour ${one} or ${other} in tokens.css`);
  const [light, dark] = [a, b].map((hex) => luminance(seenBy(lightOf(hex)))).sort((x, y) => y - x) as [number, number];
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
  ...queueColours.flatMap((colour) => [
    ['on-colour', `queue-${colour}`],
    [`queue-${colour}`, 'ground'],
  ]),
] as [string, string][];

describe.each(Object.entries(themes))('X2: in the theme %s, old eyes read', (_theme, colours) => {
  test.each(pairs)('%s on %s at 10:1 or more', (text, ground) => {
    expect(contrast(colours, text, ground)).toBeGreaterThanOrEqual(10);
  });

  test('the edge of a field at 3:1 or more', () => {
    expect(contrast(colours, 'line-strong', 'surface')).toBeGreaterThanOrEqual(3);
  });
});

/** A bar, a line, a month outside its limits, the line of a target, each on what lies behind it (`ui/charts`). */
const drawn: readonly (readonly [string, string])[] = [
  ...(['sunken', 'chart-full', 'indigo-wash', 'surface'] as const).map((ground) => ['indigo', ground] as const),
  ...(['bad', 'ink', 'ink-soft'] as const).map((mark) => [mark, 'surface'] as const),
];

describe.each(Object.entries(themes))('M5: in the theme %s, a deuteranope', (_theme, colours) => {
  test('reads every text at 7:1 or more, and sees every mark of a chart at 3:1 or more', () => {
    const faint = (all: readonly (readonly [string, string])[], least: number) =>
      all.filter(([one, other]) => contrast(colours, one, other, asDeuteranope) < least);
    expect([faint(pairs, 7), faint(drawn, 3)]).toEqual([[], []]);
  });
});

describe('M5: a state is told by more than its colour', () => {
  test('each tone of a badge has a shape of its own', () => {
    const badge = readFileSync(join(import.meta.dirname, '../../../renderer/ui/state-badge.module.css'), 'utf8');
    const shapes = ['quiet', 'busy', 'good', 'warn', 'bad'].map(
      (tone) => new RegExp(`\\.${tone}::before \\{([^}]*)\\}`).exec(badge)?.[1]?.replace(/\s+/g, ' ').trim() ?? 'ring',
    );
    // The ring itself is drawn in the text's own colour: no shape names one.
    for (const shape of shapes) expect(shape).not.toMatch(/var\(--/);
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  test('and the eye that is lent to this test does mistake red for green', () => {
    const trap = { red: '#c03020', green: '#5e7d1a', grey: '#767676' };
    const hue = (hex: string) => {
      const [red, green] = asDeuteranope(lightOf(hex));
      return red - green;
    };
    const [redHue, greenHue] = [hue(trap.red), hue(trap.green)];
    expect(Math.abs(redHue - greenHue)).toBeLessThan(0.06);
    const plain = (hex: string) => lightOf(hex)[0] - lightOf(hex)[1];
    expect(Math.abs(plain(trap.red) - plain(trap.green))).toBeGreaterThan(0.3);
  });
});
