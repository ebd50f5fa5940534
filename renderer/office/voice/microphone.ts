/** A microphone that was asked for; the browser shows that it is open, and `close` gives it back. */
export interface Microphone {
  /** Records until `stop`, or for as long as a sentence can be. */
  record(): { stop(): Promise<ArrayBuffer> };
  /** How loud it is now, 0…1. */
  level(): number;
  close(): void;
}

/** Why there is none: nobody may, or nothing is plugged in. */
export type NoMicrophone = 'microphone-denied' | 'microphone-missing';

const RECORDER = { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: 32_000 } as const;
const AT_MOST_MS = 20_000;

export async function openMicrophone(): Promise<Microphone | NoMicrophone> {
  const stream = await ask();
  if (typeof stream === 'string') return stream;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    record: () => recordFrom(stream),
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      return Math.min(
        1,
        samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
      );
    },
    close: () => {
      for (const track of stream.getTracks()) track.stop();
      context.close().catch(() => {});
    },
  };
}

async function ask(): Promise<MediaStream | NoMicrophone> {
  try {
    // What a telephone call wants (echo, gain) would change the voice.
    const audio = { echoCancellation: false, autoGainControl: false, noiseSuppression: true, channelCount: 1 };
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError' ? 'microphone-missing' : 'microphone-denied';
  }
}

function recordFrom(stream: MediaStream): { stop(): Promise<ArrayBuffer> } {
  const recorder = new MediaRecorder(stream, RECORDER);
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void pieces.push(data);
  const whole = new Promise<ArrayBuffer>((resolve) => {
    recorder.onstop = () => resolve(new Blob(pieces).arrayBuffer());
  });
  recorder.start();
  const limit = setTimeout(() => recorder.state === 'recording' && recorder.stop(), AT_MOST_MS);
  return {
    stop: () => {
      clearTimeout(limit);
      if (recorder.state === 'recording') recorder.stop();
      return whole;
    },
  };
}
