import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Origin, QueueId } from '../../../domain/ids.ts';
import { verifyLog } from '../../../main/store/event-log.ts';
import { projectedTables } from '../../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { walCommits } from '../../support/wal-commits.ts';
import { issue, morning } from '../../support/whole-morning.ts';
import { tempFolder, withStore } from '../../support/with-store.ts';

describe('the log', () => {
  test('verifies from its first event to its last', () =>
    withStore(async (point) => {
      await morning(point);
      expect(verifyLog(point.store.databases.write, point.store.stream)).toBeNull();
    }));

  test('says so when somebody changed one event', () =>
    withStore(async (point) => {
      await morning(point);
      const { write } = point.store.databases;
      write
        .prepare('UPDATE events SET json = replace(json, \'"language":"vi"\', \'"language":"en"\') WHERE seq = 5')
        .run();
      expect(verifyLog(write, point.store.stream)).toEqual({ seq: 5, fault: 'bad-hash' });
    }));

  test('is refused at the next start when its last events were changed, and the file is kept', async () => {
    const folder = tempFolder();
    const keep = { recursive: true, force: true } as const;
    await withStore(async (point) => {
      await morning(point);
      const { write } = point.store.databases;
      write
        .prepare(
          'UPDATE events SET json = replace(json, \'"counter":"1"\', \'"counter":"2"\') WHERE type = \'counter-closed\'',
        )
        .run();
      cpSync(folder, `${folder}.copy`, keep);
    }, folder);
    await expect(withStore(() => null, `${folder}.copy`)).rejects.toThrow('database-damaged');
    expect(existsSync(join(`${folder}.copy`, 'log.db'))).toBe(true);
    rmSync(`${folder}.copy`, keep);
  });

  test('rebuilds every projection equal to the byte', () =>
    withStore(async (point) => {
      await morning(point);
      const { write } = point.store.databases;
      const dump = () => projectedTables.map((table) => [table, write.prepare(`SELECT * FROM ${table}`).all()]);
      const before = JSON.stringify(dump());
      rebuildProjections(write);
      expect(JSON.stringify(dump())).toBe(before);
      expect(before).toContain('returned');
    }));

  test('names nobody: a person lies in it sealed only', () =>
    withStore(async (point) => {
      await morning(point);
      const { name, idNumber, phone } = inventedPerson(3);
      const everything = JSON.stringify(
        (['events', 'dossiers', 'commands', 'print_jobs'] as const).map((table) =>
          point.store.databases.write.prepare(`SELECT * FROM ${table}`).all(),
        ),
      );
      for (const secret of [name, idNumber, phone]) expect(everything).not.toContain(secret);
    }));

  test('keeps its chain when a person is erased, and the person is gone', () =>
    withStore(async (point) => {
      const dossier = await morning(point);
      const { write } = point.store.databases;
      write.prepare('DELETE FROM dossier_keys WHERE dossier = ?').run(dossier);
      expect(point.store.sealing.keyOf(dossier)).toBeNull();
      expect(verifyLog(write, point.store.stream)).toBeNull();
    }));
});

describe('a command', () => {
  test('that is sent again answers as the first time and does nothing twice', () =>
    withStore(async (point) => {
      const same = origin();
      const first = value(await issue(point, same));
      value(await issue(point));
      const head = point.store.head();
      expect(value(await issue(point, same))).toEqual(first);
      expect(point.store.head()).toEqual(head);
    }));

  test('may not use the origin of another', () =>
    withStore(async (point) => {
      const same = origin();
      value(await issue(point, same));
      const strip = { origin: Origin(same), queue: QueueId('B'), count: 2, language: 'vi' };
      expect(() => point.operations.issueStrip(strip, point.kiosk)).toThrow();
    }));

  test('that is refused changes nothing but the day it found due', () =>
    withStore(async (point) => {
      expect(await issue(point, origin(), 'Z')).toEqual({ ok: false, error: { type: 'queue-unknown' } });
      const before = point.store.head();
      expect(await issue(point, origin(), 'Z')).toEqual({ ok: false, error: { type: 'queue-unknown' } });
      expect(point.store.head()).toEqual(before);
      expect(point.store.days.open()).toEqual({ day: 1, date: '2026-11-20' });
    }));

  test('is one transaction and one flush: event, projections, answer and print job together', () =>
    withStore(async (point) => {
      value(await issue(point));
      const before = walCommits(point.folder);
      for (let n = 0; n < 20; n++) value(await issue(point));
      expect(walCommits(point.folder) - before).toBe(20);
    }));
});
