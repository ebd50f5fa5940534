import { expect, test } from 'vitest';
import { findSpeech, type SpeechPart } from '../../renderer/office/voice/speech-part.ts';

const rate = 48_000;

/** A room's hum, and a voice of that loudness between two moments (seconds). */
function recording(seconds: number, voice: { from: number; until: number; level: number }, hum = 0.002): Float32Array {
  return Float32Array.from({ length: seconds * rate }, (_, at) => {
    const time = at / rate;
    const noise = hum * Math.sin(at * 12.9898) * Math.cos(at * 78.233);
    const speaks = time >= voice.from && time < voice.until;
    return noise + (speaks ? voice.level * Math.sin(2 * Math.PI * 180 * time) : 0);
  });
}

test('the silence before and after a word is left out, with room for a soft beginning and end', () => {
  const part = findSpeech(recording(3, { from: 0.8, until: 1.5, level: 0.2 }), rate) as SpeechPart;
  expect(part.fromMs).toBeGreaterThanOrEqual(720);
  expect(part.fromMs).toBeLessThanOrEqual(760);
  expect(part.fromMs + part.lengthMs).toBeGreaterThanOrEqual(1_600);
  expect(part.fromMs + part.lengthMs).toBeLessThanOrEqual(1_680);
});

test('a soft speaker and a loud one are heard as loud as each other', () => {
  const loudness = [0.05, 0.1, 0.19, 0.6].map((level) => {
    const { gain } = findSpeech(recording(2, { from: 0.5, until: 1.2, level }), rate) as SpeechPart;
    return level * gain;
  });
  expect(Math.max(...loudness) / Math.min(...loudness)).toBeLessThan(1.02);
});

test('a noisy lobby is not taken for speech', () => {
  const part = findSpeech(recording(3, { from: 1, until: 1.5, level: 0.3 }, 0.02), rate) as SpeechPart;
  expect(part.fromMs).toBeGreaterThanOrEqual(900);
  expect(part.lengthMs).toBeLessThanOrEqual(750);
});

test('what cannot be used says why', () => {
  expect(findSpeech(recording(2, { from: 0.5, until: 1, level: 0 }, 0.001), rate)).toBe('nothing-heard');
  expect(findSpeech(recording(2, { from: 0.5, until: 1, level: 0.015 }, 0.0005), rate)).toBe('too-quiet');
  expect(findSpeech(recording(2, { from: 0.5, until: 1, level: 1.2 }), rate)).toBe('too-loud');
  expect(findSpeech(recording(2, { from: 0, until: 1, level: 0.2 }), rate)).toBe('begins-cut');
  expect(findSpeech(recording(2, { from: 1, until: 2, level: 0.2 }), rate)).toBe('ends-cut');
});
