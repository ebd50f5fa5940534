import { useState } from 'react';
import type { LanguageCode } from '../../../domain/languages.ts';
import type { Failure } from '../../station-client.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useStation } from '../../ui/station-context.ts';
import { useCommand } from '../../ui/use-command.ts';
import { recordedClip } from '../../ui/voice/use-station-clips.ts';
import type { ClipRow } from './clip-order.ts';
import { type OpenPack, openVoicePack, packVoice } from './voice-pack.ts';

export type PackState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly done: number; readonly all: number }
  | { readonly kind: 'saved'; readonly count: number }
  | { readonly kind: 'taken'; readonly count: number }
  | { readonly kind: 'not-a-pack' }
  | { readonly kind: 'other-language'; readonly language: string }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly done: number };

/** Recordings out to a file and in again, clip by clip: what was taken before a failure stays. */
export function useVoicePack(language: LanguageCode, clips: readonly ClipRow[]) {
  const { station } = useStation();
  const take = useCommand('takeClip');
  const [state, setState] = useState<PackState>({ kind: 'idle' });

  const save = async () => {
    const recorded = clips.flatMap(({ accepted }) => (accepted ? [accepted] : []));
    const sounds = new Map<string, Uint8Array>();
    for (const recording of recorded) {
      setState({ kind: 'working', done: sounds.size, all: recorded.length });
      const read = await recordedClip(station, recording)
        .read()
        .catch(() => null);
      if (read === null) return setState({ kind: 'failed', failure: { type: 'connection-lost' }, done: 0 });
      sounds.set(recording.hash, new Uint8Array(read));
    }
    const file = packVoice(language, clips, sounds);
    saveFile({ name: `giong-noi-${language}.zip`, type: 'application/zip', base64: base64Of(file) });
    setState({ kind: 'saved', count: recorded.length });
  };

  const open = async (file: File) => {
    const opened = openVoicePack(new Uint8Array(await file.arrayBuffer()));
    if (!opened) return setState({ kind: 'not-a-pack' });
    if (opened.pack.language !== language) return setState({ kind: 'other-language', language: opened.pack.language });
    await takeAll(opened);
  };
  const takeAll = async ({ pack, sounds }: OpenPack) => {
    for (const [done, { file, ...told }] of pack.clips.entries()) {
      setState({ kind: 'working', done, all: pack.clips.length });
      const answer = await take.run({ language, ...told, sound: base64Of(sounds[file] ?? new Uint8Array()) });
      if (!answer.ok) return setState({ kind: 'failed', failure: answer.error, done });
    }
    setState({ kind: 'taken', count: pack.clips.length });
  };
  return { state, save, open };
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
