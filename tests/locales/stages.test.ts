import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phraseNames } from '../../domain/data/phrases.ts';
import { stageTexts } from '../../domain/data/stage-texts.ts';
import { placeNames, textPlaces } from '../../domain/data/text-places.ts';
import { placesOf, stageOf, stagesOf } from '../../domain/language-stages.ts';
import { languageStages, languages, textFiles } from '../../domain/languages.ts';
import { shippedPack } from '../../main/adapters/languages/shipped-texts.ts';

const source = shippedPack('vi').texts;

describe('the stages of a language', () => {
  test('hold every text the kiosk shows: what it forgot would be Vietnamese in the middle of another language', () => {
    const shown = keysIn(filesFrom('renderer/kiosk/kiosk-app.tsx'));
    expect(shown.length).toBeGreaterThan(30);
    // Staff's, and the banner of a demonstration, which no citizen meets.
    const forCitizens = shown.filter((key) => !key.startsWith('kioskStaff.') && key !== 'ui.demonstration');
    expect(forCitizens.filter((key) => stageOf({ file: 'screen', key }) !== 'kiosk')).toEqual([]);
  });

  test('hold everything that is spoken', () => {
    const texts = Object.keys(source.announcement).map((key) => stageOf({ file: 'announcement', key }));
    expect(texts).not.toContain(null);
  });

  test('hold every ready phrase of the counter, so that none is left out of a translator’s workbook', () => {
    for (const name of phraseNames) {
      expect(source.screen[`phrase.${name}`]).toBeTruthy();
      expect(stageOf({ file: 'screen', key: `phrase.${name}` })).toBe('counter');
    }
    expect(Object.keys(source.screen).filter((key) => key.startsWith('phrase.'))).toHaveLength(phraseNames.length);
  });

  test('name no text that is not there', () => {
    const rules = languageStages.flatMap((stage) =>
      textFiles.flatMap((file) => (stageTexts[stage][file] ?? []).map((rule) => ({ file, rule }))),
    );
    const isDead = ({ file, rule }: (typeof rules)[number]) =>
      !Object.keys(source[file]).some((key) => (rule.endsWith('*') ? key.startsWith(rule.slice(0, -1)) : key === rule));
    // Names of queues are data of a point.
    expect(rules.filter((each) => each.file !== 'queues' && isDead(each))).toEqual([]);
  });

  test('say of each text where it is seen, in words', () => {
    expect(placeNames.filter((name) => !source.screen[`place.${name}`])).toEqual([]);
    expect(new Set(textPlaces.map(({ name }) => name))).toEqual(new Set(placeNames));
  });

  test('are small enough to be opened one by one: a call is a few words, numbers apart', () => {
    expect(placesOf(source, 'calls').length).toBeLessThan(10);
  });
});

describe('X8: what a language claims in locales/', () => {
  test.each(languages)('is so: a stage with a reviewer is whole ($code)', (language) => {
    const { texts, reviews } = shippedPack(language.code);
    const states = stagesOf({ language, source, texts, reviews, missingClips: () => [] });
    expect(states.filter(({ review, open }) => review !== null && !open)).toEqual([]);
  });

  test.each(languages.filter(({ wholeProduct }) => !wholeProduct))(
    'is nothing before a native speaker has written it: $code holds no sentence and is closed',
    ({ code }) => {
      const { texts, reviews } = shippedPack(code);
      expect(Object.values(texts).flatMap((file) => Object.keys(file))).toEqual([]);
      expect(Object.values(reviews)).toEqual([null, null, null]);
    },
  );
});

const project = join(import.meta.dirname, '..', '..');

/** A page's file and every file of `renderer/` it is made of. */
function filesFrom(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  const path = resolve(project, entry);
  // Behind the PIN stands the staff.
  if (seen.has(path) || !existsSync(path) || path.includes('/kiosk/set-up/')) return seen;
  seen.add(path);
  for (const [, imported = ''] of readFileSync(path, 'utf8').matchAll(/from '(\.[^']+\.tsx?)'/g)) {
    const next = resolve(dirname(path), imported);
    if (next.startsWith(join(project, 'renderer'))) filesFrom(next, seen);
  }
  return seen;
}

/** Keys of the screen named in these files: whole, or as the beginning of a template (`kiosk.locked.why.${why}`). */
function keysIn(files: ReadonlySet<string>): string[] {
  const keys = Object.keys(source.screen);
  const found = new Set<string>();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const [, key = ''] of text.matchAll(/'([\w.-]+)'/g)) if (key in source.screen) found.add(key);
    for (const [, begin = ''] of text.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g))
      for (const key of keys) if (key.startsWith(begin)) found.add(key);
  }
  return [...found];
}
