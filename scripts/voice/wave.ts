/** One channel of 16-bit samples as espeak-ng writes them. */
export interface Wave {
  readonly rate: number;
  readonly samples: Int16Array;
}

export function readWave(file: Buffer): Wave {
  if (file.toString('latin1', 0, 4) !== 'RIFF') throw new Error('not a WAV file');
  const rate = file.readUInt32LE(24);
  const data = file.indexOf('data', 12, 'latin1') + 8;
  const body = file.subarray(data);
  const samples = new Int16Array(Math.floor(body.length / 2));
  for (let index = 0; index < samples.length; index += 1) samples[index] = body.readInt16LE(index * 2);
  return { rate, samples };
}

export function writeWave({ rate, samples }: Wave): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples.length * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) file.writeInt16LE(sample, 44 + index * 2);
  return file;
}

/** Quieter than this is silence (of 32767). */
const SILENCE = 300;
/** Kept before and after, so that a soft consonant is not cut. */
const MARGIN_SECONDS = 0.03;

export function withoutSilence({ rate, samples }: Wave): Wave {
  const isLoud = (sample: number) => Math.abs(sample) > SILENCE;
  const first = samples.findIndex(isLoud);
  const last = samples.findLastIndex(isLoud);
  if (first < 0) throw new Error('nothing but silence');
  const margin = Math.round(MARGIN_SECONDS * rate);
  return { rate, samples: samples.slice(Math.max(0, first - margin), Math.min(samples.length, last + margin)) };
}

/** Every clip as loud as the others: the mean square of its loud half, within what does not clip. */
export function evenLoudness({ rate, samples }: Wave, rms = 4_500, peak = 29_000): Wave {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const factor = Math.min(rms / loudness({ rate, samples }), peak / loudest);
  return { rate, samples: samples.map((sample) => Math.round(sample * factor)) };
}

/** Root mean square of the louder half of 20 ms windows, so that a pause does not make a word louder. */
export function loudness({ rate, samples }: Wave): number {
  const size = Math.round(rate / 50);
  const windows: number[] = [];
  for (let from = 0; from < samples.length; from += size) {
    const window = samples.subarray(from, from + size);
    windows.push(window.reduce((sum, sample) => sum + sample * sample, 0) / window.length);
  }
  const loud = windows.sort((a, b) => b - a).slice(0, Math.max(1, Math.ceil(windows.length / 2)));
  return Math.sqrt(loud.reduce((sum, square) => sum + square, 0) / loud.length);
}
