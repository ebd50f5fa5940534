import type { HostFile } from '../contract/station-api.ts';
import type { UpdateFolder } from './adapters/update/update-folder.ts';
import type { Enrolment } from './operations/bundle-parts.ts';
import type { ScanFolder } from './ports/attachment-files.ts';
import type { BackupWorker } from './ports/backups.ts';
import type { Citizens } from './ports/citizens.ts';
import type { Clock } from './ports/clock.ts';
import type { Discovery } from './ports/discovery.ts';
import type { HeartbeatPlug } from './ports/heartbeat.ts';
import type { Ids } from './ports/ids.ts';
import type { OperatorLog } from './ports/log.ts';
import type { PaperMaker } from './ports/paper-maker.ts';
import type { PaperTray } from './ports/paper-tray.ts';
import type { Passwords } from './ports/passwords.ts';
import type { Pc } from './ports/pc.ts';
import type { PracticeCoach } from './ports/practice-coach.ts';
import type { PracticeWorlds } from './ports/practice-worlds.ts';
import type { Printer } from './ports/printer.ts';
import type { ProvinceRoad, RoadKnobs } from './ports/province-road.ts';
import type { Scanner, ScannerKnobs } from './ports/scanner.ts';
import type { Stick } from './ports/stick.ts';
import type { UpdateShelf } from './ports/updates.ts';
import type { Vault } from './ports/vault.ts';
import type { PointStore } from './store/open-point-store.ts';

/** Everything the station needs from outside, handed in by name: real in `station.ts`, simulated in tests. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly passwords: Passwords;
  readonly operatorLog: OperatorLog;
  readonly printer: Printer;
  /** With the staff, tried when the first takes no paper; null: there is none. */
  readonly secondPrinter: Printer | null;
  readonly paperMaker: PaperMaker;
  readonly tray: PaperTray | null;
  readonly secondTray: PaperTray | null;
  readonly scanner: Scanner;
  readonly scannerKnobs: ScannerKnobs | null;
  /** Where a document scanner writes its files; null: files are chosen by hand. */
  readonly scanFolder: ScanFolder | null;
  readonly roadKnobs: RoadKnobs | null;
  /** A USB stick that stays in, or comes and goes; left out: bundles go by the browser. */
  readonly stick?: Stick;
  /** Left out: no backups are made. */
  readonly backupWorker?: BackupWorker;
  /** Left out: this PC is not started by the launcher. */
  readonly updates?: UpdateFolder | null;
  /** The same folder, for the office; what takes long is done in a thread. */
  readonly updateShelf?: UpdateShelf;
  /** Ends the station so that the launcher changes the version. */
  readonly changeOver?: () => void;
  /** What a technician brought from the province. */
  readonly enrolment?: Enrolment | null;
  /** Who takes numbers by themselves, at a demonstration only. */
  readonly citizens: ((take: () => void) => Citizens) | null;
  /** Who leads through the exercises; only inside a practice world. */
  readonly coach?: PracticeCoach;
  /** Where people practise; left out: nowhere, as inside a practice world. */
  readonly practice?: PracticeWorlds;
  /** The PC itself, for the doctor; left out: the one this runs on. */
  readonly pc?: Pc;
  /** Tells the network where the door for other PCs is; left out: nobody is told. */
  readonly discovery?: Discovery;
  /** Whom the province's heartbeat asks; left out: nobody. */
  readonly heartbeat?: HeartbeatPlug;
  /** Another PC took this one's place, and this one becomes a station of it: whoever started the host ends it. */
  readonly onStepDown?: (host: HostFile) => void;
  /** Starts reporting once the log is open. */
  readonly road: (store: PointStore) => ProvinceRoad & { close(): Promise<void> };
}
