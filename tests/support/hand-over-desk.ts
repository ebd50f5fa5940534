import type { Carried, Paper } from '../../domain/custody-events.ts';
import { slipTexts } from '../../domain/hand-over-slip.ts';
import { AccountId, CounterId, DossierId, HandOverId, type PointId, TerminalId } from '../../domain/ids.ts';
import { openSlipSigner } from '../../main/adapters/system/slip-signer.ts';
import { type Caller, NotPermitted } from '../../main/operations/caller.ts';
import { guardDossiers } from '../../main/operations/dossier-guard.ts';
import { dossierLifeOperations } from '../../main/operations/dossier-life.ts';
import { dossierOperations } from '../../main/operations/dossiers.ts';
import { createFourEyes } from '../../main/operations/four-eyes.ts';
import { handOverOperations } from '../../main/operations/hand-over-work.ts';
import type { Passwords } from '../../main/ports/passwords.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import type { StationOnDisk } from './station-on-disk.ts';

const counter = CounterId('1');
const clerk = AccountId('00000000-0000-4000-8000-000000000001');
const head = AccountId('00000000-0000-4000-8000-000000000009');
const approver = { login: 'truong', secret: 'chim-sao-bay-cao' };

/** Who stands there is not what is asked: a secret is proven as it stands. */
const plain: Passwords = {
  hash: async (password) => password,
  verify: async (encoded, password) => encoded === password,
};

/** A clerk and a head, once, before the first day. */
export function employ({ store }: Pick<StationOnDisk, 'store'>): void {
  const { accounts } = store();
  accounts.insert({ id: clerk, login: 'canbo', name: 'Cán Bộ Mẫu', role: 'clerk', password: approver.secret }, 0);
  accounts.insert({ id: head, login: 'truong', name: 'Trưởng Mẫu', role: 'head', password: approver.secret }, 0);
}

export interface AskedToCount {
  readonly dossier: DossierId;
  readonly paper: Paper;
}

/** What a build that is broken at its desk sees instead of its store. */
export type DeskStore = (store: PointStore) => PointStore;

/** A refusal by its word; null: it was done. */
export type Refusal = string | null;

/** The desk of a point where folders come and go: the operations of the product behind their guard, by the people's own words. */
export function handOverDesk(pc: StationOnDisk, seen: DeskStore = (store) => store) {
  const { ids, clock, folder } = pc;
  const search = pc.search();
  const store = seen(pc.store());
  const slips = openSlipSigner({
    folder,
    vault: pc.vault(),
    point: store.point.id,
    directory: store.directory.current,
  });
  const fourEyes = createFourEyes({ store, clock, passwords: plain });
  const all = {
    ...dossierOperations({ store, clock, ids, search }),
    ...dossierLifeOperations({ store, clock, search, fourEyes }),
    ...handOverOperations({ store, clock, ids, search, slips, fourEyes }),
  };
  const operations = guardDossiers(all as never, { store, ids }) as unknown as typeof all;
  const terminal = TerminalId('counter-1');
  const session = {
    terminal,
    role: 'counter' as const,
    counter,
    account: clerk,
    isSetUp: false,
    expiresAt: null,
    isLocked: false,
  };
  const caller: Caller = { tokenHash: '', session, role: 'clerk', signal: undefined };
  const command = () => ({ origin: ids.origin() });

  const asked = async (act: () => unknown): Promise<Refusal> => {
    try {
      const answer = (await act()) as { ok: true } | { ok: false; error: { type: string } };
      return answer.ok ? null : answer.error.type;
    } catch (failure) {
      if (failure instanceof NotPermitted) return failure.message;
      throw failure;
    }
  };

  return {
    store,
    /** The codes of the slip that is printed; or why nothing goes. */
    offer: async (
      to: PointId,
      bag: string | null,
      items: readonly { readonly dossier: DossierId; readonly carries: Carried }[],
    ): Promise<{ readonly handOver: HandOverId; readonly slip: readonly string[] } | string> => {
      const kind = items.some(({ carries }) => carries === 'result') ? ('results' as const) : ('folders' as const);
      const made = { handOver: '' };
      const refused = await asked(async () => {
        const answer = await operations.makeHandOver({ ...command(), to, kind, bag, items: [...items] }, caller);
        if (answer.ok) made.handOver = answer.value.handOver.handOver;
        return answer;
      });
      if (refused !== null) return refused;
      const known = pc.store().handOvers.get(made.handOver);
      if (!known) throw new Error('assertion failed: an offer that was made is not known');
      const signed = { publicKey: slips.publicKey, signature: known.signature };
      return { handOver: HandOverId(made.handOver), slip: slipTexts(known, signed) };
    },
    accept: (
      handOver: HandOverId,
      slip: readonly string[],
      answer: Parameters<typeof all.acceptHandOver>[0]['answer'],
    ) => asked(() => operations.acceptHandOver({ ...command(), handOver, slip: [...slip], answer }, caller)),
    decline: (handOver: HandOverId, slip: readonly string[]) =>
      asked(() =>
        operations.declineHandOver(
          { ...command(), handOver, slip: [...slip], only: null, reason: 'wrong-point' },
          caller,
        ),
      ),
    withdraw: (slip: readonly string[]) =>
      asked(() => operations.withdrawHandOver({ ...command(), slip: [...slip], approver }, caller)),
    enterSigned: (slip: readonly string[], signedAt: string) =>
      asked(() => operations.enterSignedSlip({ ...command(), slip: [...slip], missing: [], signedAt }, caller)),
    coming: () => (operations.readHandOvers({}, caller) as Awaited<ReturnType<typeof operations.readHandOvers>>).coming,
    sayHere: ({ dossier, paper }: AskedToCount) =>
      asked(() => operations.sayPaperHere({ ...command(), dossier, paper }, caller)),
    lost: ({ dossier, paper }: AskedToCount) =>
      asked(() =>
        operations.reportFolderLost({ ...command(), dossier, paper, missing: ['Tờ khai'], note: '', approver }, caller),
      ),
    anew: ({ dossier, paper }: AskedToCount) =>
      asked(() => operations.reconstituteFolder({ ...command(), dossier, paper, documentCount: 1 }, caller)),
    toRecount: () => operations.listToRecount({}, caller) as Awaited<ReturnType<typeof operations.listToRecount>>,
    recount: (counted: Parameters<typeof all.recountFolders>[0]['counted']) =>
      asked(() => operations.recountFolders({ ...command(), counted }, caller)),
    take: (dossier: DossierId) => asked(() => operations.takeDossier({ ...command(), dossier }, caller)),
    ready: (dossier: DossierId) => asked(() => operations.markResultReady({ ...command(), dossier }, caller)),
    giveBack: (dossier: DossierId) =>
      asked(() => {
        const to = { to: 'applicant' as const, receiver: 'Người Mẫu', note: '' };
        return operations.returnResult({ ...command(), counter, ticket: null, dossier, ...to }, caller);
      }),
    /** Dossiers by their rows, in one order. */
    dossiers: () =>
      (store.databases.write.prepare('SELECT dossier FROM dossiers ORDER BY code, dossier').pluck().all() as string[])
        .map((id) => store.dossiers.get(id))
        .flatMap((row) => (row ? [row] : [])),
  };
}

export type HandOverDesk = ReturnType<typeof handOverDesk>;
export const dossierOf = (id: string) => DossierId(id);
