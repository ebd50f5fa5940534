import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rightsSnapshot } from '../../contract/bundle.ts';
import { AccountId, DossierId, HomeVisitId } from '../../domain/ids.ts';
import { enrolPoint } from '../support/points-of-a-commune.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { startTestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());

test('T27: whoever received a dossier ends its key at the province too; another point cannot, and none that comes later is kept', async () => {
  const database = await postgres.provinceDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-erased-'));
  const province = await startTestProvince(database, { dataFolder: folder });
  const [home, other] = [await enrolPoint(province, '22006-1'), await enrolPoint(province, '22006-2')];
  try {
    const [gone, kept] = [home.receive(), home.receive()];
    home.offer(other, gone, kept);
    await home.push();
    await province.tellOthersNow();
    expect((await other.read()).keys).toEqual(home.keys);
    const erased = (dossier: typeof gone) => ({
      type: 'dossier-erased' as const,
      facts: { dossier, at: '2036-03-02T08:00', why: 'retention-over' as const, approver: AccountId('a-1') },
    });
    other.log.append([erased(kept)]);
    await other.push();
    // A visit at home has a key of its own, which ends like a dossier's.
    const visit = HomeVisitId('0190a000-0000-7000-8000-00000000aaaa');
    await home.device.push(0, 1, { keys: [{ dossier: DossierId(visit), wrapped: 'A'.repeat(124) }] });
    const held = await query(database, "SELECT 1 FROM dossier_keys WHERE dossier_id LIKE '0190a000%'");
    expect(held).toHaveLength(1);
    const { dossier: _dossier, ...forgotten } = erased(gone).facts;
    home.log.append([erased(gone), { type: 'home-visit-erased', facts: { ...forgotten, visit } }]);
    await home.push();
    const keys = async () =>
      (await query(database, 'SELECT dossier_id FROM dossier_keys')).map(
        (row) => (row as { dossier_id: string }).dossier_id,
      );
    expect(await keys()).toEqual([kept]);
    await province.tellOthersNow();
    // Whoever worked on it is told, and gets no key of it any more.
    const told = await other.read();
    expect([...told.keys.keys()]).toEqual([kept]);
    // Of a visit at home no other point hears.
    expect(told.events).toHaveLength(home.log.events.length - 1);
    // Sent again, the key with it.
    const { body } = await home.device.push(0, 1, { keys: [{ dossier: gone, wrapped: 'A'.repeat(124) }] });
    expect(body.ok).toBe(true);
    expect(await keys()).toEqual([kept]);
  } finally {
    for (const point of [home, other]) point.close();
    await province.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a person whose head ended their rights is named in the province’s signed word, until the head gives them back', async () => {
  const database = await postgres.provinceDatabase();
  const province = await startTestProvince(database);
  const home = await enrolPoint(province, '22006-1');
  const named = async () => {
    const { body } = await home.device.hello();
    const { rights } = (body as { value: { rights: { text: string } } }).value;
    return rightsSnapshot.parse(JSON.parse(rights.text)).revoked;
  };
  try {
    const account = AccountId('00000000-0000-4000-8000-000000000003');
    home.log.append([{ type: 'person-revoked', facts: { account, why: 'secret-known' } }]);
    await home.push();
    expect(await named()).toEqual([account]);
    home.log.append([{ type: 'account-reactivated', facts: { account } }]);
    await home.push();
    expect(await named()).toEqual([]);
    // What the province itself ended, no head gives back.
    await province.revokeAccount('22006-1', account);
    home.log.append([{ type: 'account-reactivated', facts: { account } }]);
    await home.push();
    expect(await named()).toEqual([account]);
  } finally {
    home.close();
    await province.close();
  }
});
