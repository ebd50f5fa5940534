import { openAttachmentFolder } from '../../main/adapters/attachments/attachment-folder.ts';
import {
  type Reporting,
  type ReportingSettings,
  startReporting,
} from '../../main/adapters/province/start-reporting.ts';
import { isSignedBy } from '../../main/adapters/system/ed25519.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import { createInboxReader } from '../../main/operations/fetch-inbox.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';

/** The road of `main/station.ts` for a station in this process: real door, real cryptography, quick to try again. */
export function roadTo(
  url: string,
  ticket: string,
  folder: string,
  wish: Pick<ReportingSettings, 'over' | 'delays'> = {},
) {
  const holder: { reporting: Reporting | null } = { reporting: null };
  const vault = openKeyFileVault(folder);
  const operatorLog = { write: () => {} };
  return {
    start: (store: PointStore): Reporting => {
      const { memory, directory, foreign, point } = store;
      holder.reporting = startReporting({
        ...{ log: store.outgoing, own: store.incarnations, vault, memory, operatorLog, version: 'test', url },
        ...{ clock: createSystemClock(), ids: createRandomIds(), enrolment: { ticket } },
        inbox: createInboxReader({ vault, operatorLog, isSignedBy, memory, directory, foreign, point }),
        scans: {
          named: store.attachments.files,
          files: openAttachmentFolder(folder),
          ...{ changed: store.changed, everyMs: 50 },
        },
        ...(wish.over && { over: wish.over }),
        delays: {
          debounceMs: 5,
          helloEveryMs: 60_000,
          retryBaseMs: 20,
          retryCapMs: 60,
          requestTimeoutMs: 10_000,
          ...wish.delays,
        },
      });
      return holder.reporting;
    },
    /** One contact, whole. */
    contact: async () => {
      await holder.reporting?.pushNow();
      const state = holder.reporting?.state();
      if (state?.state !== 'in-sync') throw new Error(`the road stands at ${JSON.stringify(state)}`);
    },
  };
}
