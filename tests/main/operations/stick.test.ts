import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { PointId } from '../../../domain/ids.ts';
import { openStick } from '../../../main/adapters/stick/stick-folder.ts';
import { keepStick, type StickKeeper } from '../../../main/operations/keep-stick.ts';
import { aloneNow } from '../../../main/operations/sneakernet-work.ts';
import { putScans } from '../../../main/operations/stick-scans.ts';
import { handMadeBundle, keysInAFolder, openAs } from '../../support/bundle-bench.ts';
import { type SneakerPoint, sneakerPoint } from '../../support/sneaker-point.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { testPoint } from '../../support/test-point.ts';
import { withStation } from '../../support/with-station.ts';

let root: string;
let folder: string;
let province: ReturnType<typeof keysInAFolder>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gan-dan-stick-'));
  folder = join(root, 'usb');
  province = keysInAFolder();
});
afterEach(() => {
  province.close();
  rmSync(root, { recursive: true, force: true });
});

const enrolment = () => ({
  ticket: 'T'.repeat(26),
  province: { sealTo: province.vault.sealTo, signedBy: province.vault.publicKey },
});

describe('a stick that stays in', () => {
  let point: SneakerPoint;
  let keeper: StickKeeper;
  const pieces = () => readdirSync(folder).sort();

  beforeEach(() => {
    point = sneakerPoint(PointId('22006-1'), enrolment());
    keeper = keepStick({ ...point.parts, stick: openStick(folder), onChange: () => {} }, 3_600_000);
  });
  afterEach(async () => {
    await keeper.close();
    point.close();
  });
  const alone = () => aloneNow({ log: point.parts.log, keeper, elsewhere: () => 0, clock: point.clock });

  test('takes what is new at each look, and what it holds is in one place no more', async () => {
    point.happen(5);
    await keeper.look();
    expect(keeper.state()).toBe('absent');
    point.clock.pass(2 * 60 * 60 * 1000);
    expect(alone()).toMatchObject({ events: point.store.head().seq, alarm: true });
    mkdirSync(folder);
    await keeper.look();
    expect(keeper.state()).toBe('keeping');
    expect(alone()).toEqual({ events: 0, oldest: null, alarm: false });
    point.happen(2);
    expect(alone()).toMatchObject({ events: 2, alarm: false });
    await keeper.look();
    expect(pieces()).toHaveLength(2);
    const held = pieces().map((name) => openAs(province.vault, 'province', readFileSync(join(folder, name))));
    expect(held.every(({ ok }) => ok)).toBe(true);
  });

  test('is read by what lies on it: pulled and back, another one, and one with a piece that rotted', async () => {
    mkdirSync(folder);
    point.happen(4);
    await keeper.look();
    renameSync(folder, `${folder}.pulled`);
    await keeper.look();
    expect(keeper.state()).toBe('absent');
    expect(alone().events).toBe(point.store.head().seq);
    mkdirSync(folder);
    await keeper.look();
    expect(alone().events).toBe(0);
    rmSync(folder, { recursive: true });
    await keeper.look();
    renameSync(`${folder}.pulled`, folder);
    const [name = ''] = pieces();
    truncateSync(join(folder, name), 700);
    await keeper.look();
    expect(alone().events).toBe(0);
    expect(openAs(province.vault, 'province', readFileSync(join(folder, name)))).toMatchObject({ ok: true });
  });

  test('many pieces become one, and what the province has acknowledged goes', async () => {
    mkdirSync(folder);
    for (let time = 0; time < 45; time++) {
      point.happen(1);
      await keeper.look();
    }
    expect(pieces().length).toBeLessThan(10);
    expect(alone().events).toBe(0);
    point.store.outgoing.setAcked(point.store.head());
    await keeper.look();
    expect(pieces()).toEqual([]);
    expect(alone().events).toBe(0);
  });

  test('a piece that is half written has no name yet, and a full or locked stick is said to be failing', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'gd-half.slb.new'), 'half');
    const stick = openStick(folder);
    expect(stick.list()).toEqual([]);
    await keeper.close();
    keeper = keepStick({ ...point.parts, stick: { ...stick, write: () => false }, onChange: () => {} }, 3_600_000);
    point.happen(1);
    await keeper.look();
    expect(keeper.state()).toBe('failing');
    expect(alone().events).toBe(point.store.head().seq);
  });
});

