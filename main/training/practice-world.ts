import { mkdirSync } from 'node:fs';
import type { PrinterModel } from '../../domain/data/printers.ts';
import { usualPrinter } from '../../domain/data/printers.ts';
import { AccountId, type CounterId, TerminalId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { practicePoint } from '../../domain/training/practice-point.ts';
import { createPrinter } from '../adapters/printer/create-printer.ts';
import { createPasswords } from '../adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../adapters/system/key-file-vault.ts';
import { createRandomIds } from '../adapters/system/random-ids.ts';
import { createSystemClock } from '../adapters/system/system-clock.ts';
import type { Caller } from '../operations/caller.ts';
import { signInOperations } from '../operations/sign-in.ts';
import type { Citizens } from '../ports/citizens.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import { createCitizens } from '../simulators/citizens.ts';
import { createPaperTray } from '../simulators/paper-tray.ts';
import { startPrinterSimulator } from '../simulators/printer.ts';
import { createScannerSimulator } from '../simulators/scanner.ts';
import { type Station, startStation } from '../start-station.ts';
import { practiceIds } from './practice-ids.ts';
import { practicePaper } from './practice-paper.ts';

export interface PracticeSettings {
  /** Its own, empty; removed when it ends. */
  readonly folder: string;
  /** The real one, of which it is a likeness. */
  readonly point: Point;
  readonly pages: string;
  readonly version: string;
  readonly paperMaker: PaperMaker;
  readonly screen: 'counter' | 'office';
  readonly counter: CounterId | null;
  readonly role: AccountRole;
  /** The simulated printer listens here: the one port that may be reached. */
  readonly onPrinter: (port: number) => void;
}

export interface OpenPractice {
  readonly station: Station;
  readonly code: string;
  close(): Promise<void>;
}

/** How many simulated people come while nobody does an exercise: a morning at four times its speed. */
const perMinute = 4;

/** The whole product once more, with simulated devices and nothing of the real point but its shape. */
export async function openPracticeWorld(settings: PracticeSettings): Promise<Result<OpenPractice, { type: string }>> {
  const { folder, pages, version, screen, counter } = settings;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const clock = createSystemClock();
  const ids = practiceIds(createRandomIds());
  const vault = openKeyFileVault(folder);
  const passwords = createPasswords(vault);
  const paperMaker = practicePaper(settings.paperMaker);
  const model: PrinterModel = usualPrinter;
  const simulator = await startPrinterSimulator({ now: clock.now, knobs: { cutter: model.cutter } });
  settings.onPrinter(simulator.port);
  const printer = createPrinter({ kind: 'simulated' }, { model, simulated: simulator });
  const scanner = createScannerSimulator();
  const coming: { citizens: Citizens | null } = { citizens: null };
  const started = await startStation(
    { ...{ folder, pages, version }, point: practicePoint(settings.point), port: 0, lan: false, lanPort: 0 },
    {
      ...{ clock, ids, vault, passwords, printer, paperMaker, scanner },
      operatorLog: { write: () => {} },
      ...{ tray: createPaperTray(simulator), secondPrinter: null, secondTray: null },
      ...{ scannerKnobs: scanner, scanFolder: null, roadKnobs: null, enrolment: null },
      citizens: (take) => {
        const citizens = createCitizens(take);
        coming.citizens = citizens;
        return citizens;
      },
      road: () => noRoad,
    },
  );
  const closeDevices = async () => {
    await printer.close();
    await Promise.all([simulator.close(), scanner.close(), paperMaker.close()]);
  };
  if (!started.ok) {
    await closeDevices();
    return err(started.error);
  }
  const station = started.value;
  const { store } = station;
  const operations = signInOperations({ store, clock, ids, passwords, hashToken: (token) => token });
  const employed = { role: settings.role, languages: ['vi'], guest: null };
  const made = await operations.createAccount(
    { origin: ids.origin(), login: 'luyentap', name: 'Người luyện tập', password: ids.token(10), ...employed },
    atNoCounter,
  );
  if (!made.ok) throw new Error(`assertion failed: nobody can practise: ${made.error.type}`);
  store.openDueDay({ account: null, terminal: TerminalId('station') });
  coming.citizens?.set(perMinute);
  return ok({
    station,
    code: station.attachCode({ role: screen, counter, account: AccountId(made.value.account) }),
    close: async () => {
      await station.close();
      await closeDevices();
    },
  });
}

const atNoCounter: Caller = {
  ...{ tokenHash: '', role: null, signal: undefined },
  session: {
    ...{ terminal: TerminalId('practice'), role: 'office', counter: null, account: null },
    ...{ isSetUp: false, expiresAt: null, isLocked: false },
  },
};

/** No province stands behind a practice world, and none is asked. */
const noRoad: ProvinceRoad & { close(): Promise<void> } = {
  state: () => ({ state: 'in-sync', backlog: 0, oldest: null, lastContact: null, detail: null, offsetMs: null }),
  onChange: () => () => {},
  close: async () => {},
};
