import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { genesis, hashOf } from '../../../domain/chain.ts';
import { verifyLog } from '../../../main/store/event-log.ts';
import { projectedTables } from '../../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';

const stations: StationOnDisk[] = [];
const station = (wishes: Parameters<typeof stationOnDisk>[0] = {}) => {
  const made = stationOnDisk(wishes);
  stations.push(made);
  return made;
};
afterEach(() => {
  for (const each of stations.splice(0)) each.remove();
});

const projections = (pc: StationOnDisk) =>
  projectedTables.map((table) => pc.store().databases.write.prepare(`SELECT * FROM ${table}`).all());

function expectFoldIsTheSame(pc: StationOnDisk): void {
  const before = projections(pc);
  rebuildProjections(pc.store().databases.write);
  expect(projections(pc)).toEqual(before);
  for (const { stream } of pc.store().incarnations.all())
    expect(verifyLog(pc.store().databases.write, stream)).toBeNull();
}

function goesBack(pc: StationOnDisk): void {
  pc.off();
  pc.restore('at nine');
  pc.on();
}

describe('a PC that is switched off and on', () => {
  test('is what it was, after a clean end and after a kill', async () => {
    const pc = station();
    await pc.ticket();
    pc.off();
    pc.on();
    await pc.ticket();
    pc.kill();
    pc.on();
    expect(await pc.ticket()).toBe('A003');
    expect(pc.store().incarnations.all()).toHaveLength(1);
    expect(pc.store().incarnations.standing()).toMatchObject({ reason: 'created', letter: '', superseded: false });
    expect(pc.store().reconciling()).toBeNull();
  });
});

