import type { LogEvent } from '../../domain/event.ts';
import type { AccountId, CounterId, StationId } from '../../domain/ids.ts';
import type { PairingProof, StationRights, StationRole } from '../../domain/station.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface PairedStation extends StationRights {
  readonly station: StationId;
  readonly key: string;
  readonly proof: PairingProof;
  readonly pairedAt: number;
  readonly pairedBy: AccountId | null;
  readonly removedAt: number | null;
  /** Receives a copy of everything, and may take the host's place. */
  readonly standIn: boolean;
  readonly name: string;
  readonly version: string;
  readonly hasPrinter: boolean;
  readonly lastSeen: number | null;
}

interface Row extends Omit<PairedStation, 'roles' | 'counters' | 'hasPrinter' | 'standIn'> {
  readonly roles: string;
  readonly counters: string;
  readonly hasPrinter: number;
  readonly standIn: number;
}

const ROWS = `
  SELECT station, key, roles, counters, proof, paired_at AS pairedAt, paired_by AS pairedBy, removed_at AS removedAt,
    coalesce(name, '') AS name, coalesce(version, '') AS version, coalesce(has_printer, 0) AS hasPrinter,
    last_seen AS lastSeen, stand_in AS standIn
  FROM stations LEFT JOIN station_notes USING (station)`;

export function readStations(db: ReadableDb) {
  const all = db.prepare<[], Row>(`${ROWS} WHERE removed_at IS NULL ORDER BY paired_at, station`);
  const one = db.prepare<[string], Row>(`${ROWS} WHERE station = ? AND removed_at IS NULL`);
  const byKey = db.prepare<[string], Row>(`${ROWS} WHERE key = ? AND removed_at IS NULL`);
  const name = db.prepare<[string], { name: string }>('SELECT name FROM station_notes WHERE station = ?');
  const key = db.prepare<[string], { key: string }>('SELECT key FROM stations WHERE station = ?');
  const gone = db.prepare<[], Row>(`${ROWS} WHERE removed_at IS NOT NULL ORDER BY removed_at DESC LIMIT 20`);
  const standIn = db.prepare<[], Row>(`${ROWS} WHERE stand_in = 1`);
  const found = db.prepare<[string], { findings: string; at: number }>(
    'SELECT findings, at FROM pc_findings WHERE station = ?',
  );
  const parse = (row: Row): PairedStation => ({
    ...row,
    roles: JSON.parse(row.roles) as StationRole[],
    counters: JSON.parse(row.counters) as CounterId[],
    hasPrinter: row.hasPrinter === 1,
    standIn: row.standIn === 1,
  });
  const parsed = (row: Row | undefined) => row && parse(row);
  return {
    /** Those that are not removed. */
    all: () => all.all().map(parse),
    get: (station: string) => parsed(one.get(station)),
    /** Those that were sent away, the newest first. */
    gone: () => gone.all().map(parse),
    byKey: (key: string) => parsed(byKey.get(key)),
    /** Also of one that was removed; null: it never was here. */
    keyOf: (station: string): string | null => key.get(station)?.key ?? null,
    /** Also of one that was removed; empty: nobody gave it one. */
    nameOf: (station: string): string => name.get(station)?.name ?? '',
    standIn: () => parsed(standIn.get()),
    /** As it was kept, and when it was heard; null: it never said anything. */
    findings: (station: string) => found.get(station) ?? null,
  };
}

export function writeStations(db: WritableDb) {
  const insert = db.prepare(
    'INSERT INTO stations (station, key, roles, counters, proof, paired_at, paired_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const set = db.prepare('UPDATE stations SET roles = ?, counters = ? WHERE station = ?');
  const remove = db.prepare('UPDATE stations SET removed_at = ?, stand_in = 0 WHERE station = ?');
  const choose = db.prepare('UPDATE stations SET stand_in = (station IS ?) WHERE stand_in = 1 OR station IS ?');
  return {
    apply: (event: LogEvent<'station-paired'> | LogEvent<'station-roles-set'> | LogEvent<'station-removed'>): void => {
      const { station } = event.facts;
      if ('key' in event.facts) {
        const { key, roles, counters, proof } = event.facts;
        const { actor, at } = event;
        insert.run(station, key, JSON.stringify(roles), JSON.stringify(counters), proof, at.wall, actor.account);
      } else if ('roles' in event.facts) {
        set.run(JSON.stringify(event.facts.roles), JSON.stringify(event.facts.counters), station);
      } else remove.run(event.at.wall, station);
    },
    applyStandIn: (event: LogEvent<'stand-in-chosen'> | LogEvent<'host-taken-over'>): void => {
      const { station } = event.facts;
      if ('key' in event.facts) {
        const { key, roles, counters } = event.facts;
        const lists = [JSON.stringify(roles), JSON.stringify(counters)];
        insert.run(station, key, ...lists, 'host', event.at.wall, event.actor.account);
      }
      choose.run(station, station);
    },
  };
}

/** What stands beside the log: names, and what a station says of itself. */
export function writeStationNotes(db: WritableDb) {
  const add = db.prepare(
    `INSERT INTO station_notes (station, name, version, has_printer, last_seen) VALUES (?, ?, '', 0, NULL)
     ON CONFLICT (station) DO UPDATE SET name = excluded.name`,
  );
  const seen = db.prepare('UPDATE station_notes SET version = ?, has_printer = ?, last_seen = ? WHERE station = ?');
  const keepFindings = db.prepare(
    `INSERT INTO pc_findings (station, findings, at) VALUES (?, ?, ?)
     ON CONFLICT (station) DO UPDATE SET findings = excluded.findings, at = excluded.at`,
  );
  const forgetFindings = db.prepare('DELETE FROM pc_findings WHERE station = ?');
  const forgetTests = db.prepare('DELETE FROM device_tests WHERE station = ?');
  const left = db.prepare('UPDATE station_notes SET last_seen = ? WHERE station = ?');
  const endSessions = db.prepare("DELETE FROM sessions WHERE terminal LIKE '%@' || ?");
  const endCodes = db.prepare('DELETE FROM attach_codes WHERE station = ?');
  const failJobs = db.prepare(
    "UPDATE print_jobs SET state = 'failed', why = 'station-removed' WHERE station = ? AND state = 'queued'",
  );
  const noPrinter = db.prepare('UPDATE station_notes SET has_printer = 0 WHERE station = ?');
  const toHost = db.prepare("UPDATE print_jobs SET station = NULL WHERE station = ? AND state = 'queued'");
  return {
    name: (station: string, name: string) => void add.run(station, name),
    noteSeen: (station: string, said: { version: string; hasPrinter: boolean; at: number }) =>
      void seen.run(said.version, said.hasPrinter ? 1 : 0, said.at, station),
    keepFindings: (station: string, findings: string, at: number) => void keepFindings.run(station, findings, at),
    noteLeft: (station: string, at: number) => void left.run(at, station),
    /** It is the host now: what waited for its printer comes out of the host's. */
    becameHost: (station: string) => {
      noPrinter.run(station);
      toHost.run(station);
    },
    /** Its screens are signed out, and what waited for its printer is shown as not printed. */
    forget: (station: string) => {
      endSessions.run(station);
      endCodes.run(station);
      failJobs.run(station);
      forgetFindings.run(station);
      // Nobody can try them again: what was wrong there would stand for ever.
      forgetTests.run(station);
    },
  };
}
