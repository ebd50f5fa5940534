import { describe, expect, test } from 'vitest';
import { CounterId, DossierId, Origin, QueueId } from '../../../domain/ids.ts';
import { verifyLog } from '../../../main/store/event-log.ts';
import { projectedTables, rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { walCommits } from '../../support/wal-commits.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const issue = async ({ operations, kiosk }: PointInTest, with_: string = origin(), queue = 'B') =>
  operations.issueTicket({ origin: Origin(with_), queue: QueueId(queue), priority: null, language: 'vi' }, kiosk);

/** A morning with every kind of event the log knows. */
async function morning(point: PointInTest): Promise<string> {
  const { operations, clerkAt, clock } = point;
  const clerk = clerkAt('1');
  const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });
  for (let n = 0; n < 6; n++) value(await issue(point));
  value(await operations.openCounter({ ...at(), queues: [QueueId('B'), QueueId('C')] }, clerk));
  value(await operations.callNext(at(), clerk));
  value(await operations.recall(at(), clerk));
  value(await operations.startService(at(), clerk));
  value(await operations.park({ ...at(), why: 'missing-paper' }, clerk));
  value(await operations.callNext(at(), clerk));
  value(await operations.transfer({ ...at(), to: QueueId('C') }, clerk));
  value(await operations.callNext(at(), clerk));
  value(await operations.markNoShow(at(), clerk));
  clock.pass(60_000);
  value(await operations.callNext(at(), clerk));
  const { dossier } = value(
    await operations.receiveDossier(
      {
        ...at(),
        ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null, submitter: null },
        ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
        ...{ sets: 1, note: '', language: 'vi' },
      },
      clerk,
    ),
  );
  value(await operations.markResultReady({ origin: Origin(origin()), dossier: DossierId(dossier) }, clerk));
  const back = { ticket: null, to: 'applicant' as const, receiver: inventedPerson(3).name, note: '' };
  value(await operations.returnResult({ ...at(), dossier: DossierId(dossier), ...back }, clerk));
  value(await operations.openDossier({ dossier: DossierId(dossier) }, clerk));
  value(await operations.finish({ ...at(), outcome: 'dossier-received' }, clerk));
  value(await operations.closeCounter(at(), clerk));
  return dossier;
}

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

  test('that is refused changes nothing, not even the day', () =>
    withStore(async (point) => {
      const before = point.store.head();
      expect(await issue(point, origin(), 'Z')).toEqual({ ok: false, error: { type: 'queue-unknown' } });
      expect(point.store.head()).toEqual(before);
      expect(point.store.days.open()).toBeNull();
    }));

  test('is one transaction and one flush: event, projections, answer and print job together', () =>
    withStore(async (point) => {
      value(await issue(point));
      const before = walCommits(point.folder);
      for (let n = 0; n < 20; n++) value(await issue(point));
      expect(walCommits(point.folder) - before).toBe(20);
    }));
});