describe('a database copied back from a backup', () => {
  test('goes on at once under another stream, and its numbers and codes carry a letter for the day', async () => {
    const pc = station();
    const printed = [await pc.ticket(), await pc.ticket()];
    pc.backup('at nine');
    printed.push(await pc.ticket(), (await pc.dossier()).code);
    pc.off();
    pc.restore('at nine');
    pc.on();
    const [parent, live] = pc.store().incarnations.all();
    expect(live).toMatchObject({ reason: 'restored', letter: 'A', parent: { stream: parent?.stream } });
    const after = [await pc.ticket(), await pc.ticket(), (await pc.dossier()).code];
    expect(after).toEqual(['AA001', 'AA002', expect.stringMatching(/-A0001$/)]);
    expect(new Set([...printed, ...after]).size).toBe(printed.length + after.length);
    expect(pc.written).toContainEqual({ event: 'incarnation-begun', reason: 'restored', letter: 'A' });
    expectFoldIsTheSame(pc);
    pc.off();
    pc.on();
    expect(await pc.ticket()).toBe('AA003');
    pc.clock.setLocal('2026-11-23', '08:00');
    expect(await pc.ticket()).toBe('A001');
  });

  test('a second time on one day takes the next letter, though the copy knows nothing of the first', async () => {
    const pc = station();
    await pc.ticket();
    pc.backup('early');
    await pc.ticket();
    for (const letter of ['A', 'B', 'C']) {
      pc.off();
      pc.restore('early');
      pc.on();
      expect(await pc.ticket()).toBe(`A${letter}001`);
    }
  });

  test('three times in one morning, before that morning was opened, never takes a letter twice', async () => {
    const pc = station();
    await pc.ticket();
    pc.backup('yesterday');
    await pc.ticket();
    pc.clock.setLocal('2026-11-23', '08:00');
    const again = () => {
      pc.off();
      pc.restore('yesterday');
      pc.on();
    };
    again();
    const printed = [await pc.ticket()];
    again();
    again();
    printed.push(await pc.ticket());
    expect(printed).toEqual(['AA001', 'AC001']);
  });

  test('fourteen times on one day, from one copy: no number at all rather than one twice, and on it goes the next morning', async () => {
    const pc = station();
    const printed = [await pc.ticket()];
    pc.backup('at nine');
    printed.push(await pc.ticket());
    for (let n = 0; n < 13; n++) {
      goesBack(pc);
      printed.push(await pc.ticket());
    }
    expect(printed.slice(-2)).toEqual(['AL001', 'AM001']);
    expect(new Set(printed).size).toBe(15);
    expect(() => goesBack(pc)).toThrow('letters-used-up');
    pc.clock.setLocal('2026-11-23', '08:00');
    pc.on();
    expect(await pc.ticket()).toBe('AA001');
  });

  test('with the whole folder, anchor and all, is seen by what the PC itself remembers', async () => {
    const pc = station();
    await pc.ticket();
    pc.off();
    pc.on();
    pc.backup('everything', true);
    await pc.ticket();
    pc.off();
    pc.restore('everything');
    pc.on();
    expect(await pc.ticket()).toBe('AA001');
  });

  test('weeks later goes on in the business day that this PC remembers of today, and in none of before', async () => {
    const pc = station();
    await pc.ticket();
    pc.backup('old');
    for (const date of ['2026-11-23', '2026-11-24', '2026-11-25']) {
      pc.clock.setLocal(date, '08:00');
      await pc.ticket();
    }
    expect(pc.store().days.open()).toMatchObject({ day: 4 });
    pc.off();
    pc.restore('old');
    pc.on();
    pc.store().openDueDay({ account: null, terminal: 'station' as never });
    // More than a working day later than its last one: the office is asked, and says yes.
    const opened = {
      type: 'business-day-opened' as const,
      facts: { day: 2, date: '2026-11-25', why: 'office-confirmed' as const },
    };
    const [turned] = pc
      .store()
      .turn(opened)
      .filter(({ type }) => type === 'business-day-opened');
    // The number of a day of its own: whoever took this PC's place counts in it too, under another letter.
    expect(turned?.facts).toMatchObject({ day: 4, date: '2026-11-25' });
    const [next] = pc
      .store()
      .turn({ ...opened, facts: { ...opened.facts, day: 2, date: '2026-11-26' } })
      .filter(({ type }) => type === 'business-day-opened');
    expect(next?.facts).toMatchObject({ day: 5, date: '2026-11-26' });
  });

  test('that is empty, on a PC that remembers one, gives no number again', async () => {
    const pc = station();
    await pc.ticket();
    pc.off();
    for (const file of ['log.db', 'log.db-wal', 'log.db-shm']) rmSync(join(pc.folder, file), { force: true });
    pc.on();
    expect(pc.store().incarnations.live()).toMatchObject({ reason: 'restored', parent: { seq: 3 } });
    expect(await pc.ticket()).toBe('AA001');
  });

  test('does not know which folders are here until somebody looked', async () => {
    const pc = station();
    const { dossier } = await pc.dossier();
    pc.backup('at nine');
    await pc.ticket();
    pc.off();
    pc.restore('at nine');
    pc.on();
    expect(pc.store().reconciling()).toEqual({ folders: 1 });
    expect(pc.store().recounts.isUnsure(dossier)).toBe(true);
    const { dossier: later } = await pc.dossier();
    expect(pc.store().recounts.isUnsure(later)).toBe(false);
    expectFoldIsTheSame(pc);
  });
});

