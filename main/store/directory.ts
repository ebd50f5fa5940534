import { sha256Hex } from '../../domain/canonical-json.ts';
import { type Directory, type DirectoryPoint, emptyDirectory } from '../../domain/directory.ts';
import type { Memory } from './memory-table.ts';

export interface SignedDirectory {
  readonly text: string;
  readonly signature: string;
}

export type IsSignedBy = (text: string, signature: string, publicKey: string) => boolean;

/**
 * The centre's points as the province signed them last, and as a technician wrote them down here: a point the province
 * names is as the province says, with the technician's keys beside.
 */
export interface DirectoryStore {
  current(): Directory;
  /** Of the text that was kept; null: none. */
  hash(): string | null;
  /** To be carried on to a point without a network; null: none was ever told. */
  signed(): SignedDirectory | null;
  /** The key the province signs with, as it was told the first time. */
  provinceKey(): string | null;
  /** False: the province signs with another key than it said before. Nothing signed with that one is believed. */
  meetProvince(publicKey: string): boolean;
  /** False: not signed by the province, of another commune, or older than what is known. */
  keep(signed: SignedDirectory, isSignedBy: IsSignedBy): boolean;
}

const signedName = 'directory';
const keyName = 'province-signing-key';

export function createDirectory(parts: {
  readonly memory: Memory;
  readonly commune: string;
  /** `centre-keys.json`. */
  readonly writtenDown: readonly DirectoryPoint[];
}): DirectoryStore {
  const { memory, commune, writtenDown } = parts;
  const kept = { text: '', directory: emptyDirectory(commune) };

  const signed = (): SignedDirectory | null => {
    const text = memory.get(signedName);
    return text === null ? null : (JSON.parse(text) as SignedDirectory);
  };

  const told = (): Directory => {
    const text = signed()?.text ?? '';
    if (text !== kept.text) Object.assign(kept, { text, directory: read(text) ?? emptyDirectory(commune) });
    return kept.directory;
  };

  return {
    current: () => withWrittenDown(told(), writtenDown),
    hash: () => {
      const text = signed()?.text;
      return text === undefined ? null : sha256Hex(text);
    },
    signed,
    provinceKey: () => memory.get(keyName),
    meetProvince: (publicKey) => {
      const known = memory.get(keyName);
      if (known === null) memory.set(keyName, publicKey);
      return known === null || known === publicKey;
    },
    keep: (news, isSignedBy) => {
      const key = memory.get(keyName);
      if (key === null || !isSignedBy(news.text, news.signature, key)) return false;
      const directory = read(news.text);
      if (directory?.commune !== commune || directory.changedAt < told().changedAt) return false;
      memory.set(signedName, JSON.stringify({ text: news.text, signature: news.signature }));
      return true;
    },
  };
}

/** Signed by the province: its shape is what the province of that day wrote; a later one may say more. */
function read(text: string): Directory | null {
  try {
    const directory = JSON.parse(text) as Directory;
    return Array.isArray(directory.points) && typeof directory.changedAt === 'number' ? directory : null;
  } catch {
    return null;
  }
}

function withWrittenDown(told: Directory, writtenDown: readonly DirectoryPoint[]): Directory {
  if (writtenDown.length === 0) return told;
  const points = told.points.map((each) => {
    const beside = writtenDown.find(({ point }) => point === each.point)?.keys ?? [];
    const known = new Set(each.keys.map(({ publicKey }) => publicKey));
    return { ...each, keys: [...each.keys, ...beside.filter(({ publicKey }) => !known.has(publicKey))] };
  });
  const others = writtenDown.filter(({ point }) => !told.points.some((each) => each.point === point));
  return { ...told, points: [...points, ...others] };
}
