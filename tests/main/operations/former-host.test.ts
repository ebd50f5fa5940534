import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ConflictsView } from '../../../contract/conflict-api.ts';
import { AccountId, CounterId, FeeId, Origin, QueueId, StationId, TerminalId } from '../../../domain/ids.ts';
import { ok } from '../../../domain/result.ts';
import { openAttachmentFolder } from '../../../main/adapters/attachments/attachment-folder.ts';
import { createFormerHost } from '../../../main/adapters/lan/former-host.ts';
import { openKeyFileVault } from '../../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../../main/adapters/system/random-ids.ts';
import { openClipFolder } from '../../../main/adapters/voice/clip-folder.ts';
import type { Caller } from '../../../main/operations/caller.ts';
import { counterOperations } from '../../../main/operations/counter-work.ts';
import { feeOperations } from '../../../main/operations/fee-work.ts';
import { createLive } from '../../../main/operations/live.ts';
import { conflictOperations, conflictsViewOf } from '../../../main/operations/stand-in/conflicts.ts';
import { readFormer, toldFormer } from '../../../main/operations/stand-in/former-standing.ts';
import { createHold } from '../../../main/operations/stand-in/hold.ts';
import { type FormerHost, meetFormer } from '../../../main/operations/stand-in/meet-former.ts';
import { settleTakeOver } from '../../../main/operations/stand-in/settle-take-over.ts';
import { verifyLog } from '../../../main/store/event-log.ts';
import { projectedTables } from '../../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';
import { origin, value } from '../../support/terminal-client.ts';

const stations: StationOnDisk[] = [];
const station = (wishes: Parameters<typeof stationOnDisk>[0] = {}) => {
  const made = stationOnDisk(wishes);
  stations.push(made);
  return made;
};
afterEach(() => {
  for (const each of stations.splice(0)) each.remove();
});

const ids = createRandomIds();
const other = 'b'.repeat(64);
/** A build that gives its numbers as if nobody else had given any. */
const withoutLetter = { noAnchor: true } as const;
const withLetter = { takenOver: { press: crypto.randomUUID(), by: other } };

/** A host, and the PC that took its place with the copy of then. */
async function aPair(
  how: Parameters<typeof stationOnDisk>[0] = withLetter,
  before: (old: StationOnDisk) => unknown = () => {},
) {
  const old = station();
  await before(old);
  const numbers = [await old.ticket(), await old.ticket()];
  old.backup('copy');
  const fork = old.store().head().seq;
  const successor = station({ from: old, machine: other, ...how });
  successor.clock.pass(60_000);
  old.clock.pass(120_000);
  return { old, successor, numbers, fork };
}

/** What the old host shows over the wire, and a place in which a test may stand between. */
function sideOf(old: StationOnDisk, joined: string[] = []): FormerHost {
  const vault = openKeyFileVault(old.folder);
  const hold = createHold(() => {});
  const side = createFormerHost({
    ...{ store: old.store(), wrap: vault.wrap, hold: hold.forGood },
    onStepDown: ({ host }) => void joined.push(host),
  });
  return {
    stop: async () => side.stop('p-of-the-successor'),
    read: async (stream, from) => side.read(stream, from),
    files: async () => [],
    file: async () => new Uint8Array(),
    join: async () =>
      side.stepDown({ v: 1, host: other, addresses: ['127.0.0.1'], port: 1, station: StationId('mmmmmmmm') }),
  };
}

test('the office waits for a former host until it was removed there: one whose disk is gone never comes back', async () => {
  const { successor, fork } = await aPair();
  const store = successor.store();
  const gone = StationId('mmmmmmmm');
  const from = { stream: 'p-of-before', seq: fork };
  const facts = { origin: crypto.randomUUID(), account: crypto.randomUUID(), station: 'nnnnnnnn', from };
  settleTakeOver(store, 'Máy chủ trước', { ...facts, former: { key: other, station: gone } });
  expect(toldFormer(store)).toMatchObject({ state: 'missing' });
  const actor = { account: null, terminal: TerminalId('office') };
  store.perform({ origin: Origin(crypto.randomUUID()), method: 'removeStation', actor, opensDay: false }, () =>
    ok({ events: [{ type: 'station-removed', facts: { station: gone } }], answer: () => ({}) }),
  );
  expect(toldFormer(store)).toBeNull();
});