describe('a disk in another PC', () => {
  test('has a letter of its own beside a living original, and keeps it until the original was told', async () => {
    const original = station();
    await original.ticket();
    original.off();
    const copy = station({ from: original, machine: 'b'.repeat(64) });
    original.on();
    const printed = [await original.ticket(), await original.ticket(), await copy.ticket(), await copy.ticket()];
    expect(new Set(printed).size).toBe(4);
    const letter = copy.store().incarnations.live().letter;
    expect(letter).toMatch(/^[N-Z]$/);
    expect(copy.store().incarnations.live()).toMatchObject({ reason: 'moved' });
    for (const pc of [original, copy]) pc.clock.setLocal('2026-11-23', '08:00');
    expect([await original.ticket(), await copy.ticket()]).toEqual(['A001', `A${letter}001`]);
    copy.store().incarnations.othersTold();
    copy.clock.setLocal('2026-11-24', '08:00');
    expect(await copy.ticket()).toBe('A001');
  });

  test('goes back like its original on one day, again and again: it has letters of its own for that too', async () => {
    const pc = station();
    const printed = [await pc.ticket()];
    pc.off();
    const copy = station({ from: pc, machine: 'b'.repeat(64) });
    pc.on();
    for (const each of [pc, copy]) {
      each.backup('at nine');
      printed.push(await each.ticket());
      for (let n = 0; n < 3; n++) {
        goesBack(each);
        printed.push(await each.ticket(), (await each.dossier()).code);
      }
    }
    expect(printed.filter((text) => text.length < 6)).toEqual([
      ...['A001', 'A002', 'AA001', 'AB001', 'AC001'],
      ...['AS001', 'AT001', 'AU001', 'AV001'],
    ]);
    expect(new Set(printed).size).toBe(printed.length);
  });

  test('and goes back there has a letter on the next morning too, until the original was told', async () => {
    const pc = station();
    await pc.ticket();
    pc.off();
    const copy = station({ from: pc, machine: 'b'.repeat(64) });
    pc.on();
    copy.backup('at nine');
    await copy.ticket();
    goesBack(copy);
    for (const each of [pc, copy]) each.clock.setLocal('2026-11-23', '08:00');
    expect([await pc.ticket(), await copy.ticket()]).toEqual(['A001', 'AT001']);
    copy.store().incarnations.othersTold();
    copy.clock.setLocal('2026-11-24', '08:00');
    expect(await copy.ticket()).toBe('A001');
    copy.backup('at nine');
    await copy.ticket();
    goesBack(copy);
    expect(await copy.ticket()).toBe('AA001');
  });

  test('with nothing of a lost one, in its place, gives no number that the lost one gives, found again and restored that day', async () => {
    const lost = station();
    const printed = [await lost.ticket()];
    lost.backup('at nine');
    printed.push(await lost.ticket());
    const other = station({ machine: 'b'.repeat(64) });
    other.store().incarnations.takeLetter(['']);
    goesBack(lost);
    printed.push(await lost.ticket(), await other.ticket());
    expect(printed).toEqual(['A001', 'A002', 'AA001', 'AS001']);
  });

  test('that only reads, because another PC writes, reads on wherever it lies, until a person takes over', async () => {
    const original = station();
    await original.ticket();
    original.store().incarnations.supersededBy('22006-1:p-00000000000000000000000000000000');
    await expect(original.ticket()).rejects.toThrow('log-not-writable');
    original.off();
    const copy = station({ from: original, machine: 'b'.repeat(64) });
    expect(copy.store().incarnations.all()).toHaveLength(1);
    await expect(copy.ticket()).rejects.toThrow('log-not-writable');
    expect(copy.store().incarnations.begin('taken-over').ok).toBe(true);
    expect(await copy.ticket()).toBe('AA001');
  });

  test('without any anchor is known by the name of the PC that the database was last open on', async () => {
    const original = station();
    await original.ticket();
    original.off();
    rmSync(join(original.folder, 'anchor.json'));
    const copy = station({ from: original, machine: 'c'.repeat(64) });
    expect(copy.store().incarnations.live().reason).toBe('moved');
  });
});

describe('what two backups of the province hold', () => {
  test('hole 5: is believed only where the own chain has that very hash, and forgotten with a tail that left the chain', async () => {
    const pc = station();
    await pc.ticket();
    await pc.ticket();
    const { outgoing, incarnations } = pc.store();
    const other = { seq: 2, hash: 'f'.repeat(64) };
    outgoing.setDurable(other);
    expect(outgoing.durable()).toEqual(genesis);
    const own = { seq: 4, hash: outgoing.hashAt(4) as string };
    outgoing.setDurable(own);
    expect(outgoing.durable()).toEqual(own);
    incarnations.rehomeLive({ seq: 3, hash: outgoing.hashAt(3) as string });
    expect(pc.store().outgoing.durable()).toEqual(genesis);
    expect(pc.store().outgoing.ancestors()[0]?.durable()).toEqual(genesis);
  });
});

