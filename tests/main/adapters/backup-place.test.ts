import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backupName } from '../../../domain/backup.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { PointId } from '../../../domain/ids.ts';
import { appendHeader, readBackupHeader, readBackupHeaderAside } from '../../../main/adapters/backup/backup-file.ts';
import { folderElsewhere, openBackupPlace } from '../../../main/adapters/backup/backup-place.ts';

function stickOf() {
  const top = mkdtempSync(join(tmpdir(), 'gan-dan-place-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const device = join(top, 'stick');
  const place = openBackupPlace({ kind: 'stick', device, point: '22006-1', station: top });
  const put = (number: number) => {
    const header = {
      ...{
        format: 1,
        id: String(number).padStart(32, '0'),
        point: PointId('22006-1'),
        number,
        created: 1_800_000_000_000,
      },
      ...{ version: '1.0.0', publicKey: '', stream: '22006-1:1', head: { seq: 1, hash: '0'.repeat(64) }, keys: [] },
      body: { bytes: 28, sha256: '0'.repeat(64) },
    };
    const path = join(device, folderElsewhere, backupName(header as never));
    writeFileSync(path, 'x'.repeat(28));
    appendHeader(path, canonicalJson(header), Buffer.alloc(64));
    // Whole seconds: a finer time cannot be put back by a test.
    utimesSync(path, number, number);
    return path;
  };
  return { device, place, put };
}

test('what lies on a stick is told without touching it: looked at aside, read again only where it changed, and gone when it was pulled', async () => {
  const { device, place, put } = stickOf();
  expect([place.known(), await place.refresh()]).toEqual([null, false]);
  mkdirSync(join(device, folderElsewhere), { recursive: true });
  expect(place.known(), 'not looked yet').toBeNull();
  expect(await place.refresh()).toBe(true);
  const path = put(1);
  put(2);
  expect(place.known()).toEqual([]);
  expect(await place.refresh()).toBe(true);
  expect(place.known()?.map(({ header }) => header.number)).toEqual([2, 1]);
  expect(place.known()).toEqual(place.list());
  expect(await place.listAside()).toEqual(place.list());

  // A slow stick holds nobody up: others have their turn while it is listed; at a start, where nobody waits yet, they do not.
  const turns = { now: 0 };
  const other = setInterval(() => turns.now++);
  const fresh = openBackupPlace({ kind: 'stick', device, point: '22006-1', station: device });
  for (let number = 3; number <= 40; number++) put(number);
  const before = turns.now;
  fresh.list();
  expect(turns.now - before).toBe(0);
  while ((await fresh.listAside())?.length !== 40 || turns.now === before) await fresh.remove('nothing');
  clearInterval(other);
  for (let number = 3; number <= 40; number++) await place.remove(basename(put(number)));
  expect(await place.listAside()).toHaveLength(2);

  // The same size and time: its header is not read again. Another time: it is, and is none any more.
  const spoilt = Buffer.from(readFileSync(path).toString('latin1').replace(/GDB1$/, 'GDB?'), 'latin1');
  writeFileSync(path, spoilt);
  utimesSync(path, 1, 1);
  expect([await place.refresh(), place.known()?.length]).toEqual([false, 2]);
  utimesSync(path, 1, 60);
  expect([await place.refresh(), place.known()?.length]).toEqual([true, 1]);

  renameSync(device, `${device}-pocket`);
  expect(place.known()?.length, 'nobody waits for a stick that is pulled').toBe(1);
  expect([await place.refresh(), place.known()]).toEqual([true, null]);
});

test('a header read aside is the header, and of what is cut off neither way makes one', async () => {
  const { device, put } = stickOf();
  mkdirSync(join(device, folderElsewhere), { recursive: true });
  const path = put(7);
  expect(readBackupHeader(path)?.header.number).toBe(7);
  const whole = readFileSync(path);
  for (const bytes of [whole.length, whole.length - 1, 80, 71, 3, 0]) {
    writeFileSync(path, whole.subarray(0, bytes));
    expect(await readBackupHeaderAside(path), `${bytes} bytes`).toEqual(readBackupHeader(path));
  }
});
