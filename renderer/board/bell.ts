/**
 * A two-tone bell, made here so that there is no file to miss. A browser may keep it silent until somebody touched the
 * page once (Electron and `--autoplay-policy=no-user-gesture-required` do not): `isSilent` says so.
 */
export interface Bell {
  /** Resolves when words may follow; false: nothing was heard. */
  ring(): Promise<boolean>;
  isSilent(): boolean;
  /** After a touch. */
  wake(): void;
}

/** Hertz and start in seconds; a falling minor third is heard as "attention, please" in stations everywhere. */
const tones = [
  { hertz: 784, at: 0 },
  { hertz: 659.3, at: 0.34 },
] as const;
/** Overtones of a struck bar, with their loudness: warmer than a pure tone. */
const overtones = [
  { ratio: 1, gain: 1 },
  { ratio: 2.76, gain: 0.22 },
  { ratio: 5.4, gain: 0.08 },
] as const;
const ringsForSeconds = 0.9;
/** The second tone still fades when the voice begins, as at a station. */
const wordsAfterMs = 900;
const loudness = 0.5;

export function createBell(): Bell {
  const context = new AudioContext();
  return {
    ring: async () => {
      if (context.state !== 'running') {
        context.resume().catch(() => {});
        return false;
      }
      for (const tone of tones) strike(context, tone.hertz, context.currentTime + tone.at);
      await new Promise((later) => setTimeout(later, wordsAfterMs));
      return true;
    },
    isSilent: () => context.state !== 'running',
    wake: () => {
      context.resume().catch(() => {});
    },
  };
}

function strike(context: AudioContext, hertz: number, at: number): void {
  for (const { ratio, gain } of overtones) {
    const oscillator = context.createOscillator();
    const envelope = context.createGain();
    oscillator.frequency.value = hertz * ratio;
    envelope.gain.setValueAtTime(0, at);
    envelope.gain.linearRampToValueAtTime(loudness * gain, at + 0.008);
    envelope.gain.exponentialRampToValueAtTime(0.001, at + ringsForSeconds / Math.sqrt(ratio));
    oscillator.connect(envelope).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + ringsForSeconds);
    oscillator.onended = () => envelope.disconnect();
  }
}