describe('what came back from the province', () => {
  test('is fitted in, and what contradicts the present is kept, unapplied and named', async () => {
    const pc = station();
    await pc.ticket();
    const mine = await pc.dossier();
    pc.backup('at nine');
    const lost = await pc.dossier();
    await pc.ticket();
    const store = pc.store();
    const stream = store.stream;
    const from = 6;
    const events = store.log.read(from, { maxEvents: 100, maxBytes: 1e6 });
    const key = store.sealing.keyOf(lost.dossier) as Uint8Array;
    pc.off();
    pc.restore('at nine');
    pc.on();
    const again = pc.store();
    expect(again.dossiers.get(lost.dossier)).toBeUndefined();
    const keys = [{ dossier: lost.dossier, key }];
    for (let times = 0; times < 2; times++)
      expect(again.incarnations.learn({ stream, events, keys })).toEqual({ ok: true, value: null });
    expect(again.dossiers.get(lost.dossier)).toMatchObject({ code: lost.code, state: 'received' });
    expect(again.recounts.list(9).sort()).toEqual([mine.dossier, lost.dossier].sort());
    expect(again.sealing.keyOf(lost.dossier)).toEqual(Buffer.from(key));
    expect(again.incarnations.standing()).toMatchObject({ unapplied: 0, numbersTwice: [] });
    expect(await pc.ticket()).toBe('AA001');
    expectFoldIsTheSame(pc);
  });

  test('says which numbers two people hold, when the whole image went back and nothing here knew', async () => {
    const pc = station({ imageOnly: true });
    await pc.ticket();
    pc.off();
    pc.on();
    pc.backup('image', true);
    const first = [await pc.ticket(), await pc.ticket()];
    const { stream } = pc.store();
    const events = pc.store().log.read(4, { maxEvents: 100, maxBytes: 1e6 });
    pc.off();
    pc.restore('image');
    pc.on();
    expect(await pc.ticket()).toBe(first[0]);
    const store = pc.store();
    const fork = { seq: 3, hash: store.log.hashAt(3) as string };
    expect(store.incarnations.rehomeLive(fork).ok).toBe(true);
    expect(store.incarnations.learn({ stream, events, keys: [] }).ok).toBe(true);
    expect(store.incarnations.standing()).toMatchObject({ reason: 'contradicted', numbersTwice: [first[0]] });
    expect(store.databases.write.prepare('SELECT count(*) FROM forked_events').pluck().get()).toBe(1);
    expect(await pc.ticket()).toBe('AA001');
    expectFoldIsTheSame(pc);
  });

  test('of a type that only a later build knows is kept, and folded in when it is known', async () => {
    const pc = station();
    await pc.ticket();
    const { write } = pc.store().databases;
    expect(pc.store().incarnations.standing().unapplied).toBe(0);
    const stream = `${pc.store().point.id}:p-${'0'.repeat(32)}` as never;
    const strange = chainedStrange(stream);
    expect(pc.store().incarnations.learn({ stream, events: [strange], keys: [] }).ok).toBe(true);
    expect(write.prepare('SELECT why FROM unapplied_events').pluck().all()).toEqual(['type-unknown']);
    // As a later build finds it: the type is known now.
    write.prepare("UPDATE unapplied_events SET why = 'type-unknown'").run();
    write
      .prepare(
        "UPDATE events SET type = 'kiosk-pin-set', json = replace(json, 'not-known-yet', 'staff-pin-set') WHERE learnt = 1",
      )
      .run();
    pc.off();
    pc.on();
    expect(pc.store().databases.write.prepare('SELECT count(*) FROM unapplied_events').pluck().get()).toBe(0);
  });
});

function chainedStrange(stream: never) {
  const unhashed = {
    ...{ v: 1, stream, seq: 1, prev: genesis.hash, origin: 'strange', part: 0, type: 'not-known-yet', tv: 1 },
    ...{ facts: { why: 'asked' }, sealed: null, actor: { account: null, terminal: 'station' } },
    at: { wall: 1, mono: 1, boot: 'b', off: null },
  };
  return { ...unhashed, hash: hashOf(unhashed as never) } as never;
}
