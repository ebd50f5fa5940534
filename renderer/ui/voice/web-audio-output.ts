import type { Sound, SoundOutput } from './sound-output.ts';

/** Speech needs no more, and a decoded second takes half the memory. */
const SAMPLE_RATE = 24_000;
/** Long enough not to click, far below what anybody hears as a delay. */
const FADE_SECONDS = 0.015;
const WAKE_MS = 250;

/** The PC's loudspeaker through WebAudio. The context is made at the first need: a silent page holds no audio device. */
export function createWebAudioOutput(): SoundOutput {
  const held: { context: AudioContext | null; master: GainNode | null; volume: number } = {
    ...{ context: null, master: null, volume: 1 },
  };
  const open = () => {
    if (held.context && held.master) return { context: held.context, master: held.master };
    const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
    const master = context.createGain();
    master.gain.value = held.volume;
    master.connect(context.destination);
    Object.assign(held, { context, master });
    return { context, master };
  };
  return {
    now: () => open().context.currentTime,
    decode: async (bytes) => {
      // decodeAudioData takes the bytes away from whoever gave them.
      const buffer = await open().context.decodeAudioData(bytes.slice(0));
      return Object.assign({ seconds: buffer.duration }, { buffer });
    },
    play: (sound, at, { from, seconds, gain }) => {
      const { context, master } = open();
      const source = context.createBufferSource();
      const level = context.createGain();
      source.buffer = (sound as Sound & { buffer: AudioBuffer }).buffer;
      level.gain.value = gain;
      source.connect(level).connect(master);
      source.start(Math.max(at, context.currentTime), from, seconds);
      source.onended = () => level.disconnect();
      return {
        stop: () => {
          level.gain.setTargetAtTime(0, context.currentTime, FADE_SECONDS / 4);
          source.stop(context.currentTime + FADE_SECONDS);
        },
      };
    },
    setVolume: (volume) => {
      held.volume = Math.min(1, Math.max(0, volume));
      if (held.master && held.context) held.master.gain.setTargetAtTime(held.volume, held.context.currentTime, 0.01);
    },
    isAudible: () => open().context.state === 'running',
    wake: async () => {
      const { context } = open();
      if (context.state === 'running') return;
      // A browser that wants a touch first never answers.
      await Promise.race([context.resume().catch(() => {}), new Promise((resolve) => setTimeout(resolve, WAKE_MS))]);
    },
    close: () => {
      held.context?.close().catch(() => {});
      Object.assign(held, { context: null, master: null });
    },
  };
}
