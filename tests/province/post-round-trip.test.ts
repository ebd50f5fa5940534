import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewEvent } from '../../domain/event.ts';
import { accept, comingOf, offer } from '../../domain/hand-over-decide.ts';
import { DossierId, HandOverId, Origin, PointId, TerminalId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/result.ts';
import { startReporting } from '../../main/adapters/province/start-reporting.ts';
import { isSignedBy } from '../../main/adapters/system/ed25519.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import { createInboxReader } from '../../main/operations/fetch-inbox.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import { rebuildProjections } from '../../main/store/projections.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { origin, value } from '../support/terminal-client.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';
import { withStation } from '../support/with-station.ts';

/** A dossier from a post office to a real centre and back: the province writes the one log, the station the other. */
let postgres: TestPostgres;
let province: TestProvince;
let folder: string;
const clock = { time: Date.UTC(2026, 10, 19, 1, 30), now: () => clock.time };
const password = 'một mật khẩu dài';
const office = PointId('22006-9');
const person = { ...inventedPerson(1), address: 'Thôn Mẫu, xã Canh Vinh' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-post-'));
  postgres = await startTestPostgres();
  province = await startTestProvince(await postgres.provinceDatabase(), { clock });
  value(
    await province.createPostAgent({
      ...{ login: 'buu.cuc', name: 'Nhân Viên Mẫu', point: office, officeName: 'Bưu cục Canh Vinh', password },
    }),
  );
});
afterAll(async () => {
  await province.close();
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

async function agent<T>(method: string, input: object = {}): Promise<T> {
  const { body } = await post(province.url, 'signIn', { login: 'buu.cuc', password });
  const { token } = body.value as { token: string };
  const answer = await post(province.url, method, input, { authorization: `Bearer ${token}` });
  if (!('ok' in answer.body)) return answer.body as T;
  expect({ method, error: answer.body.error }).toEqual({ method, error: undefined });
  return answer.body.value as T;
}

test('received, handed over, accepted, received at the centre with nothing typed, its result brought home at the second try', async () => {
  const ticket = await province.ticketFor('22006-1');
  const roads: ReturnType<typeof startReporting>[] = [];
  const road = (store: PointStore) => {
    const vault = openKeyFileVault(folder);
    const operatorLog = { write: () => {} };
    const reporting = startReporting({
      ...{ log: store.outgoing, vault, operatorLog, memory: store.memory, enrolment: { ticket }, version: '0' },
      ...{ url: province.url, clock: createSystemClock(), ids: createRandomIds() },
      inbox: createInboxReader({
        ...{ point: store.point, memory: store.memory, directory: store.directory, foreign: store.foreign },
        ...{ vault, isSignedBy, operatorLog },
      }),
      delays: { debounceMs: 5, helloEveryMs: 30_000, retryBaseMs: 30, retryCapMs: 60, requestTimeoutMs: 5_000 },
    });
    roads.push(reporting);
    return reporting;
  };
  await withStation({ folder, road }, async ({ station, counter }) => {
    const { store } = station;
    const { client } = await counter('1');
    /** Everything is where it goes. */
    const travel = async () => {
      await roads[0]?.pushNow();
      await province.tellOthersNow();
      await roads[0]?.pushNow();
    };
    /** As the screens of hand-over do. */
    const write = (decided: Result<readonly NewEvent[], unknown>) => {
      const events = value(decided);
      const actor = { account: null, terminal: TerminalId('counter-1') };
      value(
        store.perform({ origin: Origin(origin()), method: 'test', actor, opensDay: false }, () =>
          ok({ events, answer: () => ({}) }),
        ),
      );
    };
    await travel();

    // Nhận: two dossiers and their money; the minutes are signed.
    const take = (item: string, receipt: string) =>
      agent<{ dossier: string }>('takePostItem', {
        ...{ origin: v7(), item, procedure: '1.004873', service: 'both', applicant: person, submitter: null, sets: 1 },
        documents: [{ name: 'Tờ khai cấp giấy xác nhận tình trạng hôn nhân', kind: 'original', count: 1 }],
        ...{ note: 'gấp', language: 'vi', fee: { amount: 15_000, receipt } },
      });
    const first = DossierId((await take('RA123456785VN', 'BC-1')).dossier);
    const second = DossierId((await take('RA123456799VN', 'BC-2')).dossier);
    const signing = { origin: v7(), to: '22006-1', dossiers: [first, second], bag: null };
    const { handOver } = await agent<{ handOver: string }>('signPostMinutes', signing);
    await agent('signPostMinutes', signing);
    await travel();

    // At the centre: coming, with all that was typed, and not to be received before it is signed for.
    const listed = await client.listPostItems({});
    expect(listed.items.map(({ item, state }) => [item, state])).toEqual([
      ['RA123456785VN', 'coming'],
      ['RA123456799VN', 'coming'],
    ]);
    const receiving = { origin: origin(), counter: '1', dossier: first };
    expect(await client.receivePostItem(receiving)).toMatchObject({ error: { type: 'post-item-not-signed' } });

    // Only the first is in the bag.
    const known = store.handOvers.get(handOver);
    const coming = known && comingOf(known, store.point.id);
    if (!coming) throw new Error('the hand-over has come');
    const answer = { how: 'one-by-one' as const, present: ['RA123456785VN'], damaged: [] };
    write(accept({ coming, at: '2026-11-19T16:40', answer, custodyOf: (id) => store.custody.known(id) ?? undefined }));
    expect((await client.readPostItem({ dossier: first })).ok).toBe(true);
    const received = value(await client.receivePostItem({ ...receiving, origin: origin() }));
    expect(received).toMatchObject({ dossier: first, filedAt: '2026-11-19T16:40' });
    const again = { origin: origin(), counter: '1', dossier: first };
    expect(await client.receivePostItem(again)).toMatchObject({ error: { type: 'post-item-filed' } });
    expect(store.dossiers.get(first)).toMatchObject({
      channel: 'post',
      receivedAt: '2026-11-19T16:40',
      returnAtPoint: office,
    });
    expect(value(await client.openDossier({ dossier: first })).applicant).toMatchObject({
      ...{ name: person.name, address: person.address },
    });
    expect(store.custody.known(first)).toMatchObject({ work: '22006-1', folder: { state: 'here', at: '22006-1' } });

    // Money: the line of what came, once; what was missing is not counted with it.
    const money = (await client.listPostItems({})).money;
    expect(money).toMatchObject([
      { handOver, lines: [{ dossier: first, amount: 15_000, receipt: 'BC-1', counted: null }] },
    ]);
    const count = { origin: origin(), counter: '1', handOver, counted: [{ dossier: first, counted: 14_000 }] };
    const counted = value(await client.countPostMoney(count));
    expect(counted).toEqual({ lines: 1, amount: 15_000, counted: 14_000 });
    expect(value(await client.countPostMoney(count))).toEqual(counted);
    expect(await client.countPostMoney({ ...count, origin: origin() })).toMatchObject({
      error: { type: 'post-money-counted' },
    });
    const missing = { ...count, origin: origin(), counted: [{ dossier: second, counted: 15_000 }] };
    expect(await client.countPostMoney(missing)).toMatchObject({ error: { type: 'post-money-counted' } });
    expect((await client.listPostItems({})).money).toEqual([]);

    // Its result goes to the post office, which brings it home at the second try.
    value(await client.markResultReady({ origin: origin(), dossier: first }));
    const dossier = store.dossiers.get(first);
    if (!dossier) throw new Error('the dossier is there');
    const held = { dossier, custody: store.custody.of(dossier), isUncounted: false, isUnheard: false };
    const signed = openKeyFileVault(folder);
    write(
      offer({
        ...{ me: store.point.id, to: office, kind: 'results', bag: 'T-1', handOver: HandOverId(v7()), fees: [] },
        ...{ at: '2026-11-20T09:00', items: [{ held, carries: 'result' }] },
        sign: (text) => Buffer.from(signed.sign(text), 'base64').toString('base64url'),
      }),
    );
    await travel();
    const bag = (await agent<{ coming: { handOver: string }[] }>('postOffice')).coming[0];
    await agent('acceptPostResults', { origin: v7(), handOver: bag?.handOver, missing: [] });
    const failed = { origin: v7(), dossier: first, why: 'nobody-home' };
    const { nextFrom } = await agent<{ nextFrom: string }>('failDelivery', failed);
    expect(nextFrom).toBe('2026-11-23');
    clock.time = Date.UTC(2026, 10, 23, 2);
    await agent('deliverResult', { origin: v7(), dossier: first, to: 'applicant', receiver: person.name, note: '' });
    await travel();
    expect(store.dossiers.get(first)).toMatchObject({
      state: 'returned',
      returnedOn: '2026-11-23',
      timeliness: 'early',
    });
    expect(store.custody.known(first)).toMatchObject({ claimants: [], work: office });

    // What is known of it folds to the same rows again.
    const rows = () =>
      ['dossiers', 'custody', 'post_items', 'post_money', 'post_tries', 'hand_overs'].map((table) =>
        store.databases.write.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
      );
    const before = rows();
    rebuildProjections(store.databases.write);
    expect(rows()).toEqual(before);
  });
}, 60_000);