describe('scans on a stick', () => {
  let point: SneakerPoint;
  beforeEach(() => {
    mkdirSync(folder);
    point = sneakerPoint(PointId('22006-1'), enrolment());
  });
  afterEach(() => point.close());

  const put = (stick = openStick(folder)) => {
    const { scans } = point.parts;
    if (!scans) throw new Error('the point keeps no scans');
    const steps: number[] = [];
    const said = putScans(
      { ...point.parts, scans },
      { stick, name: 'gan-dan-22006-1-20261128-0900', progress: (done) => void steps.push(done), atOnce: 5_000 },
    );
    return said.then((each) => ({ ...each, steps }));
  };
  const files = () => readdirSync(folder).sort();

  test('T13: go after the events, as far as there is room; what does not fit is said, and the next press goes on', async () => {
    for (let paper = 0; paper < 5; paper++) await point.paper(new Uint8Array(4_000).fill(paper));
    const stick = openStick(folder);
    expect(await put({ ...stick, room: () => 60 * 1024 * 1024 })).toMatchObject({ put: 0, left: 5, leftBytes: 20_000 });
    const writes = { left: 1 };
    // Pulled after the first of three.
    const pulled = {
      ...stick,
      write: (name: string, bytes: Uint8Array) => writes.left-- > 0 && stick.write(name, bytes),
    };
    expect(await put(pulled)).toEqual({ put: 2, left: 3, leftBytes: 12_000, steps: [0, 2, 4] });
    expect(files()).toHaveLength(1);
    expect(await put()).toMatchObject({ put: 3, left: 0 });
    expect(await put()).toMatchObject({ put: 0, left: 0 });
    // What rots on the stick goes again.
    truncateSync(join(folder, files()[0] ?? ''), 900);
    expect((await put()).put).toBeGreaterThan(0);
    const held = files().map((name) => openAs(province.vault, 'province', readFileSync(join(folder, name))));
    expect(held.flatMap((each) => (each.ok ? each.value.content.scans : []))).toHaveLength(5);
  });
});

describe('the office', () => {
  test('carries both ways by one press: out what the province lacks, in what it said; other people’s mail stays', async () => {
    mkdirSync(folder);
    await withStation({ stick: openStick(folder), enrolment: enrolment() }, async ({ head, station }) => {
      const { client } = await head();
      const stranger = keysInAFolder();
      // Backups of the point lie on it too, in a folder of their own.
      const bundles = readdirSync(folder).filter((name) => name.endsWith('.slb'));
      const forUs = bundles.map((name) => openAs(province.vault, 'province', readFileSync(join(folder, name))));
      const claim = forUs.flatMap((each) => (each.ok ? each.value.content.claims : []))[0];
      if (!claim) throw new Error('the stick holds no claim');
      const acked = station.store.head();
      const at = Date.now();
      const word = canonicalJson({
        ...{ kind: 'word', point: testPoint.id, at, sealTo: province.vault.sealTo, confirmed: [], enrolled: [] },
        acked: [{ stream: station.store.stream, have: acked, durable: { seq: 0, hash: '0'.repeat(64) } }],
      });
      const answer = { province: { text: word, signature: province.vault.sign(word) } };
      const to = [{ for: testPoint.id, sealTo: claim.sealTo }];
      writeFileSync(join(folder, 'gan-dan-tinh.slb'), handMadeBundle(province.vault, 'province', to, answer));
      writeFileSync(
        join(folder, 'khac.slb'),
        handMadeBundle(stranger.vault, 'province', [{ for: PointId('22006-9'), sealTo: stranger.vault.sealTo }]),
      );
      writeFileSync(join(folder, 'hong.slb'), 'SLB1 không phải');
      const done = value(await client.carryByStick({}));
      expect(done.in).toEqual([
        { name: 'gan-dan-tinh.slb', events: 0, scans: 0, refused: null },
        { name: 'hong.slb', events: 0, scans: 0, refused: 'bundle-truncated' },
      ]);
      expect(done).toMatchObject({ acknowledged: true, enrolled: false });
      expect(openAs(province.vault, 'province', readFileSync(join(folder, done.out.name)))).toMatchObject({ ok: true });
      expect(station.store.outgoing.acked()).toEqual(acked);
      stranger.close();
    });
  });

  test('long without a word: receiving goes on, administration rests; who was revoked is out as soon as it is heard', async () => {
    await withStation({ enrolment: enrolment() }, async ({ head, counter, station, clock }) => {
      const office = await head();
      const desk = await counter('1');
      const day = 24 * 60 * 60 * 1000;
      const rights = (issuedAt: number, revoked: string[] = []) => {
        const word = { kind: 'rights', point: testPoint.id, issuedAt, validDays: 45, warnDays: 30, revoked };
        station.store.memory.set('rights-snapshot', canonicalJson(word));
        station.store.changed();
      };
      const create = () =>
        office.client
          .createAccount({
            origin: origin(),
            login: `moi${clock.now() % 9_999}`,
            name: 'Người Mới',
            role: 'clerk',
            password: 'bi-mat-dai-1',
          })
          .then((answer) => (answer.ok ? 'ok' : answer.error.type))
          .catch((failure: { data?: { type?: string } }) => failure.data?.type);
      const state = async () => {
        for await (const view of await office.client.watchSneakernet({})) return view.rights.state;
        return null;
      };
      await expect.poll(state).toBe('never');
      expect(await create()).toBe('ok');
      rights(clock.now() - 29 * day);
      await expect.poll(state).toBe('valid');
      rights(clock.now() - 31 * day);
      await expect.poll(state).toBe('ending');
      expect(await create()).not.toBe('rights-expired');
      rights(clock.now() - 46 * day);
      await expect.poll(state).toBe('expired');
      expect(await create()).toBe('rights-expired');
      value(
        await desk.client.issueTicket({
          origin: origin(),
          queue: 'A',
          priority: null,
          language: 'vi',
        } as never),
      );
      value(await desk.client.callNext({ origin: origin(), counter: '1' } as never));
      rights(clock.now(), ['00000000-0000-4000-8000-000000000001']);
      const again = desk.client.recall({ origin: origin(), counter: '1' } as never);
      await expect(again).rejects.toMatchObject({ data: { type: 'account-revoked' } });
    });
  });
});