const meet = (successor: StationOnDisk, former: FormerHost) => {
  const { folder, clock } = successor;
  return meetFormer({
    ...{ store: successor.store(), clock, ids, former, unwrap: openKeyFileVault(folder).unwrap },
    files: { attachments: openAttachmentFolder(folder), voice: openClipFolder(folder) },
    hasFile: (name) => existsSync(join(folder, name)),
  });
};

const numbersAt = (pc: StationOnDisk) =>
  pc
    .store()
    .databases.read.prepare("SELECT json ->> '$.facts.number' FROM events WHERE type = 'ticket-issued'")
    .pluck()
    .all() as string[];

function expectWhole(pc: StationOnDisk): void {
  const { databases, incarnations } = pc.store();
  const tables = () => projectedTables.map((table) => databases.write.prepare(`SELECT * FROM ${table}`).all());
  const before = tables();
  rebuildProjections(databases.write);
  expect(tables()).toEqual(before);
  for (const { stream } of incarnations.all()) expect(verifyLog(databases.write, stream)).toBeNull();
}

const atOne = CounterId('1');
const clerk: Caller = {
  ...{ tokenHash: '', role: 'clerk', signal: undefined },
  session: {
    ...{ terminal: TerminalId('counter-1'), role: 'counter', counter: atOne, isSetUp: false, isLocked: false },
    ...{ account: AccountId('00000000-0000-4000-8000-000000000001'), expiresAt: null },
  },
};

const deskOf = (pc: StationOnDisk) => counterOperations({ store: pc.store(), clock: pc.clock });
const command = () => ({ origin: Origin(origin()), counter: atOne });

/** The number that the counter of this PC calls. */
async function called(pc: StationOnDisk): Promise<string | undefined> {
  if (!pc.store().counters.get(atOne))
    value(await deskOf(pc).openCounter({ ...command(), queues: [QueueId('A')] }, clerk));
  return value(await deskOf(pc).callNext(command(), clerk)).current?.number;
}

/** The number that the counter of this PC has served. */
async function finished(pc: StationOnDisk): Promise<string | undefined> {
  const number = pc.store().tickets.atCounter(atOne)?.number;
  value(await deskOf(pc).startService(command(), clerk));
  value(await deskOf(pc).finish({ ...command(), outcome: 'served' }, clerk));
  return number;
}

function conflictsAt(pc: StationOnDisk) {
  const parts = { store: pc.store(), clock: pc.clock };
  const live = createLive(parts);
  const { tickConflict } = conflictOperations({ ...parts, live });
  const tick = async (conflict: ConflictsView['conflicts'][number] | undefined) => {
    if (!conflict) throw new Error('there is no conflict');
    const { kind, subject, stream } = conflict;
    return tickConflict({ origin: Origin(origin()), kind, subject, stream }, clerk);
  };
  return { tick, view: conflictsViewOf(parts), close: live.close };
}

