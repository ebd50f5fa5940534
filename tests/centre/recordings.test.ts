import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wantedClips } from '../../domain/voice-catalogue.ts';
import { shippedPack } from '../../main/adapters/languages/shipped-texts.ts';
import { type Connection, origin, value } from '../support/terminal-client.ts';
import { testPoint } from '../support/test-point.ts';
import { withStation } from '../support/with-station.ts';

const folder = { path: '' };
beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'gan-dan-voice-'));
});
afterEach(() => rmSync(folder.path, { recursive: true, force: true }));

const people = { speaker: 'Người Đọc Mẫu', reviewer: 'Người Duyệt Mẫu' };
const part = { fromMs: 120, lengthMs: 600, gain: 1.4 };

/** Bytes that begin as a browser's recording does; `n` makes them another. */
function sound(n: number): string {
  return Buffer.from(`OggS\0\0\0\0OpusHead ${n}`).toString('base64');
}

function record(office: Connection, clip: string, text: string | null, n = 1, language = 'jra') {
  const input = { origin: origin(), language, clip, text, sound: sound(n), ...part, speaker: people.speaker };
  return office.client.recordClip(input);
}

/** A first view may be some milliseconds old; the next is not. */
const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 30_000, interval: 30 });
const heard = async (page: Connection) => first(await page.client.watchVoice({}));
const listed = async (office: Connection, clip: string, language = 'jra') =>
  (await first(await office.client.watchRecordings({ language }))).clips.find((each) => each.clip === clip);

async function first<V>(views: AsyncIterable<V>): Promise<V> {
  for await (const view of views) return view;
  throw new Error('no view came');
}

describe('a recording', () => {
  test('is heard by citizens only after somebody who speaks the language accepted it', () =>
    withStation({ folder: folder.path }, async ({ kiosk, screen }) => {
      const [office, page] = [await screen('office'), await kiosk()];
      const { hash } = value(await record(office, 'digit.7', 'tơjuh'));
      expect((await heard(page)).clips).toEqual([]);
      expect(await page.client.readClip({ hash })).toEqual({ ok: false, error: { type: 'clip-unknown' } });
      expect(value(await office.client.readClip({ hash })).sound).toBe(sound(1));
      await soon(async () =>
        expect(await listed(office, 'digit.7')).toMatchObject({
          heard: 'nothing',
          waiting: { hash, speaker: people.speaker },
        }),
      );

      const { reviewer } = people;
      value(await office.client.acceptClip({ origin: origin(), language: 'jra', clip: 'digit.7', hash, reviewer }));
      await soon(async () =>
        expect((await heard(page)).clips).toEqual([{ language: 'jra', clip: 'digit.7', hash, ...part }]),
      );
      expect(value(await page.client.readClip({ hash })).sound).toBe(sound(1));
      await soon(async () =>
        expect(await listed(office, 'digit.7')).toMatchObject({
          ...{ heard: 'recorded', waiting: null },
          accepted: { hash, ...people, recordedOn: '2026-11-20', reviewedOn: '2026-11-20' },
        }),
      );
    }));

  test('that is rejected is gone, and what was heard before stays', () =>
    withStation({ folder: folder.path }, async ({ kiosk, screen }) => {
      const [office, page] = [await screen('office'), await kiosk()];
      const good = value(await record(office, 'digit.7', 'tơjuh', 1)).hash;
      const { reviewer } = people;
      value(
        await office.client.acceptClip({ origin: origin(), language: 'jra', clip: 'digit.7', hash: good, reviewer }),
      );
      const bad = value(await record(office, 'digit.7', 'tơjuh', 2)).hash;
      value(await office.client.rejectClip({ origin: origin(), language: 'jra', clip: 'digit.7', hash: bad }));
      await soon(async () => {
        expect((await heard(page)).clips.map(({ hash }) => hash)).toEqual([good]);
        expect((await listed(office, 'digit.7'))?.waiting).toBeNull();
      });
    }));

  test('is accepted as it was listened to: one that was made again meanwhile is asked about again', () =>
    withStation({ folder: folder.path }, async ({ screen }) => {
      const office = await screen('office');
      const listenedTo = value(await record(office, 'digit.7', 'tơjuh', 1)).hash;
      value(await record(office, 'digit.7', 'tơjuh', 2));
      const answered = await office.client.acceptClip({
        ...{ origin: origin(), language: 'jra', clip: 'digit.7', hash: listenedTo, reviewer: people.reviewer },
      });
      expect(answered).toEqual({ ok: false, error: { type: 'recording-gone' } });
    }));

  test('of a number nobody attested a word for is welcome: the speaker says what people say', () =>
    withStation({ folder: folder.path }, async ({ screen }) => {
      const office = await screen('office');
      expect(await listed(office, 'digit.0')).toMatchObject({ text: null, certainty: 'X', recordable: true });
      value(await record(office, 'digit.0', null));
      expect(await record(office, 'call.number', null)).toEqual({ ok: false, error: { type: 'clip-unknown' } });
    }));

  test('outlives the station, and sounds that nothing names any more leave the disk', async () => {
    const { reviewer } = people;
    const kept = await withStation({ folder: folder.path }, async ({ screen }) => {
      const office = await screen('office');
      const { hash } = value(await record(office, 'digit.7', 'tơjuh', 1));
      value(await office.client.acceptClip({ origin: origin(), language: 'jra', clip: 'digit.7', hash, reviewer }));
      value(await record(office, 'digit.8', 'sapăn', 2));
      value(await record(office, 'digit.8', 'sapăn', 3));
      return hash;
    });
    expect(readdirSync(join(folder.path, 'voice'))).toHaveLength(3);
    await withStation({ folder: folder.path }, async ({ kiosk }) => {
      const page = await kiosk();
      expect((await heard(page)).clips.map(({ hash }) => hash)).toEqual([kept]);
      expect(value(await page.client.readClip({ hash: kept })).sound).toBe(sound(1));
      expect(readdirSync(join(folder.path, 'voice'))).toHaveLength(2);
    });
  });

  test('of another centre brings who spoke and who accepted it, and only the head takes it in', () =>
    withStation({ folder: folder.path }, async ({ screen, station }) => {
      const office = await screen('office');
      const taken = {
        ...{ language: 'jra', clip: 'digit.7', text: 'tơjuh', sound: sound(9), ...part, ...people },
        ...{ recordedOn: '2026-10-01', reviewedOn: '2026-10-02' },
      };
      await expect(office.client.takeClip({ origin: origin(), ...taken })).rejects.toMatchObject({
        data: { type: 'role-not-allowed' },
      });
      expect(station.store.voice.accepted()).toEqual([]);
    }));
});

