import type { DeviceFault, TestedDevice } from '../../domain/device-test.ts';
import type { WritableDb } from './open-database.ts';

export interface DeviceTest {
  readonly device: TestedDevice;
  /** Empty: the host's own. */
  readonly station: string;
  readonly at: number;
  /** Who looked, listened, tried; where nobody was signed in the PC it was tried at. */
  readonly name: string;
  readonly isSignedIn: boolean;
  readonly faults: readonly DeviceFault[];
}

export interface KioskScreen {
  readonly terminal: string;
  readonly width: number;
  readonly height: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly measure: 'kept' | 'other-screen' | 'guessed';
  readonly seenAt: number;
}

/** Kept of each device: enough to see that it fails again and again. */
const KEPT = 20;

/** What people saw of the devices, and what kiosks say of their glass. */
export function deviceTests(db: WritableDb) {
  type Row = Omit<DeviceTest, 'faults' | 'isSignedIn'> & { faults: string; isSignedIn: number };
  const latest = db.prepare<[], Row>(
    `SELECT device, station, at, coalesce(accounts.name, station_notes.name, '') AS name, account <> '' AS isSignedIn, faults
     FROM device_tests AS tests LEFT JOIN accounts USING (account) LEFT JOIN station_notes USING (station)
     WHERE NOT EXISTS (
       SELECT 1 FROM device_tests AS later
       WHERE later.device = tests.device AND later.station = tests.station
         AND (later.at > tests.at OR (later.at = tests.at AND later.origin > tests.origin)))
     ORDER BY device, station`,
  );
  const insert = db.prepare(
    'INSERT OR IGNORE INTO device_tests (origin, device, station, at, account, faults) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const forget = db.prepare(
    `DELETE FROM device_tests WHERE device = ? AND station = ? AND origin NOT IN (
       SELECT origin FROM device_tests WHERE device = ? AND station = ? ORDER BY at DESC, origin DESC LIMIT ${KEPT})`,
  );
  const forgetHost = db.prepare("DELETE FROM device_tests WHERE station = ''");
  const screens = db.prepare<[number], KioskScreen>(
    `SELECT terminal, width, height, width_mm AS widthMm, height_mm AS heightMm, measure, seen_at AS seenAt
     FROM kiosk_screens WHERE seen_at >= ? ORDER BY terminal`,
  );
  const see = db.prepare(
    `INSERT INTO kiosk_screens (terminal, width, height, width_mm, height_mm, measure, seen_at)
     VALUES (@terminal, @width, @height, @widthMm, @heightMm, @measure, @seenAt)
     ON CONFLICT (terminal) DO UPDATE SET width = excluded.width, height = excluded.height, width_mm = excluded.width_mm,
       height_mm = excluded.height_mm, measure = excluded.measure, seen_at = excluded.seen_at`,
  );
  return {
    /** The last of each device at each PC. */
    latest: (): DeviceTest[] =>
      latest.all().map((row) => ({
        ...{ ...row, isSignedIn: row.isSignedIn === 1, faults: JSON.parse(row.faults) as DeviceFault[] },
      })),
    /** `account` empty: nobody was signed in. */
    note: (origin: string, test: Omit<DeviceTest, 'name' | 'isSignedIn'> & { readonly account: string }): void => {
      const { device, station, at, account, faults } = test;
      insert.run(origin, device, station, at, account, JSON.stringify(faults));
      forget.run(device, station, device, station);
    },
    /** The host is another PC now, with devices of its own. */
    forgetHost: (): void => void forgetHost.run(),
    screensSince: (since: number): KioskScreen[] => screens.all(since),
    noteScreen: (screen: KioskScreen): void => void see.run(screen),
  };
}
