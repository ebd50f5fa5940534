import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backupKeyName } from '../../../domain/backup.ts';
import { Origin, QueueId } from '../../../domain/ids.ts';
import { openBody, readBackupHeader } from '../../../main/adapters/backup/backup-file.ts';
import { bundleTools } from '../../../main/adapters/bundle/bundle-tools.ts';
import { openKeyFileVault } from '../../../main/adapters/system/key-file-vault.ts';
import { ownBackupKey } from '../../../main/operations/backups/backup-keys.ts';
import { judgeLog } from '../../../main/store/log-file.ts';
import { openSealingKey } from '../../../province/adapters/sealing-key.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { withBackups } from '../../support/backed-up-point.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, tempFolder, withStore } from '../../support/with-store.ts';

const hour = 3_600_000;

async function take({ operations, kiosk }: PointInTest): Promise<void> {
  value(
    await operations.issueTicket(
      { origin: Origin(origin()), queue: QueueId('A'), priority: null, language: 'vi' },
      kiosk,
    ),
  );
}

describe('T38, backups', () => {
  test('made of a living database, sealed for the station and the province, read whole, and opened again by each', async () => {
    const keys = tempFolder();
    const province = await openSealingKey(keys);
    await withStore(async (point) => {
      const { store, folder, clock } = point;
      await take(point);
      await withBackups({ store, folder, clock, province: province.publicKey }, async ({ keeper, second }) => {
        mkdirSync(join(folder, 'attachments'));
        writeFileSync(join(folder, 'attachments', 'a'.repeat(64)), 'sealed bytes of a scan');
        const made = await keeper.makeNow();
        if (!made.ok) throw new Error(made.error.type);
        const { path, header, name } = made.value;
        expect(header).toMatchObject({ number: 1, stream: store.stream, head: store.head() });
        const standing = keeper.standing();
        expect(standing).toMatchObject({ trouble: null, working: null, last: { place: 'own' } });
        expect(standing.places.map(({ kind, state }) => [kind, state])).toEqual([
          ...[
            ['own', 'good'],
            ['second', 'good'],
            ['stick', 'absent'],
          ],
        ]);
        const elsewhere = join(second, 'gan-dan-sao-luu');
        expect(readFileSync(join(elsewhere, name)).equals(readFileSync(path))).toBe(true);
        expect(readdirSync(join(elsewhere, 'attachments'))).toEqual(['a'.repeat(64)]);

        const vault = openKeyFileVault(folder);
        const read = readBackupHeader(path);
        if (!read) throw new Error('assertion failed: no header');
        const own = ownBackupKey({ vault, tools: bundleTools }, made.value);
        const wrapped = header.keys.find((key) => key.for === 'province')?.wrapped ?? '';
        const theirs = province.unwrap(wrapped, header.point, backupKeyName(header.id));
        expect(Buffer.from(own ?? []).equals(Buffer.from(theirs))).toBe(true);
        const to = join(folder, 'opened.db');
        const files = await openBody(path, { header, key: theirs, to });
        expect(files['station.key']?.equals(readFileSync(join(folder, 'station.key')))).toBe(true);
        expect(judgeLog(to)).toMatchObject({ fault: null, state: { stream: store.stream, head: store.head() } });
        await expect(openBody(path, { header, key: Buffer.alloc(32, 1), to })).rejects.toThrow();
      });
    });
    rmSync(keys, { recursive: true });
  });

  test('hold no key, no name and no text of the log in clear', async () => {
    await withStore(async (point) => {
      const { store, folder, clock } = point;
      await take(point);
      await withBackups({ store, folder, clock }, async ({ keeper }) => {
        const made = await keeper.makeNow();
        const bytes = readFileSync(made.ok ? made.value.path : '');
        const { root, signing } = JSON.parse(readFileSync(join(folder, 'station.key'), 'utf8'));
        for (const secret of [root, signing, 'ticket-issued', 'SQLite format', inventedPerson(3).name])
          expect(bytes.includes(secret), secret).toBe(false);
        expect(readFileSync(join(folder, 'station.key')).includes(root)).toBe(true);
        // nothing of the work is left
        expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
      });
    });
  });

  test('each hour in which something was written, none for an hour in which nothing was, and a stick that comes gets the newest', async () => {
    await withStore(async (point) => {
      const { store, folder, clock } = point;
      const backups = (keeper: { standing(): { places: readonly { backups: readonly unknown[] }[] } }) =>
        keeper.standing().places.map(({ backups }) => backups.length);
      await take(point);
      await withBackups({ store, folder, clock }, async ({ keeper, stick }) => {
        await keeper.look();
        await take(point);
        await keeper.look();
        expect(backups(keeper)).toEqual([1, 1, 0]);
        clock.pass(hour);
        await keeper.look();
        expect(backups(keeper)).toEqual([2, 2, 0]);
        clock.pass(hour);
        await keeper.look();
        expect(backups(keeper)).toEqual([2, 2, 0]);
        mkdirSync(stick);
        await keeper.look();
        expect(backups(keeper)).toEqual([2, 2, 1]);
      });
    });
  });

  test('one that rotted is found by the nightly reading, and is not what is called the last good one', async () => {
    await withStore(async (point) => {
      const { store, folder, clock } = point;
      await take(point);
      await withBackups({ store, folder, clock }, async ({ keeper }) => {
        const first = await keeper.makeNow();
        await take(point);
        clock.pass(hour);
        const second = await keeper.makeNow();
        if (!first.ok || !second.ok) throw new Error('assertion failed: no backup');
        const bytes = readFileSync(second.value.path);
        bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
        writeFileSync(second.value.path, bytes);
        clock.pass(27 * hour);
        await keeper.look();
        const { places, whole } = keeper.standing();
        expect(whole).toMatchObject({ good: true });
        expect(places[0]?.backups.map(({ read }) => read?.good)).toEqual([false, true]);
        // the copy on the other device is another one, and whole
        expect(places[1]?.backups.every(({ read }) => read?.good)).toBe(true);
        clock.pass(hour);
        await keeper.look();
        expect(keeper.standing().places[0]?.backups.map(({ number, read }) => [number, read?.good])).toEqual([
          [3, true],
          [1, true],
        ]);
      });
    });
  });

  test('a living database whose event changed is told at once, and no backup is made of it', async () => {
    await withStore(async (point) => {
      const { store, folder, clock } = point;
      await take(point);
      await withBackups({ store, folder, clock }, async ({ keeper, damaged }) => {
        expect(await keeper.makeNow()).toMatchObject({ ok: true });
        const db = new Database(join(folder, 'log.db'));
        db.exec(`UPDATE events SET json = replace(json, '"vi"', '"en"') WHERE type = 'ticket-issued'`);
        db.close();
        clock.pass(hour);
        expect(await keeper.makeNow()).toEqual({ ok: false, error: { type: 'database-damaged' } });
        expect(damaged).toEqual(['damaged']);
        expect(keeper.standing()).toMatchObject({ trouble: 'database-damaged', whole: { good: false } });
        expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
      });
    });
  });

  test('somebody else cannot put a backup of their own among them', async () => {
    await withStore(async (point) => {
      const { store, folder, clock } = point;
      await take(point);
      await withBackups({ store, folder, clock }, async ({ keeper }) => {
        const made = await keeper.makeNow();
        if (!made.ok) throw new Error(made.error.type);
        const other = tempFolder();
        copyFileSync(made.value.path, join(other, made.value.name));
        const stranger = { vault: openKeyFileVault(other), tools: bundleTools };
        expect(ownBackupKey(stranger, made.value)).toBeNull();
        const own = { vault: openKeyFileVault(folder), tools: bundleTools };
        const text = made.value.text.replace('"number":1', '"number":9');
        expect(ownBackupKey(own, { ...made.value, text })).toBeNull();
        expect(ownBackupKey(own, made.value)).not.toBeNull();
        rmSync(other, { recursive: true });
      });
    });
  });
});
