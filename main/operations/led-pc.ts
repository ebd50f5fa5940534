import { type LedSetUpStep, ledSetUpSteps } from '../../contract/doctor-api.ts';
import type { JoinView } from '../../contract/join-api.ts';
import type { DeviceTestSaid, PcFindings } from '../../contract/pc-doctor-api.ts';
import { devicesInUse, faultsOf, type TestedDevice, testPageCode } from '../../domain/device-test.ts';
import type { Origin } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { StationRole } from '../../domain/station.ts';
import type { LedPc, LedPcFile } from '../ports/led-pc-file.ts';
import type { Printer } from '../ports/printer.ts';
import type { Scanner } from '../ports/scanner.ts';

/** The host of this PC, as far as its devices are concerned. */
export interface HostOfTests {
  /** Null: this host was not met yet. False: a host of before, which knows nothing of it. */
  takesTests(): boolean | null;
  /** `later`: it did not answer, or could not write. */
  note(test: DeviceTestSaid): Promise<'noted' | 'later'>;
  /** Null: no answer came. */
  print(origin: Origin): Promise<Result<unknown, { readonly type: PrintRefusal }> | null>;
}

type PrintRefusal = 'no-own-printer' | 'log-not-writable' | 'clock-impossible';

const HEARS_MS = 60_000;
const AGAIN_MS = 15_000;
/** A host of before takes none of them for as long as it is one. */
const MOST_KEPT = 40;

/**
 * What is left of a set-up once a PC is paired: its devices, tried by whoever stands there, and a last look. The step is on disk before
 * it is shown; what somebody said of a device too, and it is told to the host until that has it, each time as the same one.
 */
