import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { hashOf } from '../../../domain/chain.ts';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { StreamId } from '../../../domain/ids.ts';
import { createMemory } from '../../../main/store/memory-table.ts';
import { migrations } from '../../../main/store/migrations/index.ts';
import { openDatabases, type WritableDb } from '../../../main/store/open-database.ts';
import { projectedTables } from '../../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';
import { tempFolder } from '../../support/with-store.ts';
import { goldens } from './golden-log/golden-log.ts';

const stations: StationOnDisk[] = [];
const station = (wishes: Parameters<typeof stationOnDisk>[0] = {}) => {
  const made = stationOnDisk(wishes);
  stations.push(made);
  return made;
};
afterEach(() => {
  for (const each of stations.splice(0)) each.remove();
});

/** A receipt, and what form 01 of it says: `2026-1120A 1`. */
async function received(pc: StationOnDisk) {
  const { dossier, place } = await pc.dossier();
  return { dossier, paper: `${place.book} ${place.ordinal}` };
}
const papersOf = async (pc: StationOnDisk, many: number) => {
  const papers: string[] = [];
  for (let n = 0; n < many; n++) papers.push((await received(pc)).paper);
  return papers;
};
const paperAt = (pc: StationOnDisk, dossier: string) => {
  const place = pc.store().register.placeOf(dossier);
  return place && `${place.book} ${place.ordinal}`;
};

function goesBack(pc: StationOnDisk, to: string): void {
  pc.off();
  pc.restore(to);
  pc.on();
}

/** What the province has of the written stream, from a height on. */
const sent = (pc: StationOnDisk, after: number) => ({
  stream: StreamId(pc.store().stream),
  events: pc.store().log.read(after + 1, { maxEvents: 1_000, maxBytes: 1e7 }),
});
const comesBack = (pc: StationOnDisk, { stream, events }: ReturnType<typeof sent>) =>
  expect(pc.store().incarnations.learn({ stream, events, keys: [] })).toEqual({ ok: true, value: null });

function expectFoldIsTheSame(pc: StationOnDisk): void {
  const { write } = pc.store().databases;
  const read = () => projectedTables.map((table) => write.prepare(`SELECT * FROM ${table}`).all());
  const before = read();
  rebuildProjections(write);
  expect(read()).toEqual(before);
}

describe('the number in the register, of a PC whose database came back from an old backup', () => {
  test('stands on no other paper: what is received offline has a book of its own, and what comes back keeps its number', async () => {
    const pc = station();
    const [first] = await papersOf(pc, 1);
    pc.backup('old');
    const fork = pc.store().head().seq;
    const forgotten = [await received(pc), await received(pc)];
    const there = sent(pc, fork);
    goesBack(pc, 'old');
    const offline = await papersOf(pc, 2);
    expect([first, ...forgotten.map(({ paper }) => paper), ...offline]).toEqual([
      ...['2026 1', '2026 2', '2026 3'],
      ...['2026-1120A 1', '2026-1120A 2'],
    ]);
    comesBack(pc, there);
    for (const { dossier, paper } of forgotten) expect(paperAt(pc, dossier)).toBe(paper);
    expect(pc.store().register.ofYear(2026)).toMatchObject([
      { book: '2026', entries: 3 },
      { book: '2026-1120A', entries: 2 },
    ]);
    expectFoldIsTheSame(pc);
    // The letter is gone on the next day; the book goes on, and ends with its year.
    pc.clock.setLocal('2026-11-23', '08:00');
    expect(await papersOf(pc, 1)).toEqual(['2026-1120A 3']);
    pc.clock.setLocal('2027-01-04', '08:00');
    expect(await papersOf(pc, 1)).toEqual(['2027 1']);
  });

  test('stands on no other paper of that year either, where the same old backup comes back on another day under the same letter', async () => {
    const pc = station();
    await pc.ticket();
    pc.backup('old');
    const papers = await papersOf(pc, 1);
    for (const date of ['2026-11-23', '2026-12-01', '2026-12-01']) {
      pc.clock.setLocal(date, '08:00');
      goesBack(pc, 'old');
      papers.push(...(await papersOf(pc, 2)));
    }
    expect(papers).toEqual([
      ...['2026 1', '2026-1123A 1', '2026-1123A 2'],
      ...['2026-1201A 1', '2026-1201A 2', '2026-1201B 1', '2026-1201B 2'],
    ]);
  });

  test('comes back as it was printed by a program that did not say it in the event', async () => {
    const pc = station();
    await pc.ticket();
    pc.backup('old');
    const fork = pc.store().head().seq;
    const forgotten = [await received(pc), await received(pc)];
    const { stream, events } = asSaidBefore(sent(pc, fork));
    goesBack(pc, 'old');
    const [mine] = await papersOf(pc, 1);
    comesBack(pc, { stream, events });
    expect([mine, ...forgotten.map(({ dossier }) => paperAt(pc, dossier))]).toEqual([
      '2026-1120A 1',
      ...forgotten.map(({ paper }) => paper),
    ]);
    expectFoldIsTheSame(pc);
  });
});

