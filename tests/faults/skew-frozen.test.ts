import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../domain/canonical-json.ts';
import { readPoint } from '../../main/settings.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { foldsTheSame, linksAtProvince, logOf, parkedAt } from '../support/days-of-a-program.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { connect, origin, value } from '../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';
import { withStation } from '../support/with-station.ts';
import { openOfBefore, type Told } from './of-before/of-before.ts';

/** T29, of each run: what the programs of before left behind, frozen, before today's. The programs themselves: `skew`. */
let postgres: TestPostgres;
let top = '';

beforeAll(async () => {
  postgres = await startTestPostgres();
  top = mkdtempSync(join(tmpdir(), 'gan-dan-of-before-'));
});
afterAll(async () => {
  await postgres.close();
  rmSync(top, { recursive: true, force: true });
});

/** Asks as it was asked then; answers what was answered otherwise: another status, or another end of the stream. */
async function asksAgain({ url }: TestProvince, told: readonly Told[]): Promise<string[]> {
  const others: string[] = [];
  for (const { path, headers, body, answer } of told) {
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: Buffer.from(body, 'base64') });
    const now = (await response.json()) as Told['answer']['body'];
    const was = [answer.status, answer.body.ok, answer.body.value?.have];
    const is = [response.status, now.ok, now.value?.have];
    if (JSON.stringify(is) !== JSON.stringify(was)) others.push(`${path}: ${JSON.stringify(is)}`);
  }
  return others;
}

async function provinceWithTicket(ticket: string): Promise<{ province: TestProvince; database: string }> {
  const database = await postgres.provinceDatabase();
  const province = await startTestProvince(database);
  await province.ticketFor('22006-1');
  await query(database, 'UPDATE enrolment_tickets SET ticket_hash = $1', [sha256Hex(ticket)]);
  return { province, database };
}

describe.each(['n-1', 'n-2'] as const)('T29: what %s left behind', (name) => {
  test('its station is let in by the province of today with the very words it said then, and every event is there', async () => {
    const { ticket, told, log } = openOfBefore(name, join(top, `${name}-told`));
    const { province, database } = await provinceWithTicket(ticket);
    expect(await asksAgain(province, told)).toEqual([]);
    expect(log.length).toBeGreaterThan(200);
    expect(await linksAtProvince(database, '22006-1')).toEqual(log);
    expect(await parkedAt(database)).toEqual([]);
    // Control: a word that today's province does not take is no answer as then.
    const [first] = told;
    const bent = { ...first, body: Buffer.from('{"ticket":"AAAA"}').toString('base64') } as Told;
    expect(await asksAgain(province, [bent])).toHaveLength(1);
    await province.close();
  });

  test('its folder is opened by the station of today, which goes on where it stopped', async () => {
    const folder = join(top, name);
    const { log } = openOfBefore(name, folder);
    const point = value(readPoint(folder));
    await withStation({ folder, point }, async (at) => {
      at.clock.setLocal('2026-11-30', '09:00');
      const kiosk = await at.kiosk();
      const given = value(
        await kiosk.client.issueTicket({ origin: origin(), queue: 'A', priority: null, language: 'vi' }),
      );
      expect(given.number).toMatch(/^A\d{3}$/);
      const head = at.station.store.accounts.byLogin('truong')?.id ?? null;
      const code = at.station.attachCode({ role: 'office', counter: null, account: head });
      const { client, close } = await connect(at.port, code);
      for (const n of [0, 3]) {
        const { name: person } = inventedPerson(n);
        const [found] = await client.findDossiers({ query: person, state: null });
        const opened = value(await client.openDossier({ dossier: found?.dossier ?? '' }));
        expect(opened.applicant.name).toBe(person);
      }
      close();
    });
    expect(logOf(folder).slice(0, log.length)).toEqual(log);
    expect(foldsTheSame(folder)).toBe(true);
  });
});
