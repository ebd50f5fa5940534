import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HostFile } from '../../../../contract/station-api.ts';
import { AccountId, StationId } from '../../../../domain/ids.ts';
import { newestWhole, openFollowed, standInVault } from '../../../../main/adapters/lan/follow-host.ts';
import { becomeStation, moveAside, wasHostUntil } from '../../../../main/adapters/lan/former-host.ts';
import { clientOf, openHostSocket, type StationClient } from '../../../../main/adapters/lan/host-client.ts';
import { readJoinFiles } from '../../../../main/adapters/lan/host-file.ts';
import { openHostLink } from '../../../../main/adapters/lan/host-link.ts';
import { takeOver } from '../../../../main/adapters/lan/take-over.ts';
import { readTookOver } from '../../../../main/adapters/lan/took-over.ts';
import { settleCutMoves } from '../../../../main/adapters/lan/undo-take-over.ts';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../../../main/adapters/scanner/no-scanner.ts';
import { createPasswords } from '../../../../main/adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';
import { withRig } from '../../../support/pairing-rig.ts';
import { origin, value } from '../../../support/terminal-client.ts';

const folders: string[] = [];
const folderOf = (of: string) => {
  const folder = mkdtempSync(join(tmpdir(), `gan-dan-${of}-`));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Moves so many times, and then the power is gone. */
function cutAfter(moves: number): typeof renameSync {
  const left = { moves };
  return (from, to) => {
    if (left.moves-- <= 0) throw new Error('cut');
    renameSync(from, to);
  };
}

const successor: HostFile = {
  ...{ v: 1, addresses: ['127.0.0.1'], port: 1, host: 'b'.repeat(64), station: StationId('mmmmmmmm') },
};

describe('a host that became a station of its successor', () => {
  const names = ['log.db', 'log.db-wal', 'attachments', 'point.json', 'station.key', 'station.pub'];
  const hostFolder = () => {
    const folder = folderOf('was');
    for (const name of names) {
      if (name === 'attachments') mkdirSync(join(folder, name));
      else writeFileSync(join(folder, name), name);
    }
    return folder;
  };
  const aside = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('was-host'));

  test('whatever cuts it, however often: one folder has all of it', () => {
    for (let moves = 0; moves <= names.length; moves++) {
      const folder = hostFolder();
      expect(() => becomeStationCut(folder, moves)).toThrow('cut');
      // Unfinished, it is no folder of a former host yet.
      expect(wasHostUntil(folder)).toBeNull();
      expect(() => moveAside(folder, 2_000 + moves, cutAfter(Math.min(1, names.length - moves)))).toThrow('cut');
      moveAside(folder, 3_000);
      expect(aside(folder)).toEqual(['was-host-1000']);
      expect(readdirSync(join(folder, 'was-host-1000')).toSorted()).toEqual(names.toSorted());
      expect(readdirSync(folder).toSorted()).toEqual(['host.json', 'was-host-1000']);
      moveAside(folder, 4_000);
      expect(aside(folder)).toEqual(['was-host-1000']);
    }
  });

  test('a host again, and a former one again: each time has its folder', () => {
    const folder = hostFolder();
    becomeStation(folder, successor, 1_000);
    for (const name of names) if (name !== 'attachments') writeFileSync(join(folder, name), name);
    becomeStation(folder, successor, 2_000);
    expect(aside(folder)).toEqual(['was-host-1000', 'was-host-2000']);
    expect(wasHostUntil(folder)).toBe(2_000);
  });

  const becomeStationCut = (folder: string, moves: number) => {
    writeFileSync(join(folder, 'host.json'), JSON.stringify(successor));
    moveAside(folder, 1_000, cutAfter(moves));
  };
});

test('a take-over that is cut between any two of its moves did not happen: the copy stays, and the next press is as the first', () =>
  withRig(async (rig) => {
    const hosts = rig.test.folder;
    const password = 'chim-sao-bay-cao';
    const account = AccountId('00000000-0000-4000-8000-000000000077');
    const encoded = await createPasswords(openKeyFileVault(hosts)).hash(password);
    const person = { id: account, login: 'pho', name: 'Phó Mẫu', role: 'head' as const, password: encoded };
    rig.test.station.store.accounts.insert(person, 0);
    const { identity, station } = await rig.paired(['office']);
    const folder = folderOf('stand-in');
    const host: HostFile = { ...successor, host: rig.key, station, port: rig.place.port };
    writeFileSync(join(folder, 'host.json'), JSON.stringify(host));
    value(await rig.office.client.chooseStandIn({ origin: origin(), station }));
    const followed = openFollowed(folder, Date.now);
    const link = openHostLink({
      ...{ host, identity, version: 'test', printer: createPrinter(null), scanner: noScanner, alsoAt: () => [] },
      follow: (client, signal) => followed.follow(client, { addresses: ['127.0.0.1'], port: 4 }, signal),
    });
    await vi.waitUntil(() => followed.state().wholeAt !== null, 30_000);
    await link.close();
    const scans = join(folder, 'stand-in', 'files', 'attachments');
    writeFileSync(join(scans, 'a'.repeat(64)), 'a sealed scan');

    const press = (move: typeof renameSync) =>
      takeOver({ folder, host, login: 'pho', password, isGone: () => true, move });
    const before = readdirSync(folder);
    // station.key, log.db, attachments, voice and, last, host.json.
    for (const moves of [1, 3, 4]) {
      await expect(press(cutAfter(moves))).rejects.toThrow('cut');
      expect(existsSync(join(folder, 'host.json'))).toBe(true);
      // As a station starts.
      settleCutMoves(folder, host, Date.now());
      expect(readdirSync(folder).toSorted()).toEqual(before.toSorted());
      expect(newestWhole(folder, standInVault(folder))).not.toBeNull();
      expect(readFileSync(join(scans, 'a'.repeat(64)), 'utf8')).toBe('a sealed scan');
    }
    expect(await press(renameSync)).toEqual({ ok: true, value: null });
    expect(existsSync(join(folder, 'host.json'))).toBe(false);
    expect(existsSync(join(folder, 'log.db'))).toBe(true);
    expect(readdirSync(join(folder, 'attachments'))).toEqual(['a'.repeat(64)]);
    expect(readTookOver(folder)).toMatchObject({ met: false, station });
  }));

test('a host that steps down for one that knows no address of its own keeps the one it came from, and starts again; with none at all too', async () => {
  const told: HostFile[] = [];
  await withRig(
    async (rig) => {
      const { identity, station } = await rig.paired(['office']);
      value(await rig.office.client.chooseStandIn({ origin: origin(), station }));
      const opened = value(await openHostSocket({ identity, pin: rig.key, path: '/station', places: [rig.place] }));
      const client = clientOf<StationClient>(opened);
      value(await client.stepDown({ station: 'mmmmmmmm', addresses: [], port: 4719 }));
      opened.ws.terminate();
    },
    undefined,
    { onStepDown: (host) => void told.push(host) },
  );
  expect(told).toMatchObject([{ addresses: ['127.0.0.1'], port: 4719 }]);
  for (const addresses of [['127.0.0.1'], []]) {
    const folder = folderOf('stepped-down');
    becomeStation(folder, { ...successor, addresses }, 1_000);
    expect(readJoinFiles(folder)).toMatchObject({ ok: true, value: { host: { addresses } } });
  }
});
