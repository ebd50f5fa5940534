/** Which part of a recording is speech, and how much louder it must be to sit beside the other clips. */
export interface SpeechPart {
  readonly fromMs: number;
  readonly lengthMs: number;
  readonly gain: number;
}

/** Why a recording is made again: nothing heard, too far from the microphone, too loud, begun too early, stopped too early. */
export const speechFaults = ['nothing-heard', 'too-quiet', 'too-loud', 'begins-cut', 'ends-cut'] as const;
export type SpeechFault = (typeof speechFaults)[number];

/** The loudness of the clips that come with the product (`scripts/voice/wave.ts`), of a full scale of 1. */
const TARGET_RMS = 4_500 / 32_767;
const PEAK_AT_MOST = 0.9;
/** More would lift the hum of the room with the voice. */
const GAIN_AT_MOST = 8;
const WINDOW_SECONDS = 0.01;
/** Softer than this is silence in any room. */
const SILENCE_RMS = 0.004;
const NOISE_TIMES = 3;
const BEFORE_SECONDS = 0.06;
/** Vietnamese and Bahnar words end in soft stops. */
const AFTER_SECONDS = 0.12;
const CLIPPED = 0.985;
const CLIPPED_SHARE = 0.003;

/** Reads one channel. The first and last tenth of a second must be silent, else a word is cut. */
export function findSpeech(samples: Float32Array, rate: number): SpeechPart | SpeechFault {
  const size = Math.round(rate * WINDOW_SECONDS);
  const windows = loudnessOf(samples, size);
  const noise = quantile(windows, 0.1);
  const threshold = Math.max(SILENCE_RMS, Math.min(noise * NOISE_TIMES, Math.max(...windows) / 4));
  const loud = windows.map((rms, at) => rms > threshold && (windows[at + 1] ?? 0) > threshold);
  const [first, last] = [loud.indexOf(true), loud.lastIndexOf(true)];
  if (first < 0) return 'nothing-heard';
  if (samples.filter((sample) => Math.abs(sample) > CLIPPED).length > samples.length * CLIPPED_SHARE) return 'too-loud';
  if (first === 0) return 'begins-cut';
  if (last >= windows.length - 3) return 'ends-cut';
  const from = Math.max(0, first * WINDOW_SECONDS - BEFORE_SECONDS);
  const until = Math.min(samples.length / rate, (last + 2) * WINDOW_SECONDS + AFTER_SECONDS);
  const speech = windows.slice(first, last + 2);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const wanted = TARGET_RMS / loudHalf(speech);
  if (wanted > GAIN_AT_MOST) return 'too-quiet';
  return {
    fromMs: Math.round(from * 1000),
    lengthMs: Math.round((until - from) * 1000),
    gain: Math.round(Math.min(wanted, PEAK_AT_MOST / peak) * 1000) / 1000,
  };
}

function loudnessOf(samples: Float32Array, size: number): number[] {
  return Array.from({ length: Math.floor(samples.length / size) }, (_, at) => {
    const window = samples.subarray(at * size, (at + 1) * size);
    return Math.sqrt(window.reduce((sum, sample) => sum + sample * sample, 0) / size);
  });
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

function loudHalf(windows: readonly number[]): number {
  const loud = [...windows].sort((a, b) => b - a).slice(0, Math.max(1, Math.ceil(windows.length / 2)));
  return Math.sqrt(loud.reduce((sum, rms) => sum + rms * rms, 0) / loud.length);
}
