/**
 * Makes the placeholder clips of Vietnamese and English: `node scripts/voice/synthesise.ts`. Needs `espeak-ng` (1.51) and
 * `opusenc` (Debian: `apt-get install espeak-ng opus-tools`), which nothing else here needs: the clips are committed. A
 * clip whose text has not changed is left alone; one that nothing says any more is removed. The voice is a machine's, and
 * every list says so; no code of espeak-ng (GPL) is in the product, only what it said.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ShippedVoice, shippedCatalogue, shippedVoices } from './shipped-catalogue.ts';
import { readVoiceList, type VoiceList } from './voice-list.ts';
import { evenLoudness, readWave, withoutSilence, writeWave } from './wave.ts';

const locales = join(import.meta.dirname, '..', '..', 'locales');
/** Slower than the 175 words a minute of espeak-ng: old people listen in a hall. */
const WORDS_A_MINUTE = { vi: 140, en: 145 } as const;
const VOICES = { vi: 'vi', en: 'en-gb' } as const;
const BY = { vi: 'espeak-ng 1.51, vi', en: 'espeak-ng 1.51, en-gb' } as const;

/** What a letter is called, where the machine would read it as a word. */
const letterNames: Readonly<Record<string, string>> = {
  ...{ A: 'a', B: 'bê', C: 'xê', D: 'dê', E: 'e', F: 'ép', G: 'gờ', H: 'hát', I: 'i', J: 'di', K: 'ca', L: 'lờ' },
  ...{ M: 'mờ', N: 'nờ', O: 'o', P: 'pê', Q: 'quy', R: 'rờ', S: 'sờ', T: 'tê', U: 'u', V: 'vê', W: 'vê kép' },
  ...{ X: 'ích', Y: 'i dài', Z: 'dét' },
};

for (const language of shippedVoices) {
  const { made, kept, removed } = synthesise(language, new Date().toISOString().slice(0, 10));
  process.stdout.write(`${language}: ${made} made, ${kept} kept, ${removed} removed\n`);
}

function synthesise(language: ShippedVoice, date: string) {
  const folder = join(locales, language, 'voice');
  mkdirSync(folder, { recursive: true });
  const before = readVoiceList(language);
  const clips: Record<string, VoiceList['clips'][string]> = {};
  let made = 0;
  for (const [clip, text] of [...shippedCatalogue(language)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const known = before.clips[clip];
    if (known?.text === text) clips[clip] = known;
    else {
      const file = `${clip}.ogg`;
      writeFileSync(join(folder, file), speak(language, clip, text));
      clips[clip] = { file, text, source: 'synthesised', by: BY[language], date };
      made += 1;
    }
  }
  writeFileSync(join(folder, 'voice.json'), `${JSON.stringify({ clips }, null, 2)}\n`);
  const files = new Set(Object.values(clips).map(({ file }) => file));
  const stale = readdirSync(folder).filter((file) => file.endsWith('.ogg') && !files.has(file));
  for (const file of stale) rmSync(join(folder, file));
  return { made, kept: Object.keys(clips).length - made, removed: stale.length };
}

function speak(language: ShippedVoice, clip: string, text: string): Buffer {
  const read = clip.startsWith('letter.') && language === 'vi' ? (letterNames[text] ?? text) : text;
  const espeak = ['-v', VOICES[language], '-s', String(WORDS_A_MINUTE[language]), '--stdout', '--', read];
  const wave = readWave(execFileSync('espeak-ng', espeak, { maxBuffer: 64 * 1024 * 1024 }));
  const even = writeWave(evenLoudness(withoutSilence(wave)));
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-voice-'));
  const [from, to] = [join(folder, 'a.wav'), join(folder, 'a.ogg')];
  writeFileSync(from, even);
  execFileSync('opusenc', ['--quiet', '--bitrate', '24', '--serial', '1', '--discard-comments', from, to]);
  const ogg = readFileSync(to);
  rmSync(folder, { recursive: true });
  return ogg;
}
