import { useEffect } from 'react';

/**
 * Somebody at a kiosk waits for a person: three short rising tones at once, and again every few seconds until somebody
 * answers. Other tones than the board's bell, so that nobody takes them for a call.
 */
const hertz = [660, 880, 1_175] as const;
const toneSeconds = 0.14;
const againMs = 4_000;
const loudness = 0.35;

export function useHelpAlarm(isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const context = new AudioContext();
    const sound = () => {
      // A browser keeps a page silent that nobody has touched yet; the banner is loud enough to see.
      if (context.state === 'suspended') context.resume().catch(() => {});
      hertz.forEach((tone, index) => {
        play(context, tone, context.currentTime + index * toneSeconds);
      });
    };
    sound();
    const timer = setInterval(sound, againMs);
    return () => {
      clearInterval(timer);
      context.close().catch(() => {});
    };
  }, [isAsked]);
}

function play(context: AudioContext, tone: number, at: number): void {
  const oscillator = context.createOscillator();
  const envelope = context.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = tone;
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(loudness, at + 0.01);
  envelope.gain.linearRampToValueAtTime(0, at + toneSeconds);
  oscillator.connect(envelope).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + toneSeconds);
}
