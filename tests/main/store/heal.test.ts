import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { AccountId, Origin } from '../../../domain/ids.ts';
import { ok } from '../../../domain/result.ts';
import { askForRestore } from '../../../main/adapters/backup/restore-files.ts';
import { readBackupMemory } from '../../../main/operations/backups/backup-memory.ts';
import { backupOperations } from '../../../main/operations/backups/backup-work.ts';
import type { Caller } from '../../../main/operations/caller.ts';
import { damagedDossiers } from '../../../main/operations/doctor/backups.ts';
import type { DoctorParts } from '../../../main/operations/doctor/check.ts';
import { createLive } from '../../../main/operations/live.ts';
import { judgeLog } from '../../../main/store/log-file.ts';
import { withBackups } from '../../support/backed-up-point.ts';
import { contactOver } from '../../support/connected-point.ts';
import { destroyPageOf } from '../../support/destroyed-page.ts';
import { modelProvince } from '../../support/model-province.ts';
import { type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';
import { origin } from '../../support/terminal-client.ts';

/** T15, the healing half: what a start does about a database that is damaged, with a backup, without one, and with nothing. */
async function onDisk(run: (pc: StationOnDisk) => Promise<void>): Promise<void> {
  const pc = stationOnDisk();
  try {
    await run(pc);
  } finally {
    pc.remove();
  }
}

const asideIn = (folder: string) => readdirSync(folder).filter((name) => /^log\.corrupt-.*\.db$/.test(name));
const codes = (pc: StationOnDisk) =>
  pc.store().databases.write.prepare('SELECT code FROM dossiers ORDER BY code').pluck().all();

/** One event changed in place, as rot does: SQLite's own check is content with it. */
function rotEvent(folder: string, type: string, from: string, to: string): void {
  const db = new Database(join(folder, 'log.db'));
  const { changes } = db
    .prepare(
      'UPDATE events SET json = replace(json, ?, ?) WHERE position = (SELECT max(position) FROM events WHERE type = ?)',
    )
    .run(from, to, type);
  db.close();
  expect(changes).toBe(1);
}

describe('T15, T38: a damaged database at the start', () => {
  test('is set aside; the backup, and what the chain proves of the rest, go on under a letter, and nothing was lost', async () => {
    await onDisk(async (pc) => {
      const before = [await pc.ticket(), (await pc.dossier()).code];
      await withBackups({ store: pc.store(), folder: pc.folder, clock: pc.clock }, async ({ keeper }) => {
        expect(await keeper.makeNow()).toMatchObject({ ok: true });
      });
      before.push(await pc.ticket(), (await pc.dossier()).code);
      pc.off();
      const bytes = readFileSync(join(pc.folder, 'log.db'));
      destroyPageOf(pc.folder, 'tickets');
      await pc.onHealed();
      expect(codes(pc)).toHaveLength(2);
      expect(pc.healed()).toMatchObject({ why: 'damaged', backup: { place: 'own' }, unread: 0, seen: false });
      expect(pc.healed()?.salvaged).toBeGreaterThan(0);
      const [aside = ''] = asideIn(pc.folder);
      expect(readFileSync(join(pc.folder, aside)).length).toBe(bytes.length);
      for (const { id } of pc.store().dossiers.all()) expect(pc.store().sealing.keyOf(id)).not.toBeNull();
      expect(pc.store().reconciling()).toEqual({ folders: 2 });
      before.push(await pc.ticket());
      expect(before.at(-1)).toBe('AA001');
      expect(new Set(before).size).toBe(before.length);
      expect(judgeLog(join(pc.folder, 'log.db'))).toMatchObject({ fault: null });
    });
  });

  test('with one event that rotted: what stands before it is taken, what stands behind it is counted as not proven', async () => {
    await onDisk(async (pc) => {
      await pc.ticket();
      await withBackups({ store: pc.store(), folder: pc.folder, clock: pc.clock }, async ({ keeper }) => {
        await keeper.makeNow();
      });
      await pc.dossier();
      await pc.ticket();
      pc.off();
      rotEvent(pc.folder, 'ticket-issued', '"vi"', '"en"');
      await pc.onHealed();
      expect(codes(pc)).toHaveLength(1);
      expect(pc.healed()).toMatchObject({ why: 'damaged', unread: 1 });
      expect(asideIn(pc.folder)).toHaveLength(1);
    });
  });

  test('without a backup is read row by row: every event that the chain proves, and the accounts', async () => {
    await onDisk(async (pc) => {
      const before = [await pc.ticket(), (await pc.dossier()).code];
      addAccount(pc);
      pc.off();
      destroyPageOf(pc.folder, 'print_jobs');
      await pc.onHealed();
      expect(codes(pc)).toEqual([before[1]]);
      expect(pc.store().accounts.byLogin('an')).toBeDefined();
      expect(pc.healed()).toMatchObject({ backup: null, unread: 0 });
      expect(await pc.ticket()).toBe('AA001');
    });
  });

  test('of which nothing can be read, and no backup: it is kept as it is, people are received under a letter, and the page says so', async () => {
    await onDisk(async (pc) => {
      const before = [await pc.ticket(), await pc.ticket()];
      pc.off();
      const garbage = 'không phải cơ sở dữ liệu '.repeat(3_000);
      writeFileSync(join(pc.folder, 'log.db'), garbage);
      await pc.onHealed();
      const [aside = ''] = asideIn(pc.folder);
      expect(readFileSync(join(pc.folder, aside), 'utf8')).toBe(garbage);
      expect(pc.healed()).toMatchObject({ why: 'damaged', backup: null, salvaged: 0, withoutAccounts: true, aside });
      expect(pc.store().remembered.missing()).toMatchObject({ since: null });
      before.push(await pc.ticket());
      expect(before.at(-1)).toBe('AA001');
      expect(judgeLog(join(pc.folder, 'log.db'))).toMatchObject({ fault: null });
    });
  });

  test('that is gone without any backup, and that this PC remembers, is said to be gone: nobody wonders why the day begins anew', async () => {
    await onDisk(async (pc) => {
      await pc.ticket();
      pc.off();
      for (const part of ['', '-wal', '-shm']) rmSync(join(pc.folder, `log.db${part}`), { force: true });
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ why: 'missing', backup: null, aside: null });
      expect(await pc.ticket()).toBe('AA001');
    });
  });

  test('that is gone comes back from the backup; a backup that was cut off or belongs to another PC is passed over', async () => {
    await onDisk(async (pc) => {
      const before = [await pc.ticket(), (await pc.dossier()).code];
      await withBackups({ store: pc.store(), folder: pc.folder, clock: pc.clock }, async ({ keeper }) => {
        await keeper.makeNow();
        await pc.ticket();
        pc.clock.pass(3_600_000);
        const newer = await keeper.makeNow();
        if (newer.ok) truncateSync(newer.value.path, newer.value.fileBytes - 100);
        const other = stationOnDisk();
        await other.ticket();
        await withBackups({ store: other.store(), folder: other.folder, clock: pc.clock }, async (theirs) => {
          const made = await theirs.keeper.makeNow();
          if (!made.ok) throw new Error(made.error.type);
          const as = join(pc.folder, 'backups', made.value.name.replace('-000001-', '-000009-'));
          writeFileSync(as, readFileSync(made.value.path));
        });
        other.remove();
      });
      pc.off();
      for (const part of ['', '-wal', '-shm']) rmSync(join(pc.folder, `log.db${part}`), { force: true });
      await pc.onHealed();
      expect(codes(pc)).toEqual([before[1]]);
      expect(pc.healed()).toMatchObject({ why: 'missing', backup: { place: 'own' }, aside: null });
      expect(await pc.ticket()).toBe('AA001');
    });
  });

  test('found at night: the next start reads it whole, and heals what a quick look would have passed', async () => {
    await onDisk(async (pc) => {
      await pc.ticket();
      await withBackups({ store: pc.store(), folder: pc.folder, clock: pc.clock }, async ({ keeper, damaged }) => {
        await keeper.makeNow();
        await pc.dossier();
        rotForeign(pc);
        await keeper.makeNow();
        expect(damaged).toEqual(['damaged']);
      });
      pc.off();
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ why: 'damaged', unread: 0 });
      expect(codes(pc)).toHaveLength(1);
    });
  });
});

