import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officialCalendar } from '../../domain/data/days-off.ts';
import type { DirectoryPoint } from '../../domain/directory.ts';
import { AccountId, CounterId, TerminalId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import { openAttachmentFolder } from '../../main/adapters/attachments/attachment-folder.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { openReceiptSigner } from '../../main/adapters/system/receipt-signer.ts';
import { openSlipSigner } from '../../main/adapters/system/slip-signer.ts';
import { appointmentOperations } from '../../main/operations/appointments.ts';
import { attachmentOperations } from '../../main/operations/attachments.ts';
import { besideOperations } from '../../main/operations/beside-work.ts';
import type { Caller } from '../../main/operations/caller.ts';
import { counterOperations } from '../../main/operations/counter-work.ts';
import { dayCloseOperations } from '../../main/operations/day-close-work.ts';
import { dossierLifeOperations } from '../../main/operations/dossier-life.ts';
import { dossierOperations } from '../../main/operations/dossiers.ts';
import { draftOperations } from '../../main/operations/drafts.ts';
import { feeOperations } from '../../main/operations/fee-work.ts';
import { createFourEyes } from '../../main/operations/four-eyes.ts';
import { handOverOperations } from '../../main/operations/hand-over-work.ts';
import { helpOperations } from '../../main/operations/help.ts';
import { createLive } from '../../main/operations/live.ts';
import { officeOperations } from '../../main/operations/office-work.ts';
import { paperOperations } from '../../main/operations/paper-work.ts';
import { peopleOperations } from '../../main/operations/people.ts';
import { receptionOperations } from '../../main/operations/reception-work.ts';
import { scanOperations } from '../../main/operations/scans.ts';
import { ticketOperations } from '../../main/operations/tickets.ts';
import { visitOperations } from '../../main/operations/visit-work.ts';
import type { ReceiptSigner } from '../../main/ports/receipt-signer.ts';
import type { SlipSigner } from '../../main/ports/slip-signer.ts';
import { createDossierSearch } from '../../main/store/dossier-search.ts';
import { openPointStore, type PointStore } from '../../main/store/open-point-store.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { putEmptyTables } from './empty-tables.ts';
import { settableClock } from './settable-clock.ts';
import { testPoint } from './test-point.ts';

export interface PointInTest {
  readonly folder: string;
  readonly store: PointStore;
  /** As the station signs its receipts. */
  readonly signer: ReceiptSigner;
  readonly slips: SlipSigner;
  readonly clock: ReturnType<typeof settableClock>;
  readonly offset: { ms: number | null };
  readonly operations: ReturnType<typeof ticketOperations> &
    ReturnType<typeof counterOperations> &
    ReturnType<typeof visitOperations> &
    ReturnType<typeof dossierOperations> &
    ReturnType<typeof feeOperations> &
    ReturnType<typeof dayCloseOperations> &
    ReturnType<typeof dossierLifeOperations> &
    ReturnType<typeof officeOperations> &
    ReturnType<typeof receptionOperations> &
    ReturnType<typeof draftOperations> &
    ReturnType<typeof peopleOperations> &
    ReturnType<typeof attachmentOperations> &
    ReturnType<typeof helpOperations> &
    ReturnType<typeof scanOperations> &
    ReturnType<typeof appointmentOperations> &
    ReturnType<typeof besideOperations> &
    ReturnType<typeof paperOperations> &
    ReturnType<typeof handOverOperations>;
  readonly kiosk: Caller;
  /** A signed-in clerk at a counter. */
  clerkAt(counter: string): Caller;
}

export function tempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'gan-dan-'));
}

/** A real store in a folder of its own with the operations on it, without doors, printers or province. */
export async function withStore<T>(
  run: (point: PointInTest) => T | Promise<T>,
  folder = tempFolder(),
  { at = testPoint, writtenDown = [] }: { at?: Point; writtenDown?: readonly DirectoryPoint[] } = {},
): Promise<T> {
  const clock = settableClock();
  const ids = createRandomIds();
  const offset = { ms: null as number | null };
  const vault = openKeyFileVault(folder);
  putEmptyTables(folder);
  const opened = openPointStore({
    ...{ folder, point: at, calendar: officialCalendar, clock, ids, vault, writtenDown },
    operatorLog: { write: () => {} },
    provinceOffset: () => offset.ms,
  });
  if (!opened.ok) throw new Error(`the store refused: ${opened.error.type}`);
  const store = opened.value;
  const search = createDossierSearch({
    dossiers: store.dossiers,
    sealing: store.sealing,
    point: at.id,
  });
  const passwords = quickPasswords();
  const signer = openReceiptSigner(folder, vault);
  const fourEyes = createFourEyes({ store, clock, passwords });
  const slips = openSlipSigner({ folder, vault, point: at.id, directory: store.directory.current });
  store.foreign.onTaken((dossiers) => dossiers.forEach(search.refresh));
  const operations = {
    ...ticketOperations({ store, clock, ids }),
    ...counterOperations({ store, clock }),
    ...visitOperations({ store, clock }),
    ...dossierOperations({ store, clock, ids, search }),
    ...feeOperations({ store, clock, ids }),
    ...dayCloseOperations({ store, clock }),
    ...dossierLifeOperations({ store, clock, search, fourEyes }),
    ...officeOperations({ store }),
    ...receptionOperations({ store, clock }),
    ...draftOperations({ store, clock }),
    ...peopleOperations({ store, clock, search }),
    ...attachmentOperations({ store, clock, ids, search, files: openAttachmentFolder(folder), folder: null }),
    ...helpOperations({ store, clock }),
    ...scanOperations({ store, clock, ids, signer }),
    ...appointmentOperations({ store, clock, ids }),
    ...besideOperations({ store, clock, ids, search, live: createLive({ store }) }),
    ...paperOperations({ store }),
    ...handOverOperations({ store, clock, ids, search, slips, fourEyes }),
  };
  try {
    return await run({
      folder,
      store,
      signer,
      slips,
      clock,
      offset,
      operations,
      kiosk: callerAt('kiosk', null),
      clerkAt,
    });
  } finally {
    search.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function clerkAt(counter: string): Caller {
  return callerAt('counter', counter);
}

function callerAt(role: 'kiosk' | 'counter', counter: string | null): Caller {
  const account = counter === null ? null : AccountId(`00000000-0000-4000-8000-00000000000${counter}`);
  const at = counter === null ? null : CounterId(counter);
  const terminal = TerminalId(`${role}-${counter ?? 'a'}`);
  const session = { terminal, role, counter: at, account, isSetUp: false, expiresAt: null, isLocked: false };
  return { tokenHash: '', session, role: account ? 'clerk' : null, signal: undefined };
}
