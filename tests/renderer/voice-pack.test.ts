import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ClipRow } from '../../renderer/office/voice/clip-order.ts';
import { openVoicePack, packVoice } from '../../renderer/office/voice/voice-pack.ts';

const accepted = {
  ...{
    hash: 'a'.repeat(64),
    fromMs: 100,
    lengthMs: 700,
    gain: 1.3,
    speaker: 'Người Đọc Mẫu',
    recordedOn: '2026-11-19',
  },
  ...{ reviewer: 'Người Duyệt Mẫu', reviewedOn: '2026-11-20' },
};
const row: ClipRow = {
  ...{ clip: 'digit.7', stage: 'calls', text: 'tơjuh', meaning: 'bảy', place: null, certainty: 'C' },
  ...{ recordable: true, heard: 'recorded', waiting: null, accepted },
};
const sound = Uint8Array.from([1, 2, 3]);

test('a pack brings each sound with its text, who spoke and who accepted it', () => {
  const opened = openVoicePack(
    packVoice('jra', [row, { ...row, clip: 'digit.8', accepted: null }], new Map([[accepted.hash, sound]])),
  );
  const { hash, ...told } = accepted;
  const file = `clips/${hash}.opus`;
  expect(opened?.pack).toEqual({
    ...{ format: 'gan-dan-voice-1', language: 'jra' },
    clips: [{ clip: 'digit.7', file, text: 'tơjuh', ...told }],
  });
  expect([...(opened?.sounds[file] ?? [])]).toEqual([1, 2, 3]);
});

test('what is no pack, or lacks a sound, is not taken in part', () => {
  const list = { format: 'gan-dan-voice-1', language: 'jra', clips: [{ clip: 'digit.7', file: 'clips/a.opus' }] };
  expect(openVoicePack(strToU8('not a zip'))).toBeNull();
  expect(openVoicePack(zipSync({ 'other.json': strToU8('{}') }))).toBeNull();
  expect(openVoicePack(zipSync({ 'voice.json': strToU8(JSON.stringify(list)) }))).toBeNull();
  const whole = packVoice('jra', [row], new Map([[accepted.hash, sound]]));
  expect(openVoicePack(whole.slice(0, whole.length - 30))).toBeNull();
});
