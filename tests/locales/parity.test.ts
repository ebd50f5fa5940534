import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { approverRefusals } from '../../contract/approver.ts';
import { joinApi } from '../../contract/join-api.ts';
import { provinceApi } from '../../contract/province-api.ts';
import {
  doorRefusals,
  linkTroubles,
  pairingTroubles,
  roadDetails,
  startRefusals,
  storageTroubles,
} from '../../contract/refusals.ts';
import { rights } from '../../contract/rights.ts';
import { setUpApi } from '../../contract/set-up-api.ts';
import { pairingApi } from '../../contract/station-api.ts';
import { terminalApi } from '../../contract/terminal-api.ts';
import { stageOf } from '../../domain/language-stages.ts';
import { languageOf } from '../../domain/languages.ts';

const locales = join(import.meta.dirname, '..', '..', 'locales');
const source = 'vi';
const languages = readdirSync(locales, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const files = readdirSync(join(locales, source)).filter((name) => name.endsWith('.json') && name !== 'review.json');

type Texts = { readonly [key: string]: string | Texts };

function read(language: string, file: string): Map<string, string> {
  const texts: Texts = JSON.parse(readFileSync(join(locales, language, file), 'utf8'));
  return new Map(flat(texts, ''));
}

function flat(texts: Texts, prefix: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key} › `),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{?\s*([\w.]+)\s*\}?\}/g)].map(([, name]) => name ?? '').sort();
}

describe.each(files)('X8: %s', (file) => {
  const vietnamese = read(source, file);

  test('has no empty text and no text with a stray space in Vietnamese', () => {
    const bad = [...vietnamese].filter(([, text]) => text === '' || text !== text.trim() || text.includes('  '));
    expect(bad).toEqual([]);
  });

  test('is written in composed Unicode, so that search and fonts find every letter', () => {
    expect([...vietnamese].filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });

  test.each(languages.filter((language) => language !== source))('says the same things in %s', (language) => {
    const translated = read(language, file);
    // A language for citizens only may still be on its way, and holds nothing that no Vietnamese text stands for.
    const keys = languageOf(language)?.wholeProduct
      ? [...vietnamese.keys()]
      : [...translated.keys()].filter((key) => vietnamese.has(key));
    expect([...translated.keys()].sort()).toEqual(keys.sort());
    for (const [key, text] of translated) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), `placeholders of ${key}`).toEqual(placeholders(vietnamese.get(key) ?? ''));
    }
  });
});

/** What the door and the page itself may answer besides the contract: `contract/answer.ts`, `renderer/station-client.ts`, `renderer/province`. */
const outsideTheContract: readonly string[] = [
  ...startRefusals,
  ...roadDetails,
  ...doorRefusals,
  ...linkTroubles,
  ...pairingTroubles,
  ...storageTroubles,
  // Spread into the answer of every step that takes two people.
  ...approverRefusals.map(({ shape }) => shape.type.value),
  'station-failed',
  'connection-lost',
  'province-unreachable',
  'press-unanswered',
  'unknown',
];

/** Every failure an answer of the contract can carry, with the names of its parameters. */
function failures(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const method of [
    ...Object.values(terminalApi),
    ...Object.values(provinceApi),
    ...Object.values(pairingApi),
    ...Object.values(joinApi),
    ...Object.values(setUpApi),
  ]) {
    const { outputSchema } = method['~orpc'];
    if (!(outputSchema instanceof z.ZodUnion)) continue;
    for (const option of outputSchema.options) if ('error' in option.shape) collect(option.shape.error, found);
  }
  return found;
}

/** As `failures`, of what a kiosk may ask without anybody signed in. */
function failuresAtKiosk(): string[] {
  const found = new Map<string, string[]>();
  for (const [name, { terminals, account }] of Object.entries(rights)) {
    if (account !== 'none' || terminals === 'anyone' || !terminals.includes('kiosk')) continue;
    const { outputSchema } = terminalApi[name as keyof typeof terminalApi]['~orpc'];
    if (!(outputSchema instanceof z.ZodUnion)) continue;
    for (const option of outputSchema.options) if ('error' in option.shape) collect(option.shape.error, found);
  }
  return [...found.keys()];
}

function collect(schema: unknown, found: Map<string, string[]>): void {
  if (schema instanceof z.ZodUnion) for (const option of schema.options) collect(option, found);
  if (!(schema instanceof z.ZodObject)) return;
  const { type, ...parameters } = schema.shape;
  if (type instanceof z.ZodLiteral) found.set(String(type.value), Object.keys(parameters));
}

describe('the message of a failure', () => {
  const messages = read(source, 'errors.json');
  const known = failures();

  test('is found for every failure of the contract', () => {
    expect(known.size).toBeGreaterThan(30);
    expect([...known.keys()].filter((type) => !messages.has(type))).toEqual([]);
  });

  test('is found for every refusal of a station, its door and its road to the province', () => {
    const named = [...startRefusals, ...roadDetails, ...doorRefusals, ...linkTroubles, ...pairingTroubles];
    expect(named.filter((type) => !messages.has(type))).toEqual([]);
  });

  test('belongs to the kiosk’s stage of a language where a kiosk may be answered it: add it to `domain/data/stage-texts.ts`', () => {
    expect(failuresAtKiosk().filter((key) => stageOf({ file: 'errors', key }) !== 'kiosk')).toEqual([]);
  });

  test('is written for no failure that nobody answers', () => {
    expect([...messages.keys()].filter((type) => !known.has(type) && !outsideTheContract.includes(type))).toEqual([]);
  });

  test('names only parameters that the failure carries', () => {
    for (const [type, parameters] of known) {
      const unknown = placeholders(messages.get(type) ?? '').filter((name) => !parameters.includes(name));
      expect(unknown, type).toEqual([]);
    }
  });
});
