import { mkdirSync } from 'node:fs';
import type { PrinterModel } from '../../domain/data/printers.ts';
import { usualPrinter } from '../../domain/data/printers.ts';
import { AccountId, type CounterId, TerminalId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { practicePoint } from '../../domain/training/practice-point.ts';
import type { Run } from '../../domain/training/scenario.ts';
import type { ScenarioId } from '../../domain/training/scenario-words.ts';
import { createPrinter } from '../adapters/printer/create-printer.ts';
import { createPasswords } from '../adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../adapters/system/key-file-vault.ts';
import { createRandomIds } from '../adapters/system/random-ids.ts';
import { createSystemClock } from '../adapters/system/system-clock.ts';
import type { Caller } from '../operations/caller.ts';
import { counterOperations } from '../operations/counter-work.ts';
import type { Citizens } from '../ports/citizens.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import { createCitizens } from '../simulators/citizens.ts';
import { createPaperTray } from '../simulators/paper-tray.ts';
import { startPrinterSimulator } from '../simulators/printer.ts';
import { createScannerSimulator } from '../simulators/scanner.ts';
import { type Station, startStation } from '../start-station.ts';
import { createAttached } from './attached.ts';
import { createCoach } from './coach.ts';
import { createHappenings } from './happenings.ts';
import { practiceIds } from './practice-ids.ts';
import { practicePaper } from './practice-paper.ts';
import { createPracticeRoad } from './practice-road.ts';
import { prepareSecondPoint } from './second-point.ts';

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
  /** What the trainee passed before. */
  readonly passed: readonly ScenarioId[];
  /** The power failed here, in the middle of an exercise: the same folder, with all that was written. */
  readonly run: Run | null;
  /** Pulls the plug of this world. */
  readonly onPowerCut: (run: Run) => void;
  /** Ports of the world itself: the only ones that may be reached. */
  readonly onOwnPort: (port: number) => void;
  readonly onPassed: (scenario: ScenarioId) => void;
  readonly onBug: (error: unknown) => void;
}

export interface OpenPractice {
  readonly station: Station;
  readonly code: string;
  close(): Promise<void>;
}

const ANSWER_MS = 400;

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
  settings.onOwnPort(simulator.port);
  const second = prepareSecondPoint({ folder, real: settings.point, clock, ids, passwords });
  const open: { station: Station | null } = { station: null };
  const station = () => {
    if (!open.station) throw new Error('assertion failed: the practice world is not open yet');
    return open.station;
  };
  const road = createPracticeRoad(() => open.station?.store.head().seq ?? 0);
  const printer = createPrinter({ kind: 'simulated' }, { model, simulated: simulator });
  const scanner = createScannerSimulator();
  const coming: { citizens: Citizens | null } = { citizens: null };
  const tray = createPaperTray(simulator);
  const attached = createAttached(station, ids);
  const powerCut = async () => {
    // The page hears of the step before its station is gone.
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    const { run } = coach.state();
    if (run) settings.onPowerCut(run);
  };
  const coach = createCoach({
    ...{ now: clock.now, tray, passed: settings.passed, run: settings.run },
    ...{ onPassed: settings.onPassed, onBug: settings.onBug },
    // Whoever comes by themselves would be called in place of the person of the exercise.
    isReadyFor: (hand) => hand !== 'switch-on' || simulator.knobs().power === 'off',
    onStart: () => coming.citizens?.set(0),
    perform: createHappenings({
      station,
      ids,
      printer: simulator,
      scanner,
      road,
      second,
      counter,
      powerCut,
      ...attached,
    }),
  });
  const started = await startStation(
    { ...{ folder, pages, version }, point: practicePoint(settings.point), port: 0, lan: false, lanPort: 0 },
    {
      ...{ clock, ids, vault, passwords, printer, paperMaker, scanner },
      operatorLog: { write: () => {} },
      ...{ tray, coach, secondPrinter: null, secondTray: null },
      ...{ scannerKnobs: scanner, scanFolder: null, roadKnobs: null, enrolment: null },
      citizens: (take) => {
        const citizens = createCitizens(take);
        coming.citizens = citizens;
        return citizens;
      },
      road: () => road,
    },
  );
  const closeDevices = async () => {
    second.close();
    await printer.close();
    await Promise.all([simulator.close(), scanner.close(), paperMaker.close()]);
  };
  if (!started.ok) {
    await closeDevices();
    return err(started.error);
  }
  open.station = started.value;
  settings.onOwnPort(started.value.port);
  const { store } = started.value;
  // Nobody signs in here by a password: the code of the page is the way in.
  const employ = (login: string, name: string, role: AccountRole): AccountId => {
    const known = store.accounts.byLogin(login);
    if (known) return known.id;
    const account = AccountId(ids.uuid());
    const actor = { account: null, terminal: session.terminal };
    const made = store.perform({ origin: ids.origin(), method: 'createAccount', actor, opensDay: false }, () =>
      ok({
        events: [{ type: 'account-created' as const, facts: { account, role } }],
        alongside: () => store.accounts.insert({ id: account, login, name, role, password: '' }, clock.now()),
        answer: () => ({}),
      }),
    );
    if (!made.ok) throw new Error(`assertion failed: nobody can practise: ${made.error.type}`);
    return account;
  };
  const trainee = employ('luyentap', 'Người luyện tập', settings.role);
  attached.is(employ('dongnghiep', 'Đồng nghiệp (mẫu)', 'clerk'));
  store.openDueDay({ account: null, terminal: TerminalId('station') });
  if (counter !== null && !store.counters.get(counter)?.account)
    await openCounter(store, { clock, ids }, trainee, counter);
  if (settings.run === null) coming.citizens?.set(perMinute);
  coach.watch(store, trainee);
  if (settings.run !== null) coach.seePowerBack();
  return ok({
    station: started.value,
    code: started.value.attachCode({ role: screen, counter, account: trainee }),
    close: async () => {
      await started.value.close();
      await closeDevices();
    },
  });
}

/** A trainee begins at an open counter; opening one is no exercise. */
async function openCounter(
  store: Station['store'],
  { clock, ids }: { clock: Clock; ids: Ids },
  account: AccountId,
  counter: CounterId,
): Promise<void> {
  const queues = store.point.queues.map(({ id }) => id);
  const caller: Caller = {
    ...atNoCounter,
    session: { ...session, terminal: TerminalId(`counter-${counter}`), role: 'counter', counter, account },
  };
  const opened = await counterOperations({ store, clock }).openCounter(
    { origin: ids.origin(), counter, queues },
    caller,
  );
  if (!opened.ok && opened.error.type !== 'log-not-writable')
    throw new Error(`assertion failed: the counter of practice: ${opened.error.type}`);
}

const session = {
  ...{ terminal: TerminalId('practice'), role: 'office' as const, counter: null, account: null },
  ...{ isSetUp: false, expiresAt: null, isLocked: false },
};
const atNoCounter: Caller = { tokenHash: '', role: null, signal: undefined, session };
