import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type VoicePack, voicePackFile } from '../../../contract/voice-pack.ts';
import type { ClipRow } from './clip-order.ts';

export interface OpenPack {
  readonly pack: VoicePack;
  /** By the name that the pack's list gives. */
  readonly sounds: Readonly<Record<string, Uint8Array>>;
}

const LIST = 'voice.json';

/** What a centre has accepted of a language, as one file. Opus does not shrink any more: the zip only holds it together. */
export function packVoice(
  language: VoicePack['language'],
  clips: readonly ClipRow[],
  sounds: ReadonlyMap<string, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const entries = clips.flatMap(({ clip, text, accepted }) => {
    const sound = accepted && sounds.get(accepted.hash);
    if (!accepted || !sound) return [];
    const { hash, ...told } = accepted;
    return [{ entry: { clip, file: `clips/${hash}.opus`, text, ...told }, sound }];
  });
  const list: VoicePack = { format: 'gan-dan-voice-1', language, clips: entries.map(({ entry }) => entry) };
  const files = Object.fromEntries(entries.map(({ entry, sound }) => [entry.file, sound]));
  return zipSync({ [LIST]: strToU8(JSON.stringify(voicePackFile.parse(list), null, 2)), ...files }, { level: 0 });
}

/** null: no voice pack of ours, or one that lacks a sound it names. */
export function openVoicePack(bytes: Uint8Array): OpenPack | null {
  try {
    const sounds = unzipSync(bytes);
    const list = sounds[LIST];
    if (!list) return null;
    const pack = voicePackFile.parse(JSON.parse(strFromU8(list)));
    return pack.clips.every(({ file }) => file in sounds) ? { pack, sounds } : null;
  } catch {
    return null;
  }
}
