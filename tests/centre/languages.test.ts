import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placesOf } from '../../domain/language-stages.ts';
import { type LanguageCode, languageStages, textFiles } from '../../domain/languages.ts';
import { shippedPack } from '../../main/adapters/languages/shipped-texts.ts';
import { recordLanguage } from '../support/recorded-language.ts';
import { value } from '../support/terminal-client.ts';
import { testPoint } from '../support/test-point.ts';
import { withStation } from '../support/with-station.ts';

const folder = { path: '' };
beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'gan-dan-languages-'));
});
afterEach(() => rmSync(folder.path, { recursive: true, force: true }));

/** Every text and clip of these stages, standing for a translation; nobody here writes or speaks Jrai. */
function writePack(language: LanguageCode, reviewed: readonly string[]): Promise<void> {
  const source = { ...shippedPack('vi').texts, queues: Object.fromEntries(testPoint.queues.map(({ id }) => [id, id])) };
  const places = languageStages.flatMap((stage) => placesOf(source, stage));
  const pack = join(folder.path, 'languages', language);
  mkdirSync(pack, { recursive: true });
  for (const file of textFiles) {
    const texts = places.filter((place) => place.file === file).map(({ key }) => [key, `⟨${key}⟩`]);
    writeFileSync(join(pack, `${file}.json`), JSON.stringify(Object.fromEntries(texts)));
  }
  const review = { reviewer: 'Người Duyệt Mẫu', date: '2026-11-24' };
  const reviews = languageStages.map((stage) => [stage, reviewed.includes(stage) ? review : null]);
  writeFileSync(join(pack, 'review.json'), JSON.stringify(Object.fromEntries(reviews)));
  return withStation({ folder: folder.path }, async ({ station }) =>
    recordLanguage(station.store, folder.path, language),
  );
}

async function firstView(kiosk: { client: { watchKiosk(input: object): Promise<AsyncIterable<unknown>> } }) {
  for await (const view of await kiosk.client.watchKiosk({})) return view as KioskLanguages;
  throw new Error('no view came');
}

interface KioskLanguages {
  readonly point: { readonly languages: readonly { code: string; ownName: string; stages: string[]; texts: string }[] };
  readonly queues: readonly { readonly name: Record<string, string> }[];
}

describe('a station', () => {
  test('offers Vietnamese and English whole, and no language nobody has translated', () =>
    withStation({ folder: folder.path }, async ({ kiosk }) => {
      const { point } = await firstView(await kiosk());
      expect(point.languages.map(({ code, ownName, stages }) => [code, ownName, stages])).toEqual([
        ['vi', 'Tiếng Việt', ['calls', 'kiosk', 'counter']],
        ['en', 'English', ['calls', 'kiosk', 'counter']],
      ]);
    }));

  test('reads a language from its own folder and offers it as far as it was reviewed', async () => {
    await writePack('jra', ['calls', 'kiosk']);
    return withStation({ folder: folder.path }, async ({ kiosk }) => {
      const terminal = await kiosk();
      const { point, queues } = await firstView(terminal);
      expect(point.languages.at(-1)).toMatchObject({ code: 'jra', ownName: 'Jrai', stages: ['calls', 'kiosk'] });
      const texts = await terminal.client.readTexts({ language: 'jra' });
      expect(texts.screen['kiosk.home.prompt']).toBe('⟨kiosk.home.prompt⟩');
      expect(texts.version).toBe(point.languages.at(-1)?.texts);
      expect(queues.map(({ name }) => name.jra)).toEqual(testPoint.queues.map(({ id }) => `⟨${id}⟩`));
    });
  });

  test('gives out nothing of a stage that is not reviewed: not half a kiosk, nor a queue’s name', async () => {
    await writePack('jra', ['calls', 'counter']);
    return withStation({ folder: folder.path }, async ({ kiosk }) => {
      const terminal = await kiosk();
      const { queues } = await firstView(terminal);
      const texts = await terminal.client.readTexts({ language: 'jra' });
      expect([Object.keys(texts.announcement).length > 0, texts.screen, texts.errors]).toEqual([true, {}, {}]);
      expect(queues.every(({ name }) => name.jra === undefined && name.vi !== undefined)).toBe(true);
    });
  });

  test('starts with a pack that is broken: that language is closed, nothing else', async () => {
    await writePack('jra', ['calls', 'kiosk', 'counter']);
    writeFileSync(join(folder.path, 'languages', 'jra', 'screen.json'), '{ "kiosk.title": ');
    return withStation({ folder: folder.path }, async ({ kiosk }) => {
      const terminal = await kiosk();
      const { point } = await firstView(terminal);
      expect(point.languages.map(({ code, stages }) => [code, stages.length])).toEqual([
        ['vi', 3],
        ['en', 3],
        ['jra', 1],
      ]);
      value(
        await terminal.client.issueTicket({
          origin: '01900000-0000-7000-8000-000000000001',
          queue: 'B' as never,
          priority: null,
          language: 'jra',
        }),
      );
    });
  });

  test('answers for a language it does not know that nothing of it can be shown', () =>
    withStation({ folder: folder.path }, async ({ kiosk }) => {
      const texts = await (await kiosk()).client.readTexts({ language: 'xx' });
      expect(texts).toEqual({ version: '', screen: {}, errors: {}, announcement: {} });
    }));
});