describe('T38: a backup that two people asked for', () => {
  test('is not there any more at the start: everything is as it was, the page says so, and it is not tried again', async () => {
    await onDisk(async (pc) => {
      const ticket = await pc.ticket();
      const path = join(pc.folder, 'backups', 'gan-dan-22006-1-000001-20261120-0800.gdbak');
      askForRestore(pc.folder, { path, press: 'one', created: 5 });
      pc.off();
      const before = readdirSync(pc.folder).toSorted();
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ why: 'not-restored', press: 'one', backup: { created: 5 }, aside: null });
      expect(await pc.ticket()).not.toBe(ticket);
      pc.off();
      expect(readdirSync(pc.folder).toSorted()).toEqual(before.filter((name) => name !== 'restore.json'));
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ press: 'one' });
    });
  });

  test('was made by a later program that was left again: this one could not open it, so everything stays as it was', async () => {
    await onDisk(async (pc) => {
      await pc.ticket();
      await withBackups({ store: pc.store(), folder: pc.folder, clock: pc.clock }, async ({ keeper }) => {
        const { write } = pc.store().databases;
        const version = write.pragma('user_version', { simple: true });
        write.pragma('user_version = 99999');
        const made = await keeper.makeNow();
        write.pragma(`user_version = ${version}`);
        if (!made.ok) throw new Error(made.error.type);
        askForRestore(pc.folder, { path: made.value.path, press: 'two', created: made.value.header.created });
        pc.off();
        await pc.onHealed();
        expect(pc.healed()).toMatchObject({ why: 'not-restored', press: 'two', aside: null });
      });
    });
  });

  test('is how two people say that no other PC writes for the point: one that only shows goes on under a letter, and tells the province', async () => {
    await onDisk(async (pc) => {
      const province = modelProvince();
      const printed = [await pc.ticket()];
      await contactOver(pc, province.door);
      pc.off();
      // a copy that wrote for the point, and whose disk is gone
      const copy = stationOnDisk({ from: pc, machine: 'b'.repeat(64) });
      pc.on();
      printed.push(await copy.ticket());
      await contactOver(copy, province.door);
      copy.remove();
      await contactOver(pc, province.door);
      expect(pc.store().isWriter()).toBe(false);
      await withBackups({ store: pc.store(), folder: pc.folder, clock: pc.clock }, async ({ keeper }) => {
        const made = await keeper.makeNow();
        if (!made.ok) throw new Error(made.error.type);
        askForRestore(pc.folder, { path: made.value.path, press: 'one', created: made.value.header.created });
      });
      pc.off();
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ why: 'asked' });
      expect(pc.store().isWriter()).toBe(true);
      for (let round = 0; round < 3; round++) await contactOver(pc, province.door);
      expect(pc.store().isWriter()).toBe(true);
      printed.push(await pc.ticket());
      expect(new Set(printed).size).toBe(3);
    });
  });

  test('is put in place once, also where the page heard no answer and sends its press again', async () => {
    await onDisk(async (pc) => {
      await pc.ticket();
      await withBackups({ store: pc.store(), folder: pc.folder, clock: pc.clock }, async ({ keeper }) => {
        const made = await keeper.makeNow();
        if (!made.ok) throw new Error(made.error.type);
        const press = origin();
        askForRestore(pc.folder, { path: made.value.path, press, created: made.value.header.created });
        pc.off();
        await pc.onHealed();
        const read = { at: pc.healed()?.at, good: true };
        expect(readBackupMemory(pc.store().memory).verdicts).toMatchObject({ [`own/${made.value.name}`]: read });
        const asked: unknown[] = [];
        const { restoreBackup } = backupOperations({
          ...{ store: pc.store(), keeper, live: createLive({ store: pc.store() }) },
          fourEyes: async () => ok(AccountId('00000000-0000-4000-8000-000000000001')),
          restore: (wish) => void asked.push(wish),
        });
        const wish = { place: 'own' as const, name: made.value.name, approver: { login: 'an', secret: 'x' } };
        const caller = {} as Caller;
        expect(await restoreBackup({ ...wish, origin: Origin(press) }, caller)).toEqual(ok({}));
        expect(asked).toEqual([]);
        expect(await restoreBackup({ ...wish, origin: Origin(origin()) }, caller)).toEqual(ok({}));
        expect(asked).toHaveLength(1);
      });
    });
  });
});