export function createLedPc(parts: {
  readonly file: LedPcFile;
  readonly host: HostOfTests;
  readonly printer: Printer;
  readonly scanner: Scanner;
  readonly roles: () => readonly StationRole[];
  readonly look: () => Promise<PcFindings>;
  readonly now: () => number;
  readonly newOrigin: () => Origin;
  readonly changed: () => void;
  readonly onBug: (where: string, error: unknown) => void;
}) {
  const { file, host, printer, scanner, roles, changed, onBug } = parts;
  const kept = { now: file.read() };
  const hearing = { now: null as { until: number; stop(): void } | null };
  const look = { running: null as Promise<void> | null, checks: [] as PcFindings['checks'] };
  const telling = { busy: false, again: null as NodeJS.Timeout | null };
  /** Asked for and not answered: the next press asks for the same paper. */
  const paper = { unanswered: null as Origin | null };
  const life = { closed: false };

  const keep = (led: LedPc): Result<Record<string, never>, { type: 'not-kept-here' }> => {
    try {
      file.keep(led);
    } catch (error) {
      onBug('led-pc', error);
      return err({ type: 'not-kept-here' });
    }
    kept.now = led;
    changed();
    return ok({});
  };
  /** Of a PC that was paired before pages led here. */
  const ledNow = (): LedPc => kept.now ?? { v: 1, step: 'done', later: false, by: 'page', tests: [] };
  const stepOf = (led: LedPc | null): LedSetUpStep | null => ledSetUpSteps.find((step) => step === led?.step) ?? null;

  const tell = async (): Promise<void> => {
    if (telling.busy || life.closed) return;
    telling.busy = true;
    for (;;) {
      const next = kept.now?.tests.find(({ told }) => !told);
      if (!next || host.takesTests() !== true) break;
      const { origin, device, faults } = next;
      if ((await host.note({ origin, device, faults })) === 'later') {
        telling.again ??= setTimeout(tellAgain, AGAIN_MS).unref();
        break;
      }
      const led = ledNow();
      const told = led.tests.map((test) => (test.origin === origin ? { ...test, told: true } : test));
      // A disk that does not take it: told once more later, which notes nothing twice.
      if (!keep({ ...led, tests: told.filter(isOfUse) }).ok) break;
    }
    telling.busy = false;
  };
  const tellAgain = () => {
    telling.again = null;
    void tell();
  };

  const note = ({ origin, device, faults }: DeviceTestSaid) => {
    const own: readonly string[] = faultsOf[device];
    if (faults.some((fault) => !own.includes(fault))) return err({ type: 'fault-of-other-device' as const });
    const led = ledNow();
    if (led.tests.some((test) => test.origin === origin)) return ok({});
    const test = { origin, device, faults, at: parts.now(), told: false };
    const done = keep({ ...led, tests: [...led.tests, test].filter(isOfUse).slice(-MOST_KEPT) });
    void tell();
    return done;
  };

  const endHearing = () => {
    hearing.now?.stop();
    hearing.now = null;
    changed();
  };
  const heard = (faults: DeviceTestSaid['faults']) => {
    endHearing();
    note({ origin: parts.newOrigin(), device: 'scanner', faults });
  };

  const lastOf = (device: TestedDevice) => kept.now?.tests.findLast((test) => test.device === device) ?? null;

  return {
    view: (): JoinView['setUp'] => ({
      step: stepOf(kept.now),
      isLater: kept.now?.later ?? false,
      devices: devicesInUse(roles(), {
        ...{ printer: printer.state() !== 'none', scanner: scanner.state() !== 'none' },
      }).map((device) => {
        const last = lastOf(device);
        return { device, tried: last && { at: last.at, faults: [...last.faults], told: last.told } };
      }),
      ...{ printer: printer.state(), scanner: scanner.state() },
      hearingUntil: hearing.now?.until ?? null,
      takesTests: host.takesTests(),
      look: { running: look.running !== null, checks: look.checks.map((each) => ({ ...each })) },
    }),
    /** A person stands at the page of this PC and is led: its windows wait. */
    holdsWindows: (): boolean => stepOf(kept.now) !== null && kept.now?.later === false && kept.now.by === 'page',
    /** It was just paired; before anything is said of that. */
    begin: (by: LedPc['by']): void => void keep({ v: 1, step: ledSetUpSteps[0], later: false, by, tests: [] }),
    goOn: (step: LedPc['step']) => {
      const led = ledNow();
      if (step !== ledSetUpSteps[0] && stepOf(led) === null) return ok({});
      return keep({ ...led, step, later: false, by: 'page' });
    },
    putOff: () => keep({ ...ledNow(), later: true }),
    note,
    /** The next code is the scanner's test, whatever it says; of the code itself nothing is kept. */
    hear: (): Result<Record<string, never>, { type: 'no-scanner' }> => {
      if (scanner.state() === 'none') return err({ type: 'no-scanner' });
      hearing.now?.stop();
      const off = scanner.onScan((text) => heard(testPageCode.test(text.trim()) ? [] : ['other-text']));
      const timer = setTimeout(() => heard(['nothing-read']), HEARS_MS).unref();
      const stop = () => {
        off();
        clearTimeout(timer);
      };
      hearing.now = { until: parts.now() + HEARS_MS, stop };
      changed();
      return ok({});
    },
    print: async (origin: Origin) => {
      if (host.takesTests() === false) return err({ type: 'host-of-before' as const });
      paper.unanswered ??= origin;
      const answered = await host.print(paper.unanswered);
      if (answered === null) return err({ type: 'test-page-not-asked' as const });
      paper.unanswered = null;
      return answered.ok ? ok({}) : answered;
    },
    /** Begins it, and waits for nothing: ten seconds are longer than a page waits for an answer. */
    look: (): void => {
      look.running ??= parts
        .look()
        .then(({ checks }) => {
          look.checks = checks;
        })
        .catch((error: unknown) => onBug('led-pc', error))
        .finally(() => {
          look.running = null;
          changed();
        });
      changed();
    },
    tell,
    close: (): void => {
      life.closed = true;
      hearing.now?.stop();
      if (telling.again) clearTimeout(telling.again);
    },
  };
}

/** The last of each device, and what the host does not have yet. */
function isOfUse(test: LedPc['tests'][number], at: number, tests: LedPc['tests']): boolean {
  return !test.told || !tests.slice(at + 1).some(({ device }) => device === test.device);
}

export type LedPcHere = ReturnType<typeof createLedPc>;
