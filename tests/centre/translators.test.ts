import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LanguageStage, languageStages } from '../../domain/languages.ts';
import { pseudoText } from '../../scripts/pseudo-locale.ts';
import { recordLanguage } from '../support/recorded-language.ts';
import { newOrigin, type OpenDoor, post, refusalIn, withOpenDoor } from './open-door.ts';

// Letters of Jrai and Bahnar stand for a translation here; no sentence of theirs is written by us.
type I18next = Record<string, Record<string, unknown>>;

function head(door: OpenDoor) {
  const account = door.account('lanhdao', 'head');
  const token = door.tokenOf({ role: 'office', account, expiresAt: door.clock.now() + 60_000 });
  return (method: string, input: object) => post(door.port, method, input, { token });
}

/** What `exportTexts` sends, with every text translated. */
async function translated(ask: ReturnType<typeof head>): Promise<I18next> {
  const { body } = await ask('exportTexts', { language: 'vi', form: 'i18next' });
  const vietnamese = JSON.parse(Buffer.from((body as { value: { base64: string } }).value.base64, 'base64').toString());
  const blank = await ask('exportTexts', { language: 'jra', form: 'i18next' });
  const wanted = JSON.parse(
    Buffer.from((blank.body as { value: { base64: string } }).value.base64, 'base64').toString(),
  );
  const fill = (empty: unknown, source: unknown): unknown =>
    typeof empty === 'string'
      ? pseudoText(String(source))
      : Object.fromEntries(
          Object.entries(empty as object).map(([key, each]) => [key, fill(each, (source as I18next)[key])]),
        );
  return fill(wanted, vietnamese) as I18next;
}

const base64 = (texts: object) => Buffer.from(JSON.stringify(texts)).toString('base64');
const opening = (stage: LanguageStage) => ({
  ...{ origin: newOrigin(), language: 'jra', stage },
  ...{ reviewer: 'Người Duyệt Mẫu', date: '2026-11-19' },
});

async function jraiAt(door: OpenDoor) {
  const token = door.tokenOf({ role: 'kiosk' });
  const { body } = await post(door.port, 'watchKiosk', {}, { token });
  const view = (body as { json?: unknown }).json ?? body;
  return (view as { point: { languages: { code: string; stages: string[] }[] } }).point.languages.find(
    ({ code }) => code === 'jra',
  );
}