describe('a host and the PC that took its place, both at work (T37)', () => {
  test('no number is given twice; the older one stops, and everything it wrote is at the other, with what does not fit', async () => {
    const joined: string[] = [];
    const { old, successor, numbers, fork } = await aPair();
    numbers.push(await old.ticket(), (await old.dossier()).code);
    numbers.push(await successor.ticket(), (await successor.dossier()).code);
    expect(new Set(numbers).size).toBe(numbers.length);
    // One person of the hall is called at both, and the next at the old one alone.
    expect([await called(old), await called(successor)]).toEqual(['A001', 'A001']);
    expect([await finished(old), await called(old)]).toEqual(['A001', 'A002']);
    const { seq } = old.store().head();

    expect(await meet(successor, sideOf(old, joined))).toBe('joined');
    expect(joined).toEqual([other]);
    expect(old.store().health().writable).toBe(false);
    await expect(old.ticket()).rejects.toThrow('log-not-writable');
    expect(successor.store().incarnations.headOf(old.store().stream)).toBe(seq);
    expect(numbersAt(successor).toSorted()).toEqual(numbers.filter((each) => /^A\w?\d{3}$/.test(each)).toSorted());
    // Of its dossier nobody knows whether the folder is here; what was done with one number at both is written down: called, begun, finished.
    expect(successor.store().incarnations.standing()).toMatchObject({ toRecount: 1, unapplied: 3, numbersTwice: [] });
    // What this PC did stands, and whoever was called only there waits in line again.
    const { tickets } = successor.store();
    expect(tickets.atCounter(atOne)).toMatchObject({ number: 'A001', state: 'called' });
    expect(tickets.get('1.A002')).toMatchObject({ state: 'transferred', counter: null });
    expect([await finished(successor), await called(successor)]).toEqual(['A001', 'A002']);
    expect(readFormer(successor.store())).toMatchObject({ state: 'met', alone: seq - fork, beside: seq - fork });
    expectWhole(successor);

    // One thing was worked on at both: people see what each did, and one of them ticks it off, once.
    const { tick, view, close } = conflictsAt(successor);
    const [one, ...others] = view().conflicts;
    expect(others).toEqual([]);
    expect(one).toMatchObject({ kind: 'ticket', label: 'A001', todo: 'served-there', seen: null });
    expect(one?.theirs.map(({ type }) => type)).toEqual(['ticket-called', 'service-started', 'ticket-finished']);
    expect(one?.ours.map(({ type }) => type)).toEqual(['ticket-called']);
    expect(await tick(one)).toEqual({ ok: true, value: {} });
    expect(await tick(one)).toEqual({ ok: false, error: { type: 'conflict-looked-at' } });
    expect(view()).toMatchObject({ open: 0, conflicts: [{ seen: { at: successor.clock.now() } }] });
    expectWhole(successor);
    close();
  });

  test.each([
    ['here', 1, [1, 3, 2]],
    ['there', 0, [3, 1, 2]],
  ])(
    'a sheet that both named is one in the drawer, written %s: no money is lost, and the other payment gets its own',
    async (_, moved, sheets) => {
      const tillOf = (pc: StationOnDisk) => feeOperations({ store: pc.store(), clock: pc.clock, ids });
      const cover = { form: '01BLP2-001', series: 'AA-26T', from: 1, to: 50, liesAt: null };
      const { old, successor } = await aPair(withLetter, async (pc) =>
        value(await tillOf(pc).openReceiptBook({ origin: Origin(origin()), ...cover }, clerk)),
      );
      const pays = async (pc: StationOnDisk) => {
        if (!pc.store().counters.get(atOne))
          value(await deskOf(pc).openCounter({ ...command(), queues: [QueueId('A')] }, clerk));
        const lines = [{ procedure: '2.000815', papers: 1, pages: 1, copies: 1, asked: null, exempt: null }];
        const pay = { way: 'cash' as const, given: null };
        return value(await tillOf(pc).setFee({ ...command(), dossier: null, ticket: null, lines, pay }, clerk)).fee;
      };
      const theirs = [await pays(old), await pays(old)];
      const ours = await pays(successor);
      expect(await meet(successor, sideOf(old))).toBe('joined');

      const { fees, closes, incarnations } = successor.store();
      const sheetOf = (fee: string) => fees.get(fee)?.paid?.receipt?.number;
      const all = [ours, ...theirs];
      expect(all.map(({ fee }) => sheetOf(fee))).toEqual([1, 1, 2]);
      expect(closes.running()).toMatchObject({ payments: 3, cash: all.reduce((sum, { total }) => sum + total, 0) });
      expect(incarnations.standing().unapplied).toBe(0);
      const { view, tick, close } = conflictsAt(successor);
      expect(view().conflicts).toMatchObject([{ kind: 'receipt', label: 'AA-26T 0000001', todo: 'sheet-twice' }]);

      // The stub says whose it is: the other payment goes on the next sheet, and this one is not crossed out.
      const mended = { ...command(), fee: FeeId(all[moved]?.fee ?? ''), why: 'wrong-payer' as const, anew: true };
      value(await tillOf(successor).cancelFeeReceipt(mended, clerk));
      expect(all.map(({ fee }) => sheetOf(fee))).toEqual(sheets);
      expect(fees.cancelledIn(fees.books()[0]?.book ?? '')).toEqual([]);
      expect(closes.running()).toMatchObject({ payments: 3 });
      value(await tick(view().conflicts[0]));
      expectWhole(successor);
      close();
    },
  );

  test('no number of the register is given twice, and each dossier keeps the one on its paper once both have met', async () => {
    const { old, successor } = await aPair();
    const received = [await old.dossier(), await successor.dossier(), await old.dossier(), await successor.dossier()];
    const papers = received.map(({ place }) => `${place.book} ${place.ordinal}`);
    expect(papers).toEqual(['2026 1', '2026-1120S 1', '2026 2', '2026-1120S 2']);
    expect(await meet(successor, sideOf(old))).toBe('joined');
    for (const { dossier, place } of received) expect(successor.store().register.placeOf(dossier)).toEqual(place);
    successor.clock.setLocal('2026-11-23', '08:00');
    expect((await successor.dossier()).place).toEqual({ book: '2026-1120S', ordinal: 3 });
    expectWhole(successor);
  });

  test('the rig shows it: without a letter of its own a number is given twice, and without the hand-over one is lost', async () => {
    const twice = await aPair(withoutLetter);
    expect(await twice.old.ticket()).toBe(await twice.successor.ticket());

    const { old, successor } = await aPair();
    const alone = await old.ticket();
    const silent = { ...sideOf(old), stop: async () => [] };
    expect(await meet(successor, silent)).toBe('joined');
    expect(numbersAt(successor)).not.toContain(alone);
  });

  test('a meeting that is cut at any step, with a kill of either, is done again until everything is here', async () => {
    const { old, successor } = await aPair();
    const alone = [await old.ticket(), await old.ticket()];
    await old.dossier();
    const joined: string[] = [];
    for (let steps = 0; joined.length === 0; steps++) {
      const left = { steps };
      const cut = async <T>(go: () => Promise<T>): Promise<T> => {
        if (left.steps-- <= 0) throw new Error('cut');
        return go();
      };
      const side = sideOf(old, joined);
      const shaky: FormerHost = {
        stop: () => cut(side.stop),
        // Small pages: it may be cut between any two of them.
        read: async (stream, from) => {
          const { events, keys } = await cut(() => side.read(stream, from));
          return { events: events.slice(0, 1), keys };
        },
        files: () => cut(side.files),
        file: side.file,
        join: () => cut(side.join),
      };
      await meet(successor, shaky).catch(() => 'cut');
      const pc = steps % 2 === 0 ? successor : old;
      pc.kill();
      pc.on();
      if (steps > 0) expect(old.store().health().writable).toBe(false);
    }
    expect(numbersAt(successor)).toEqual(expect.arrayContaining(alone));
    expect(numbersAt(successor)).toHaveLength(4);
    expect(successor.store().incarnations.all()).toHaveLength(2);
    expectWhole(successor);
  });

  test('what is not as it was hashed is refused: the old host is not let go, and its log stays where it is', async () => {
    const { old, successor } = await aPair();
    const alone = await old.ticket();
    const joined: string[] = [];
    const side = sideOf(old, joined);
    const changed: FormerHost = {
      ...side,
      read: async (stream, from) => {
        const { events, keys } = await side.read(stream, from);
        return { events: events.map((event) => ({ ...event, at: { ...event.at, wall: 1 } })), keys };
      },
    };
    expect(await meet(successor, changed)).toBe('does-not-chain');
    expect(readFormer(successor.store())).toMatchObject({ state: 'does-not-chain', alone: 0 });
    expect(joined).toEqual([]);
    expect(await meet(successor, side)).toBe('joined');
    expect(numbersAt(successor)).toContain(alone);
  });
});

describe('a host that starts', () => {
  const chosen = { stations: { standIn: () => ({ station: 'aaaaaaaa' }) } };
  const memory = (kept: string | null) => ({ get: () => kept, set: () => {} });
  const begun = (kept: string | null, standIn: object = chosen) => {
    const hold = createHold(() => {});
    hold.begin({ ...standIn, memory: memory(kept) } as unknown as Parameters<typeof hold.begin>[0]);
    return hold;
  };

  test('waits only for a stand-in that once had a copy', () => {
    expect(begun('aaaaaaaa').isHeld()).toBe(true);
    expect(begun(null).isHeld()).toBe(false);
    expect(begun('bbbbbbbb').isHeld()).toBe(false);
    expect(begun('aaaaaaaa', { stations: { standIn: () => undefined } }).isHeld()).toBe(false);
  });

  test('goes on when it is met as a station, or a person says so; not after its successor told it', () => {
    const hold = begun('aaaaaaaa');
    expect(hold.release()).toBe(true);
    expect(hold.isHeld()).toBe(false);
    expect(hold.release()).toBe(false);
    hold.forGood();
    expect([hold.release(), hold.isHeld()]).toEqual([false, true]);
  });
});
