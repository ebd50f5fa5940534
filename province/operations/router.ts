import type { Transaction } from '../store/database.ts';
import { forgetParcels, putIntoInbox, readersWaiting, someParcels } from '../store/inboxes.ts';
import { ring } from '../store/mail-bell.ts';
import { askToLetRead, beIntroduced, forgetIntroduction, someIntroductions } from '../store/readers.ts';
import { signersOf } from '../store/streams.ts';
import { forgetWaitingSlip, noteWaitingSlips, type SlipToJudge, slipsToJudge } from '../store/waiting-slips.ts';
import { countAtHome } from './count-at-home.ts';
import { noteFailure } from './note-failure.ts';
import { provenBySlip } from './proven-by-slip.ts';
import type { Province } from './province.ts';

/**
 * Brings what was written at one point to the inboxes of others: after each push, and on a timer for what a process that
 * died left behind. Any number may run at once: every step is done again without harm, and none spans two points.
 */
export interface Router {
  /** Soon; never waited for by whoever pushes. */
  wake(): void;
  /** All there is to bring now, to the end. */
  run(): Promise<void>;
  close(): Promise<void>;
}

const everyMs = 5_000;
const atOnce = 500;

export function startRouter(province: Province): Router {
  const now = { running: null as Promise<void> | null, again: false, closed: false };

  const run = (): Promise<void> => {
    if (now.running) {
      now.again = true;
      return now.running;
    }
    now.running = rounds().finally(() => {
      now.running = null;
    });
    return now.running;
  };

  async function rounds(): Promise<void> {
    do {
      now.again = false;
      while (!now.closed && (await bring(province)));
    } while (now.again && !now.closed);
  }

  const quietly = () => void run().catch((failure: unknown) => void noteFailure(province, 'router', failure));
  const timer = setInterval(quietly, everyMs);
  timer.unref();
  return {
    wake: quietly,
    run,
    async close() {
      now.closed = true;
      clearInterval(timer);
      await now.running?.catch(() => undefined);
    },
  };
}

/** Its signer was enrolled since the acceptance came. */
async function judgeAgain(tx: Transaction, slip: SlipToJudge): Promise<void> {
  const { point, event } = slip;
  const { proven, waiting } = await provenBySlip(point, [event], (from) => signersOf(tx, from));
  await askToLetRead(tx, point, proven);
  await forgetWaitingSlip(tx, slip);
  await noteWaitingSlips(tx, { point, stream: event.stream }, waiting);
}

/** One round; false when there was nothing to bring. */
async function bring({ database, log }: Province): Promise<boolean> {
  for (const slip of await slipsToJudge(database, atOnce)) await database.transaction((tx) => judgeAgain(tx, slip));
  const introductions = await someIntroductions(database, atOnce);
  for (const each of introductions) {
    const taken = await database.transaction((tx) => beIntroduced(tx, each));
    if (!taken) log.write({ event: 'introduction-refused', point: each.to, by: each.from });
    await forgetIntroduction(database, each);
  }
  const readers = await readersWaiting(database);
  for (const reader of readers) {
    const parcels = await someParcels(database, reader, atOnce);
    await database.transaction(async (tx) => {
      const fresh = await putIntoInbox(tx, reader, parcels);
      await countAtHome(tx, reader, fresh);
      if (fresh.length > 0) await ring(tx, reader);
    });
    await forgetParcels(database, reader, parcels);
  }
  return introductions.length > 0 || readers.length > 0;
}