describe('the head of a centre', () => {
  test(
    'takes a translator’s file in, has each stage reviewed, and the kiosk offers the language',
    { timeout: 60_000 },
    () =>
      withOpenDoor({}, async (door) => {
        const ask = head(door);
        const texts = await translated(ask);
        const checked = await ask('checkTexts', { language: 'jra', base64: base64(texts) });
        expect(checked.body).toMatchObject({ ok: true, value: { stages: languageStages, faults: [] } });
        expect(await jraiAt(door)).toBeUndefined();

        const { body } = await ask('importTexts', { origin: newOrigin(), language: 'jra', base64: base64(texts) });
        expect(body).toMatchObject({
          ok: true,
          value: { changed: (checked.body as { value: { changed: number } }).value.changed },
        });
        const silent = await ask('openStage', opening('calls'));
        expect(silent.body).toMatchObject({ ok: false, error: { type: 'stage-not-whole', texts: 0 } });
        recordLanguage(door.station.store, door.folder, 'jra');
        expect(refusalIn((await ask('openStage', opening('kiosk'))).body)).toBe('stage-before-closed');
        for (const stage of ['calls', 'kiosk'] as const)
          expect((await ask('openStage', opening(stage))).body).toMatchObject({ ok: true });
        expect(await jraiAt(door)).toMatchObject({ stages: ['calls', 'kiosk'] });

        const log = door.station.store.log.read(1, { maxEvents: 100, maxBytes: 1_000_000 });
        expect(log.map(({ type }) => type).filter((type) => type.startsWith('language-'))).toEqual([
          'language-texts-changed',
          'language-stage-opened',
          'language-stage-opened',
        ]);
        expect(JSON.stringify(log)).not.toContain('Người Duyệt Mẫu');
      }),
  );

  test('closes a stage, and everything after it is Vietnamese again', () =>
    withOpenDoor({}, async (door) => {
      const ask = head(door);
      await ask('importTexts', { origin: newOrigin(), language: 'jra', base64: base64(await translated(ask)) });
      recordLanguage(door.station.store, door.folder, 'jra');
      for (const stage of languageStages) await ask('openStage', opening(stage));
      expect(await jraiAt(door)).toMatchObject({ stages: [...languageStages] });
      const closed = { origin: newOrigin(), language: 'jra', stage: 'kiosk' };
      expect((await ask('closeStage', closed)).body).toEqual({ ok: true, value: {} });
      expect((await ask('closeStage', closed)).body).toEqual({ ok: true, value: {} });
      expect(await jraiAt(door)).toMatchObject({ stages: ['calls'] });
    }));

  test('has a stage reviewed again when one of its texts was changed', () =>
    withOpenDoor({}, async (door) => {
      const ask = head(door);
      await ask('importTexts', { origin: newOrigin(), language: 'jra', base64: base64(await translated(ask)) });
      recordLanguage(door.station.store, door.folder, 'jra');
      for (const stage of languageStages) await ask('openStage', opening(stage));
      const change = base64({ screen: { 'kiosk.title': 'Ă Ĭ' } });
      expect((await ask('checkTexts', { language: 'jra', base64: change })).body).toMatchObject({
        value: { changed: 1, stages: ['kiosk'] },
      });
      await ask('importTexts', { origin: newOrigin(), language: 'jra', base64: change });
      expect(await jraiAt(door)).toMatchObject({ stages: ['calls'] });
    }));

  test('cannot open what is not whole, what was reviewed tomorrow, nor what nobody translates', () =>
    withOpenDoor({}, async (door) => {
      const ask = head(door);
      expect((await ask('openStage', opening('calls'))).body).toMatchObject({
        ok: false,
        error: { type: 'stage-not-whole' },
      });
      expect(refusalIn((await ask('openStage', { ...opening('calls'), date: '2030-01-01' })).body)).toBe(
        'review-in-future',
      );
      expect(refusalIn((await ask('openStage', { ...opening('calls'), language: 'vi' })).body)).toBe(
        'language-is-source',
      );
      expect(refusalIn((await ask('openStage', { ...opening('calls'), language: 'xx' })).body)).toBe(
        'language-unknown',
      );
    }));

  test('gets nothing of a file with one fault in it, and is told which', () =>
    withOpenDoor({}, async (door) => {
      const ask = head(door);
      const texts = await translated(ask);
      const broken = { ...texts, screen: { ...texts.screen, 'kiosk.ticket.ahead': 'Ă' } };
      const checked = await ask('checkTexts', { language: 'jra', base64: base64(broken) });
      expect((checked.body as { value: { faults: object[] } }).value.faults).toEqual([
        {
          id: 'screen:kiosk.ticket.ahead',
          seen: 'Kiosk, màn hình cho biết số',
          kind: 'placeholders',
          detail: '{{ahead}}',
        },
      ]);
      const refused = await ask('importTexts', { origin: newOrigin(), language: 'jra', base64: base64(broken) });
      expect(refused.body).toEqual({ ok: false, error: { type: 'translation-faulty', count: 1 } });
      expect(existsSync(join(door.folder, 'languages'))).toBe(false);
    }));

  test('keeps what was taken in through a restart of the station', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gan-dan-translators-'));
    try {
      const change = { language: 'jra', base64: base64({ screen: { 'kiosk.title': 'Ƀơ̆' } }) };
      await withOpenDoor({ folder }, (door) => head(door)('importTexts', { origin: newOrigin(), ...change }));
      await withOpenDoor({ folder }, async (door) => {
        expect((await head(door)('checkTexts', change)).body).toMatchObject({ ok: true, value: { changed: 0 } });
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each(['importTexts', 'openStage', 'closeStage'])('alone may do it, no clerk: %s', (method) =>
    withOpenDoor({}, async (door) => {
      const account = door.account('canbo', 'clerk');
      const token = door.tokenOf({ role: 'office', account, expiresAt: door.clock.now() + 60_000 });
      const input = { ...opening('calls'), base64: base64({}) };
      expect(refusalIn((await post(door.port, method, input, { token })).body)).toBe('role-not-allowed');
    }),
  );
});
