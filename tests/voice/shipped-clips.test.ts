import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callClips, practiceClip } from '../../domain/announcement.ts';
import { shippedCatalogue, shippedVoices } from '../../scripts/voice/shipped-catalogue.ts';
import { readVoiceList } from '../../scripts/voice/voice-list.ts';

/** What to do when one of these fails: `node scripts/voice/synthesise.ts` (its head says what it needs). */
describe.each(shippedVoices)('the clips of %s', (language) => {
  const folder = join(import.meta.dirname, '..', '..', 'locales', language, 'voice');
  const { clips } = readVoiceList(language);
  const wanted = shippedCatalogue(language);

  test('X8: say every sentence of a citizen as it is written today, and nothing else', () => {
    const said = Object.fromEntries(Object.entries(clips).map(([clip, { text }]) => [clip, text]));
    expect(said).toEqual(Object.fromEntries(wanted));
  });

  test('are each one file, and no file is left over', () => {
    const files = readdirSync(folder).filter((name) => name !== 'voice.json');
    expect(files.sort()).toEqual(
      Object.values(clips)
        .map(({ file }) => file)
        .sort(),
    );
  });

  test('say that a machine spoke, who made them and when', () => {
    for (const { source, by, date } of Object.values(clips)) {
      expect(['synthesised', 'recorded']).toContain(source);
      expect(by).not.toBe('');
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('are Ogg/Opus of a length somebody can say, and small together', () => {
    const sizes = Object.entries(clips).map(([clip, { file, text }]) => {
      const ogg = readFileSync(join(folder, file));
      const seconds = oggSeconds(ogg);
      expect(seconds, `${clip}: ${text}`).toBeGreaterThan(0.1);
      expect(seconds, `${clip}: ${text}`).toBeLessThan(2 + text.length / 6);
      return ogg.length;
    });
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3 * 1024 * 1024);
  });

  test('T2: say that it is practice', () => {
    expect(clips[practiceClip]?.text).toMatch({ vi: /^Luyện tập$/, en: /^Practice$/ }[language]);
  });

  test('D3: are there for every call of any queue to any counter', () => {
    const calls = ['A012', 'ZQ345', 'M67890'].flatMap((number) =>
      Array.from({ length: 99 }, (_, index) => callClips(language, number, String(index + 1))),
    );
    expect(calls.flat().filter((clip) => !(clip in clips))).toEqual([]);
  });
});

/** The position of the last page (RFC 7845 §4): samples of 48 kHz. */
function oggSeconds(file: Buffer): number {
  expect(file.toString('latin1', 0, 4)).toBe('OggS');
  expect(file.includes('OpusHead')).toBe(true);
  const last = file.lastIndexOf('OggS');
  return Number(file.readBigInt64LE(last + 6)) / 48_000;
}
