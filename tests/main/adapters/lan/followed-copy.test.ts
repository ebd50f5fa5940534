import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CopyPiece } from '../../../../contract/follow-api.ts';
import { newestWhole, openFollowed, standInVault } from '../../../../main/adapters/lan/follow-host.ts';
import type { StationClient } from '../../../../main/adapters/lan/host-client.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
const door = { addresses: [], port: 0 };

/** A host that gives these and is gone. */
function hostGiving(pieces: readonly CopyPiece[]): StationClient {
  const left = [...pieces];
  const said = {
    copySecrets: async () => ({ ok: true, value: { key: '', sealed: '' } }),
    listCopyFiles: async () => ({ ok: false }),
    followCopy: async () => {
      const value = left.shift();
      return value ? { ok: true, value } : { ok: false };
    },
  };
  return said as unknown as StationClient;
}

/** As it would be opened: the database, and what stands in each write-ahead file after it. */
function copyIn(folder: string): string | null {
  const copy = newestWhole(folder, standInVault(folder));
  const parts = Array.from({ length: (copy?.parts().ahead ?? -1) + 1 }, (_, part) => part);
  return copy && parts.map((part) => Buffer.concat([...copy.open(part)]).toString()).join('|');
}

test('a new copy is whole with the write-ahead file it was begun beside, and the one before it stays until then', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-followed-'));
  folders.push(folder);
  const follow = (...pieces: CopyPiece[]) =>
    openFollowed(folder, Date.now).follow(hostGiving(pieces), door, new AbortController().signal);
  const base = (file: string, ahead: number): CopyPiece => ({
    ...{ type: 'base', file, at: 0, whole: 4, ahead, data: base64(file.padEnd(4, '.')) },
  });
  const ahead = (file: string, at: number, text: string): CopyPiece => ({
    type: 'ahead',
    file,
    at,
    data: base64(text),
  });

  await follow(base('old', 0), ahead('old', 0, 'day'));
  expect(copyIn(folder)).toBe('old.|day');
  // The host was killed and starts anew: it gives its database, and dies before what had not been folded into that.
  await follow(base('new', 5));
  expect(copyIn(folder)).toBe('old.|day');
  await follow(ahead('new', 0, 'mor'));
  expect(copyIn(folder)).toBe('old.|day');
  await follow(ahead('new', 3, 'ning'));
  expect(copyIn(folder)).toBe('new.|morning');
  await follow({ type: 'folded', file: 'next' });
  expect(copyIn(folder)).toBe('new.|morning|');
});