describe('a language', () => {
  /** Everything a call in Jrai needs, recorded; the texts stand for a translation, nobody here writes Jrai. */
  const wanted = wantedClips({
    ...{ language: 'jra', texts: shippedPack('jra').texts, source: shippedPack('vi').texts },
    letters: testPoint.queues.map(({ id }) => id),
  });

  test('X8: offers first what opens its next stage, and counts what is missing', () =>
    withStation({ folder: folder.path }, async ({ screen }) => {
      const office = await screen('office');
      const { clips } = await first(await office.client.watchRecordings({ language: 'jra' }));
      expect(clips.slice(0, 3).map(({ clip }) => clip)).toEqual(['digit.0', 'digit.1', 'digit.2']);
      expect(clips.every(({ heard }) => heard === 'nothing')).toBe(true);
      expect(clips.map(({ clip }) => clip)).toEqual(expect.arrayContaining(wanted.map(({ clip }) => clip)));
    }));

  test('of the product says where a person can hear a machine, and is replaced by a person clip by clip', () =>
    withStation({ folder: folder.path }, async ({ kiosk, screen }) => {
      const office = await screen('office');
      expect(await listed(office, 'call.number', 'vi')).toMatchObject({ heard: 'synthesised', text: 'Mời số' });
      const { hash } = value(await record(office, 'call.number', 'Mời số', 1, 'vi'));
      const { reviewer } = people;
      value(await office.client.acceptClip({ origin: origin(), language: 'vi', clip: 'call.number', hash, reviewer }));
      const page = await kiosk();
      await soon(async () => {
        expect(await listed(office, 'call.number', 'vi')).toMatchObject({ heard: 'recorded' });
        const { clips } = await heard(page);
        expect(clips).toEqual([{ language: 'vi', clip: 'call.number', hash, ...part }]);
      });
    }));
});
