import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { slipTexts } from '../../domain/hand-over-slip.ts';
import { AccountId, type PointId, QueueId, TerminalId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import type { Result } from '../../domain/result.ts';
import { practicePerson } from '../../domain/training/practice-person.ts';
import { practiceNames, secondPracticePoint } from '../../domain/training/practice-point.ts';
import { openKeyFileVault } from '../adapters/system/key-file-vault.ts';
import { openSlipSigner } from '../adapters/system/slip-signer.ts';
import type { Caller } from '../operations/caller.ts';
import { counterOperations } from '../operations/counter-work.ts';
import { dossierOperations } from '../operations/dossiers.ts';
import { createFourEyes } from '../operations/four-eyes.ts';
import { handOverOperations } from '../operations/hand-over-work.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Passwords } from '../ports/passwords.ts';
import { createDossierSearch } from '../store/dossier-search.ts';
import { openPointStore } from '../store/open-point-store.ts';

/** The other point of the exercise: real enough to sign a slip that the first one checks. */
export interface SecondPoint {
  /** A bag with one folder for `to`: what a scanner reads off its slip. */
  bagFor(to: PointId): Promise<readonly string[]>;
  close(): void;
}

/** Its key is written down for the first point before that one starts, as where no province can be asked. */
export function prepareSecondPoint(parts: {
  readonly folder: string;
  readonly real: Point;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly passwords: Passwords;
}): SecondPoint {
  const { folder, real, clock, ids, passwords } = parts;
  const home = join(folder, 'second');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const vault = openKeyFileVault(home);
  const { first, second } = practiceNames(real.commune);
  const known = { point: second.id, name: second.name, kind: 'secondary', keys: [{ publicKey: vault.publicKey }] };
  writeFileSync(join(folder, 'centre-keys.json'), JSON.stringify({ points: [known] }), { mode: 0o600 });
  const open: { store: ReturnType<typeof openStore> | null; bags: number } = { store: null, bags: 0 };

  function openStore() {
    const opened = openPointStore({
      ...{ folder: home, point: secondPracticePoint(real), calendar: officialCalendar, vault, clock, ids },
      ...{ operatorLog: { write: () => {} }, provinceOffset: () => 0 },
      writtenDown: [{ point: first.id, name: first.name, kind: 'principal', keys: [] }],
    });
    if (!opened.ok) throw new Error(`assertion failed: the second point of the exercise: ${opened.error.type}`);
    return opened.value;
  }

  return {
    bagFor: async (to) => {
      open.store ??= openStore();
      const store = open.store;
      const search = createDossierSearch({
        dossiers: store.dossiers,
        sealing: store.sealing,
        point: store.point.id,
      });
      const slips = openSlipSigner({ folder: home, vault, point: second.id, directory: store.directory.current });
      const fourEyes = createFourEyes({ store, clock, passwords });
      const operations = {
        ...counterOperations({ store, clock }),
        ...dossierOperations({ store, clock, ids, search }),
        ...handOverOperations({ store, clock, ids, search, slips, fourEyes }),
      };
      const clerk = clerkOf(store.point.counters[0]);
      if (!store.accounts.byId(clerk.account))
        store.accounts.insert(
          { id: clerk.account, login: 'diem2', name: 'Cán bộ điểm thứ hai (mẫu)', role: 'clerk', password: '' },
          clock.now(),
        );
      const at = { counter: clerk.counter };
      const queues = store.point.queues.map(({ id }) => QueueId(id));
      must(await operations.openCounter({ origin: ids.origin(), ...at, queues }, clerk.caller));
      const received = must(
        await operations.receiveDossier(
          {
            ...{ origin: ids.origin(), ...at, procedure: '1.004873', ticket: null, channel: 'direct' },
            ...{ officialCode: null, applicant: practicePerson, submitter: null, sets: 1, note: '', language: 'vi' },
            documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
          },
          clerk.caller,
        ),
      );
      open.bags++;
      const made = must(
        await operations.makeHandOver(
          {
            ...{ origin: ids.origin(), to, kind: 'folders', bag: `LT-${open.bags}` },
            items: [{ dossier: received.dossier as never, carries: 'folder' }],
          },
          clerk.caller,
        ),
      );
      const offered = store.handOvers.get(made.handOver.handOver);
      if (!offered) throw new Error('assertion failed: the bag is not in the log');
      search.close();
      return slipTexts(offered, { publicKey: slips.publicKey, signature: offered.signature });
    },
    close: () => open.store?.close(),
  };
}

function clerkOf(counter: Point['counters'][number] | undefined) {
  if (!counter) throw new Error('assertion failed: a point without a counter');
  const account = AccountId('00000000-0000-4000-8000-000000000098');
  const caller: Caller = {
    ...{ tokenHash: '', role: 'clerk', signal: undefined },
    session: {
      ...{ terminal: TerminalId(`counter-${counter}`), role: 'counter', counter, account },
      ...{ isSetUp: false, expiresAt: null, isLocked: false },
    },
  };
  return { counter, account, caller };
}

function must<T>(result: Result<T, { readonly type: string }>): T {
  if (!result.ok) throw new Error(`assertion failed: the second point of the exercise: ${result.error.type}`);
  return result.value;
}