describe('T15: one damaged dossier', () => {
  test('whose wrapped key rotted does not stop the point: it is named, the others open, and work goes on', async () => {
    await onDisk(async (pc) => {
      const [first, second] = [await pc.dossier(), await pc.dossier()];
      const { write } = pc.store().databases;
      const wrapped = write.prepare('SELECT wrapped FROM dossier_keys WHERE dossier = ?').pluck().get(first.dossier);
      write.prepare('UPDATE dossier_keys SET wrapped = zeroblob(60) WHERE dossier = ?').run(first.dossier);
      pc.off();
      await pc.onHealed();
      const { sealing, dossiers } = pc.store();
      expect(pc.healed()).toBeNull();
      expect(sealing.faults()).toEqual([first.dossier]);
      // The doctor names it, and is content again once its bytes are back.
      const look = () => ('now' in damagedDossiers ? damagedDossiers.now({ store: pc.store() } as DoctorParts) : null);
      expect(look()).toMatchObject({ state: 'warning', how: 'call-province', params: { codes: expect.any(String) } });
      expect(sealing.keyOf(second.dossier)).not.toBeNull();
      expect([...dossiers.all()]).toHaveLength(2);
      await pc.dossier();
      expect(await pc.ticket()).toBe('A001');
      pc.store()
        .databases.write.prepare('UPDATE dossier_keys SET wrapped = ? WHERE dossier = ?')
        .run(wrapped, first.dossier);
      pc.off();
      await pc.onHealed();
      expect(look()?.state).toBe('ok');
    });
  });

  test('another key file is no damage of a dossier: the start is refused and the database stays where it is', async () => {
    await onDisk(async (pc) => {
      await pc.dossier();
      pc.off();
      const other = stationOnDisk();
      pc.useKeyOf(other);
      await expect(pc.onHealed()).rejects.toThrow('database-damaged');
      expect(asideIn(pc.folder)).toEqual([]);
      other.remove();
    });
  });
});

function addAccount(pc: StationOnDisk): void {
  pc.store().databases.write.exec(
    `INSERT INTO accounts (account, login, name, role, is_guest, languages, password, is_password_once, created_at)
     VALUES ('00000000-0000-4000-8000-00000000000a', 'an', 'An', 'head', 0, '["vi"]', 'x', 0, 1)`,
  );
}

/** An event of another point, changed: no start looks there. */
function rotForeign(pc: StationOnDisk): void {
  const db = new Database(join(pc.folder, 'log.db'));
  db.exec(
    `INSERT INTO foreign_events (after_position, stream, seq, hash, origin, part, type, json)
     SELECT 1, '22006-2:1', 1, hash, origin, part, type, json FROM events LIMIT 1`,
  );
  db.close();
}
