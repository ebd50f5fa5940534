import { expect, test } from 'vitest';
import { type ClipRow, countOf, nextToRecord } from '../../renderer/office/voice/clip-order.ts';

function row(clip: string, change: Partial<ClipRow> = {}): ClipRow {
  return {
    ...{ clip, stage: 'calls', text: clip, meaning: clip, place: null, certainty: 'C', recordable: true },
    ...{ heard: 'nothing', waiting: null, accepted: null, ...change },
  };
}
const waiting = { hash: '', fromMs: 0, lengthMs: 400, gain: 1, speaker: 'Người Đọc Mẫu', recordedOn: '2026-11-20' };

test('the recorder offers first what opens the next stage', () => {
  const clips = [row('digit.0', { heard: 'recorded' }), row('digit.1'), row('kiosk.title', { stage: 'kiosk' })];
  expect(nextToRecord(clips, null)?.clip).toBe('digit.1');
  expect(nextToRecord(clips, 'digit.1')?.clip).toBe('kiosk.title');
});

test('a clip of a machine is offered after everything nobody can hear', () => {
  const clips = [row('digit.0', { heard: 'synthesised' }), row('digit.1', { heard: 'old-text' })];
  expect(nextToRecord(clips, null)?.clip).toBe('digit.1');
  expect(nextToRecord(clips.slice(0, 1), null)?.clip).toBe('digit.0');
});

test('what waits for a reviewer, or for its text, is not offered to a speaker', () => {
  expect(
    nextToRecord([row('digit.0', { waiting }), row('call.number', { recordable: false, text: null })], null),
  ).toBeNull();
});

test('after the last clip those before it come again', () => {
  const clips = [row('digit.0'), row('digit.1', { heard: 'recorded' })];
  expect(nextToRecord(clips, 'digit.1')?.clip).toBe('digit.0');
});

test('a stage says how much of it a person says, a machine says, and nobody', () => {
  const clips = [row('a', { heard: 'recorded' }), row('b', { heard: 'synthesised' }), row('c', { waiting }), row('d')];
  expect(countOf(clips, 'calls')).toEqual({ all: 4, recorded: 1, machine: 1, waiting: 1, missing: 1 });
});
