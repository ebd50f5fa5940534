import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyLog } from '../../../main/store/event-log.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { peopleWhoAsk, visitAtHome } from '../../support/asked-of-a-person.ts';
import { value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

/** `npm run check:full` asks for the whole hundred. */
const ERASED = Number(process.env.GAN_DAN_ERASED ?? 3);

const person = inventedPerson(3);

const asking = (run: (point: PointInTest & Awaited<ReturnType<typeof peopleWhoAsk>>) => Promise<void>) =>
  withStore(async (point) => {
    const made = await peopleWhoAsk(point);
    try {
      await run({ ...point, ...made });
    } finally {
      made.search.close();
    }
  });

describe('T40: what a person asks of whoever keeps their data', () => {
  test('all of theirs is found by the card and given out, and nothing of others; who asked and who agreed is on record', () =>
    asking(async ({ store, asked, head, approver, command, receive, operations, clerk }) => {
      const mine = [await receive(3), await receive(3)];
      await receive(4);
      value(await operations.openDossier({ dossier: mine[0] as never }, clerk));
      const found = value(await asked.findPerson({ idNumber: person.idNumber }, head)).dossiers;
      expect(found.map(({ dossier }) => dossier).toSorted()).toEqual(mine.toSorted());
      const given = value(await asked.exportPerson({ ...command(), idNumber: person.idNumber, approver }, head));
      const text = Buffer.from(given.base64, 'base64').toString('utf8');
      const file = JSON.parse(text) as { dossiers: { person: { applicant: object }; readings: object[] }[] };
      expect(file.dossiers.map((each) => each.person.applicant)).toEqual([person, person]);
      expect(file.dossiers.map(({ readings }) => readings.length).toSorted()).toEqual([0, 1]);
      expect(text).not.toContain(inventedPerson(4).name);
      expect(given.name).not.toMatch(/\d{9}/);
      const [event] = eventsOf(store, 'person-exported');
      expect(event).toMatchObject({ facts: { dossiers: expect.arrayContaining(mine) } });
      const readings = value(await asked.listReadings({ dossier: mine[0] as never }, head)).readings;
      expect(readings).toEqual([{ name: 'Cán bộ Mẫu', at: expect.any(Number) }]);
    }));

  test('who brings a dossier for somebody else is found too, and is given their own part of it and nothing of the other', () =>
    asking(async ({ asked, head, approver, command, receive }) => {
      const mine = await receive(3);
      const brought = await receive(4, 3);
      const found = value(await asked.findPerson({ idNumber: person.idNumber }, head)).dossiers;
      expect(found.map(({ dossier, as }) => [dossier, as])).toEqual([
        [mine, 'applicant'],
        [brought, 'submitter'],
      ]);
      const given = value(await asked.exportPerson({ ...command(), idNumber: person.idNumber, approver }, head));
      const text = Buffer.from(given.base64, 'base64').toString('utf8');
      expect(text).toContain('"broughtForOthers": [\n    {');
      for (const [, secret] of Object.entries(inventedPerson(4)).filter(([field]) => field !== 'sex'))
        expect(text).not.toContain(secret);
    }));

  test('without a second person nothing is given out, and nobody unknown is', () =>
    asking(async ({ store, asked, head, approver, command, receive }) => {
      await receive(3);
      const alone = { ...command(), idNumber: person.idNumber, approver: { ...approver, secret: 'sai' } };
      expect(await asked.exportPerson(alone, head)).toMatchObject({ ok: false, error: { type: 'approver-wrong' } });
      const nobody = { ...command(), idNumber: '001099000000', approver };
      expect(await asked.exportPerson(nobody, head)).toMatchObject({ ok: false, error: { type: 'person-unknown' } });
      expect(eventsOf(store, 'person-exported')).toEqual([]);
    }));

  test('a correction counts from then on, everywhere it is read; what was received stays in the log', () =>
    asking(async ({ store, asked, head, command, receive, search, operations, clerk }) => {
      const dossier = await receive(3);
      const applicant = { ...person, name: 'Người Tên Đúng', phone: '0912345678', email: 'dung@vi-du.vn' };
      const change = { ...command(), dossier, whose: 'applicant' as const, person: applicant, reason: 'Viết sai tên' };
      value(await asked.correctPerson(change, head));
      expect(search.find('nguoi ten dung', null, 5)).toHaveLength(1);
      expect(search.find(person.name, null, 5)).toHaveLength(0);
      expect(value(await operations.openDossier({ dossier }, clerk)).applicant).toEqual(applicant);
      expect(eventsOf(store, 'person-corrected')).toMatchObject([{ facts: { fields: ['name', 'phone', 'email'] } }]);
      expect(JSON.stringify(eventsOf(store, 'person-corrected'))).not.toContain('Người Tên Đúng');
      expect(await asked.correctPerson({ ...change, ...command() }, head)).toMatchObject({
        error: { type: 'nothing-to-correct' },
      });
      const wrong = { ...change, ...command(), person: { ...applicant, birthDate: '2026-02-30' } };
      expect(await asked.correctPerson(wrong, head)).toMatchObject({
        error: { type: 'birth-date-impossible' },
      });
    }));

  test('who brought a dossier is corrected too: by the desk on that day, later by a head; who, when and why is shown, and papers say it', () =>
    asking(async ({ store, clock, asked, head, clerk, command, receive, search, operations }) => {
      const [dossier, inPerson] = [await receive(4, 5), await receive(4)];
      const brought = inventedPerson(5);
      const submitter = { ...brought, name: 'Người Nộp Đúng' };
      const change = { dossier, whose: 'submitter' as const, person: submitter, reason: 'Gõ nhầm một chữ' };
      value(await asked.correctPerson({ ...command(), ...change }, clerk));
      const opened = value(await operations.openDossier({ dossier }, clerk));
      expect([opened.applicant, opened.submitter]).toEqual([inventedPerson(4), submitter]);
      expect(opened.corrections).toEqual([
        { whose: 'submitter', fields: ['name'], at: clock.now(), by: 'Cán bộ Mẫu', reason: 'Gõ nhầm một chữ' },
      ]);
      expect(search.find('nguoi nop dung', null, 5)).toHaveLength(1);
      expect(JSON.stringify(eventsOf(store, 'submitter-corrected'))).not.toContain('Người Nộp Đúng');

      clock.pass(86_400_000);
      const later = { ...change, person: { ...submitter, phone: '0912345678' } };
      expect(await asked.correctPerson({ ...command(), ...later }, clerk)).toMatchObject({
        error: { type: 'correction-needs-head' },
      });
      value(await asked.correctPerson({ ...command(), ...later }, head));
      const alone = { ...later, dossier: inPerson };
      expect(await asked.correctPerson({ ...command(), ...alone }, head)).toMatchObject({
        error: { type: 'no-submitter' },
      });
      const rows = () => store.databases.write.prepare('SELECT * FROM dossier_privacy').all();
      const before = rows();
      rebuildProjections(store.databases.write);
      expect(rows()).toEqual(before);
    }));
});

describe('T27: a person whose time is over', () => {
  test('is forgotten in the visit at home too: with its last dossier, or after its day where it left none', () =>
    asking(async (point) => {
      const { store, clock, asked, head, approver, command, receive, end } = point;
      const [first, second] = [await receive(3), await receive(4)];
      const [made, empty] = [await visitAtHome(point, [first, second]), await visitAtHome(point, [])];
      const { date } = store.homes.get(made) ?? { date: '' };
      const seen = () => store.homes.ofDay(date).map(({ visit, person }) => [visit, person !== null] as const);
      await end(first);
      await end(second);
      const erase = { dossiers: [], visits: [], why: 'retention-over' as const, approver };
      const later = (change: object) => asked.erasePersons({ ...command(), ...erase, ...change } as never, head);
      expect(await later({ visits: [empty] })).toMatchObject({ error: { type: 'home-visit-needed' } });
      clock.pass(2 * 86_400_000);
      expect(await later({ visits: [made] })).toMatchObject({ error: { type: 'home-visit-needed' } });
      expect((await asked.listToErase({ endedBefore: '2100-01-01' }, head)).visits).toEqual([empty]);
      expect(value(await later({ dossiers: [first] }))).toEqual({ erased: 1, visits: 0 });
      expect(new Map(seen())).toEqual(
        new Map([
          [made, true],
          [empty, true],
        ]),
      );
      const key = Buffer.from(store.sealing.keyOf(made) ?? []);
      expect(value(await later({ dossiers: [second], visits: [empty] }))).toEqual({ erased: 1, visits: 2 });
      expect(new Map(seen())).toEqual(
        new Map([
          [made, false],
          [empty, false],
        ]),
      );
      store.sealing.take(made, key);
      expect(store.sealing.keyOf(made)).toBeNull();
      expect((await asked.listToErase({ endedBefore: '2100-01-01' }, head)).visits).toEqual([]);
      expect(await later({})).toMatchObject({ error: { type: 'nothing-to-erase' } });
    }));

  test('cannot be read any more, in no table, file or page of the disk; the chain is whole and folds the same', () =>
    asking(async ({ store, asked, head, approver, command, receive, end, search, folder }) => {
      const [gone, kept] = [await receive(3), await receive(4)];
      const key = Buffer.from(store.sealing.keyOf(gone) ?? []);
      const wrapped = store.databases.write.prepare('SELECT wrapped FROM dossier_keys WHERE dossier = ?').pluck();
      const bytes = Buffer.from(wrapped.get(gone) as Uint8Array);
      expect(onDisk(folder, bytes)).toBe(true);
      const erase = { dossiers: [gone], visits: [], why: 'retention-over' as const, approver };
      expect(await asked.erasePersons({ ...command(), ...erase }, head)).toMatchObject({
        error: { type: 'dossier-not-ended' },
      });
      await end(gone);
      expect(value(await asked.erasePersons({ ...command(), ...erase }, head))).toEqual({ erased: 1, visits: 0 });
      expect(search.opened(gone)?.person).toBeNull();
      expect(search.find(person.name, null, 5)).toEqual([]);
      expect(search.opened(kept)?.person).not.toBeNull();
      expect(onDisk(folder, bytes)).toBe(false);
      // A key that comes back, by a stick or from the province, is not taken.
      store.sealing.take(gone, key);
      expect(store.sealing.keyOf(gone)).toBeNull();
      expect(verifyLog(store.databases.read, store.stream)).toBeNull();
      const tables = () => store.databases.write.prepare('SELECT * FROM dossier_privacy').all();
      const before = tables();
      rebuildProjections(store.databases.write);
      expect(tables()).toEqual(before);
      expect(value(await asked.erasePersons({ ...command(), ...erase }, head))).toEqual({ erased: 0, visits: 0 });
    }));

  test(`is one of ${ERASED}: of none of their keys anything is left on the disk, and who stays is still read`, () =>
    asking(async ({ store, asked, head, approver, command, receive, end, search, folder }) => {
      const kept = await receive(4);
      const dossiers = [];
      for (let n = 0; n < ERASED; n++) dossiers.push(await receive(3));
      const wrapped = store.databases.write.prepare('SELECT wrapped FROM dossier_keys WHERE dossier = ?').pluck();
      const keys = dossiers.map((each) => Buffer.from(wrapped.get(each) as Uint8Array));
      for (const each of dossiers) await end(each);
      expect(keys.filter((key) => onDisk(folder, key))).toHaveLength(ERASED);
      const erase = { dossiers, visits: [], why: 'retention-over' as const, approver };
      expect(value(await asked.erasePersons({ ...command(), ...erase }, head))).toEqual({ erased: ERASED, visits: 0 });
      expect(keys.filter((key) => onDisk(folder, key))).toEqual([]);
      expect(dossiers.filter((each) => store.sealing.keyOf(each) !== null)).toEqual([]);
      expect(search.opened(kept)?.person).not.toBeNull();
      expect(verifyLog(store.databases.read, store.stream)).toBeNull();
    }));

  test('is found among those that ended before a day', () =>
    asking(async ({ asked, head, receive, end }) => {
      const [ended, running] = [await receive(3), await receive(4)];
      await end(ended);
      const listed = await asked.listToErase({ endedBefore: '2100-01-01' }, head);
      expect(listed).toMatchObject({ dossiers: [{ dossier: ended }], visits: [] });
      expect(JSON.stringify(listed)).not.toContain(running);
      expect(await asked.listToErase({ endedBefore: '2000-01-01' }, head)).toEqual({ dossiers: [], visits: [] });
    }));
});

function eventsOf(store: PointInTest['store'], type: string): unknown[] {
  const rows = store.databases.write.prepare('SELECT json FROM events WHERE type = ?').pluck().all(type);
  return (rows as string[]).map((json) => JSON.parse(json));
}

/** In the database, beside it, or in what is written ahead of it. */
function onDisk(folder: string, bytes: Buffer): boolean {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isFile())
    .some(({ name }) => readFileSync(join(folder, name)).includes(bytes));
}
