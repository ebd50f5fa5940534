import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../station-client.ts';
import { useCommand } from '../../ui/use-command.ts';
import type { Recording } from '../../ui/voice/use-station-clips.ts';
import type { ClipRow } from './clip-order.ts';
import { type Microphone, type NoMicrophone, openMicrophone } from './microphone.ts';
import { findSpeech, type SpeechFault } from './speech-part.ts';

export interface Recorder {
  readonly phase: 'ready' | 'opening' | 'recording' | 'keeping';
  readonly problem: SpeechFault | NoMicrophone | null;
  readonly failure: Failure | null;
  /** Begins, or ends what is being recorded and keeps it at the station. Resolves to what was kept. */
  press(row: ClipRow): Promise<Recording | null>;
  level(): number;
  /** Another sentence: what went wrong with the last is no longer of interest. */
  forget(): void;
}

/** The microphone is asked for at the first press and given back with the page. */
export function useRecorder(language: string, speaker: string): Recorder {
  const keep = useCommand('recordClip');
  const held = useRef<{ microphone: Microphone | null; recording: ReturnType<Microphone['record']> | null }>({
    ...{ microphone: null, recording: null },
  });
  const [phase, setPhase] = useState<Recorder['phase']>('ready');
  const [problem, setProblem] = useState<Recorder['problem']>(null);
  useEffect(() => {
    const { current } = held;
    return () => {
      void current.recording?.stop();
      current.microphone?.close();
      Object.assign(current, { microphone: null, recording: null });
    };
  }, []);

  const begin = async () => {
    setProblem(null);
    setPhase('opening');
    const microphone = held.current.microphone ?? (await openMicrophone());
    if (typeof microphone === 'string') {
      setProblem(microphone);
      setPhase('ready');
      return;
    }
    held.current = { microphone, recording: microphone.record() };
    setPhase('recording');
  };
  const end = async (row: ClipRow): Promise<Recording | null> => {
    setPhase('keeping');
    const bytes = (await held.current.recording?.stop()) ?? new ArrayBuffer(0);
    held.current = { ...held.current, recording: null };
    const part = await speechIn(bytes);
    const kept = typeof part === 'string' ? null : { part, answer: await keep.run(inputOf(row, part, bytes)) };
    if (typeof part === 'string') setProblem(part);
    setPhase('ready');
    return kept?.answer.ok ? { ...kept.part, hash: kept.answer.value.hash } : null;
  };
  const inputOf = ({ clip, text }: ClipRow, part: Omit<Recording, 'hash'>, bytes: ArrayBuffer) => ({
    ...{ language, clip, text, speaker: speaker.trim(), sound: base64Of(bytes), ...part },
  });

  return {
    ...{ phase, problem, failure: keep.error },
    press: async (row) => (phase === 'recording' ? end(row) : phase === 'ready' ? begin().then(() => null) : null),
    level: () => held.current.microphone?.level() ?? 0,
    forget: () => {
      setProblem(null);
      keep.forget();
    },
  };
}

/** A browser that stops at once gives nothing to decode: nothing was heard. */
async function speechIn(bytes: ArrayBuffer) {
  try {
    const decoded = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.slice(0));
    return findSpeech(decoded.getChannelData(0), decoded.sampleRate);
  } catch {
    return 'nothing-heard' as const;
  }
}

function base64Of(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
}