describe('the number in the register, where two PCs gave it', () => {
  test('has a book of its own at a PC in the place of a lost one, as long as the lost one may write, and to the end of that year', async () => {
    const lost = station();
    const other = station({ machine: 'b'.repeat(64) });
    const [before] = await papersOf(lost, 1);
    other.store().incarnations.takeLetter(['']);
    expect([before, ...(await papersOf(lost, 1)), ...(await papersOf(other, 1))]).toEqual([
      ...['2026 1', '2026 2', '2026-1120S 1'],
    ]);
    other.clock.setLocal('2026-12-28', '08:00');
    expect(await papersOf(other, 1)).toEqual(['2026-1120S 2']);
    other.clock.setLocal('2027-01-04', '08:00');
    expect(await papersOf(other, 1)).toEqual(['2027-261120S 1']);
    other.store().incarnations.othersTold();
    other.clock.setLocal('2027-02-01', '08:00');
    expect(await papersOf(other, 1)).toEqual(['2027-261120S 2']);
    other.clock.setLocal('2028-01-03', '08:00');
    expect(await papersOf(other, 1)).toEqual(['2028 1']);
  });

  test('stays with the dossier when its event goes on in another stream, and two papers of one number are both in the book', async () => {
    const pc = station({ imageOnly: true });
    await pc.ticket();
    pc.off();
    pc.on();
    pc.backup('image', true);
    const fork = { seq: pc.store().head().seq, hash: pc.store().head().hash };
    const first = [await received(pc), await received(pc)];
    const there = sent(pc, fork.seq);
    pc.clock.setLocal('2026-11-23', '08:00');
    goesBack(pc, 'image');
    // Nobody could know: the whole disk went back, and what it remembered outside the database with it.
    const again = await received(pc);
    expect(again.paper).toBe(first[0]?.paper);
    expect(pc.store().incarnations.rehomeLive(fork).ok).toBe(true);
    comesBack(pc, there);
    for (const { dossier, paper } of [...first, again]) expect(paperAt(pc, dossier)).toBe(paper);
    const page = pc.store().register.page('2026', { ordinal: 0, dossier: '' }, 1);
    const all = [...page, ...pc.store().register.page('2026', page[0] as never, 9)];
    expect(all.map(({ ordinal }) => ordinal)).toEqual([1, 1, 2]);
    expect(await papersOf(pc, 1)).toEqual(['2026-1123A 1']);
    expectFoldIsTheSame(pc);
  });
});

describe('a database of before there were books', () => {
  test('keeps every number, and what a later program sent there says its own as soon as it is read', () => {
    const { log } = goldens[0] ?? { log: '' };
    const events = readFileSync(log, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AnyLogEvent);
    const old = openedAt(tempFolder(), events, []);
    expect(old.migrated).toEqual(old.folded);
    expect(old.migrated).toMatchObject([{ year: 2026, book: '2026', ordinal: 1 }]);
    const entry = { book: '2026-1120A', ordinal: 7 };
    const said = events.map((event) =>
      event.type === 'dossier-received' ? { ...event, facts: { ...event.facts, entry } } : event,
    );
    const learnt = openedAt(
      tempFolder(),
      said,
      said.map(({ seq }) => seq),
    );
    expect(learnt.asked).toBe('register');
    expect(learnt.folded).toMatchObject([{ year: 2026, ...entry }]);
  });
});

/** A database of 0620 with these events, numbered as that program did, opened by this one; and the same folded anew. */
function openedAt(folder: string, events: readonly AnyLogEvent[], learnt: readonly number[]) {
  const opened = <T>(run: (db: WritableDb) => T): T => {
    const databases = openDatabases(folder);
    if (!databases.ok) throw new Error(databases.error.type);
    try {
      return run(databases.value.write);
    } finally {
      databases.value.close();
    }
  };
  opened((db) => {
    const stream = events[0]?.stream ?? '';
    const streams =
      "INSERT INTO streams (stream, point, opened_at, reason, letter) VALUES (?, '22006-1', 0, 'created', '')";
    db.prepare(streams).run(stream);
    const add = db.prepare(
      'INSERT INTO events (stream, seq, hash, origin, part, type, json, learnt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const event of events) {
      const { seq, hash, origin, part, type } = event;
      add.run(stream, seq, hash, origin, part, type, JSON.stringify(event), learnt.includes(seq) ? 1 : 0);
    }
    rebuildProjections(db);
    const before = migrations.find(({ version }) => version === 180)?.sql ?? '';
    db.exec(`DROP TABLE register; DROP TABLE register_closes; ${before}; PRAGMA user_version = 620`);
  });
  return opened((db) => {
    const rows = () => db.prepare('SELECT * FROM register').all();
    const migrated = rows();
    const asked = createMemory(db).get('fold anew');
    rebuildProjections(db);
    return { migrated, folded: rows(), asked };
  });
}

/** The same events as an early build wrote them: no place in their facts. */
function asSaidBefore({ stream, events }: ReturnType<typeof sent>): ReturnType<typeof sent> {
  let prev = events[0]?.prev ?? '';
  return {
    stream,
    events: events.map((event) => {
      const { hash: _, ...said } = event;
      const { entry: _entry, ...facts } = said.facts as { entry?: unknown };
      const before = { ...said, facts, prev } as Omit<AnyLogEvent, 'hash'> as AnyLogEvent;
      const hash = hashOf(before);
      prev = hash;
      return { ...before, hash } as AnyLogEvent;
    }),
  };
}
