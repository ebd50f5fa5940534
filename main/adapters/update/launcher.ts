import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pastChanges, type Slots, type VersionChange } from '../../../contract/update-file.ts';
import { exitCode } from '../../exit-codes.ts';
import type { PointData } from './point-data.ts';
import type { Run } from './run-version.ts';
import { freeBytesOf, type UpdateFolder } from './update-folder.ts';

/** So often a new version may fail to become ready before the one before it comes back. */
const MOST_STARTS = 2;
const SPARE_BYTES = 128 * 1024 * 1024;

export interface LauncherParts {
  readonly folder: UpdateFolder;
  readonly data: PointData;
  /** The program the launcher itself came with. */
  readonly builtIn: string;
  /** Runs the station until it ends; `onReady` when its pages may come. */
  readonly run: (entry: string, onReady: () => void) => Promise<Run>;
  /** Starts a version on a copy of the data, cut off from the world, and tries a first command. */
  readonly tryOn: (entry: string, copy: string) => Promise<boolean>;
  readonly now: () => number;
  /** A version that neither starts nor can be gone back from: until somebody helps. Left out: the launcher ends. */
  readonly onStuck?: (slots: Slots) => Promise<'again' | 'end'>;
  readonly freeBytes?: (folder: string) => number;
}

/**
 * Chooses the version and keeps to what is written down: every line of `slots.json` is on the disk before what it says is
 * done, so that a kill anywhere goes on from there. A staged version is verified once more to the byte, tried on a copy
 * (the point's own database is not touched by a version that cannot start), and only then the real start; until that was
 * ready once, two failed starts bring the version before back. Answers the exit code of the station that ended for good.
 */
export async function launch(parts: LauncherParts): Promise<number | null> {
  const { folder, data, now } = parts;
  const change = (slots: Partial<Slots>) => folder.writeSlots({ ...folder.slots(), ...slots });
  const ended = (version: string, result: VersionChange['result'], why: VersionChange['why']) => {
    const { last, past } = folder.slots();
    return {
      last: { version, result, why, at: now() },
      past: [...(last ? [last] : []), ...past].slice(0, pastChanges),
    };
  };
  const copyBefore = (version: string) => join(folder.path, `before-${version}`);
  const entryOf = ({ current }: Slots) => (current ? folder.entryOf(current.version) : parts.builtIn);

  for (;;) {
    goBackAsAsked();
    const { current, probation } = folder.slots();
    if (current && probation && probation.starts >= MOST_STARTS) goBack(current.version);
    if (folder.slots().stuck && folder.staged()) await changeOver();
    const exit = await runCurrent();
    if (exit.code === exitCode('changeOver')) {
      await changeOver();
      continue;
    }
    // Told to end is no failed start.
    if (exit.code === 0 || exit.isTaken) return exit.code;
    const slots = folder.slots();
    if (slots.probation) continue;
    if (!slots.stuck || exit.wasReady || (await parts.onStuck?.(slots)) !== 'again') return exit.code;
  }

  async function runCurrent() {
    const slots = folder.slots();
    const { probation, current } = slots;
    // Counted before it is tried: a start that takes the PC down with it was one too.
    if (probation) change({ probation: { starts: probation.starts + 1 } });
    const run = await parts.run(entryOf(slots), () => {
      const isNew = probation !== null || slots.stuck;
      if (isNew && current) change({ probation: null, stuck: false, ...ended(current.version, 'installed', null) });
    });
    if (run.isTaken && !run.wasReady) change({ probation });
    return run;
  }

  async function changeOver(): Promise<void> {
    const staged = folder.staged();
    if (!staged) return;
    const slots = folder.slots();
    // Killed after the answer was written down, before the question was taken away.
    if (staged.order <= slots.highestOrder || slots.wentBack.includes(staged.order)) return folder.forgetStaged();
    const why = await whatStandsAgainst(staged.version);
    if (why !== null) {
      const isItsFault = why === 'changed-on-disk' || why === 'trial-failed';
      const wentBack = isItsFault ? [...slots.wentBack, staged.order] : slots.wentBack;
      change({ wentBack, ...ended(staged.version, 'not-installed', why) });
      folder.forgetStaged();
      return;
    }
    const { version, order } = staged;
    const highestOrder = Math.max(slots.highestOrder, order);
    change({
      current: { version, order },
      previous: slots.current,
      highestOrder,
      probation: { starts: 0 },
      stuck: false,
    });
    folder.forgetStaged(true);
    folder.keepOnly([version, ...(slots.current ? [slots.current.version] : [])]);
  }

  async function whatStandsAgainst(version: string): Promise<VersionChange['why']> {
    const entry = folder.verified(version);
    if (entry === null) return 'changed-on-disk';
    if ((parts.freeBytes ?? freeBytesOf)(folder.path) < 2 * data.bytes() + SPARE_BYTES) return 'no-room';
    const [copy, trial] = [copyBefore(version), join(folder.path, 'trial')];
    try {
      data.copyTo(copy);
      for (let attempt = 1; attempt <= MOST_STARTS; attempt++) {
        data.copyTo(trial);
        if (await parts.tryOn(entry, trial)) return null;
      }
      return 'trial-failed';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'no-room' : 'no-copy';
    } finally {
      rmSync(trial, { recursive: true, force: true });
    }
  }

  /** Somebody pressed: the same way as after failed starts, with the same care for what was written since. */
  function goBackAsAsked(): void {
    const from = folder.goBackAsked();
    if (from === null) return;
    // Killed after the answer was written down, before the question was taken away.
    if (folder.slots().current?.version === from) {
      const done = data.putBack(copyBefore(from), `log.after-${from}.db`);
      change(done === 'events-since' ? ended(from, 'stayed', 'events-since') : backFrom(from, 'asked'));
    }
    folder.forgetGoBack();
  }

  function backFrom(version: string, why: VersionChange['why']): Partial<Slots> {
    const { current, previous, wentBack } = folder.slots();
    folder.forgetCurrentFile();
    return {
      ...{ current: previous, previous: null, probation: null, stuck: false },
      wentBack: [...wentBack, current?.order ?? 0],
      ...ended(version, 'went-back', why),
    };
  }

  function goBack(version: string): void {
    const done = data.putBack(copyBefore(version), `log.after-${version}.db`);
    // The new version stays: what it wrote is worth more than a quiet start, and the doctor calls for help.
    if (done === 'events-since') change({ probation: null, stuck: true, ...ended(version, 'stuck', 'events-since') });
    else change(backFrom(version, 'start-failed'));
  }
}
