import { describe, expect, test } from 'vitest';
import { rights } from '../../../contract/rights.ts';
import { terminalApi } from '../../../contract/terminal-api.ts';
import { AccountId, CounterId, DossierId } from '../../../domain/ids.ts';
import { permissions } from '../../../domain/permissions.ts';
import type { accountRoles } from '../../../domain/roles.ts';
import { createRandomIds } from '../../../main/adapters/system/random-ids.ts';
import { type Caller, type Handlers, type MethodName, NotPermitted } from '../../../main/operations/caller.ts';
import { guardDossiers } from '../../../main/operations/dossier-guard.ts';
import { newOrigin } from '../../centre/open-door.ts';
import { sampleInput } from '../../centre/sample-inputs.ts';
import { actAsked as asks } from '../../support/rights-as-written.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const other = AccountId('00000000-0000-4000-8000-000000000002');

async function withDossier(run: (point: PointInTest & { dossier: string }) => void | Promise<void>): Promise<void> {
  await withStore(async (point) => {
    const clerk = point.clerkAt('1');
    await point.operations.openCounter({ origin: newOrigin(), counter: CounterId('1'), queues: ['B'] } as never, clerk);
    const received = await point.operations.receiveDossier(sampleInput('receiveDossier') as never, clerk);
    if (!received.ok) throw new Error(received.error.type);
    await run({ ...point, dossier: received.value.dossier });
  });
}

/** Everything behind the guard lets everybody through: what is refused, the guard refused. */
function guardOf({ store }: PointInTest): Handlers<MethodName> {
  const through = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => 'through'), has: () => true });
  const names = [...Object.keys(asks), 'receiveDossier', 'readPaper', 'reprint', 'findDossiers'] as MethodName[];
  const handlers = Object.fromEntries(names.map((name) => [name, (through as never)[name]]));
  return guardDossiers(handlers as unknown as Handlers<MethodName>, { store, ids: createRandomIds() });
}

function said(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof NotPermitted) return error.type;
    throw error;
  }
}

describe('the guard of the dossiers', () => {
  test('is asked by every method that names one', () => {
    const named = (Object.keys(terminalApi) as MethodName[]).filter((method) =>
      ['dossier', 'dossiers'].some((key) => key in sampleInput(method)),
    );
    expect(named.filter((method) => !(method in asks) && method !== 'listHeldDossiers')).toEqual([]);
  });

  test('and the door lets in no role that the table then refuses whatever the dossier', () => {
    const idle = Object.entries(asks).flatMap(([method, act]) => {
      const { account } = rights[method as MethodName];
      const roles = account === 'none' ? [] : account;
      return roles.filter((role) => permissions[role][act].own === 'none').map((role) => `${method} as ${role}`);
    });
    expect(idle).toEqual([]);
  });

  test('lets papers lead nobody to a dossier they may not open', () =>
    withDossier(async (point) => {
      const guard = guardOf(point) as unknown as Record<string, (input: object, caller: Caller) => unknown>;
      const job = point.store.jobs.receiptOf(point.dossier);
      const as = (role: (typeof accountRoles)[number]) => ({ ...point.clerkAt('2'), role });
      expect(said(() => guard.readPaper?.({ job }, as('clerk')))).toBeNull();
      expect(said(() => guard.readPaper?.({ job }, as('specialist')))).toBe('dossier-held-by-other');
      expect(said(() => guard.readPaper?.({ job }, as('technician')))).toBe('role-not-allowed');
      expect(said(() => guard.reprint?.({ job }, as('auditor')))).toBe('role-not-allowed');
    }));

  test('nor the papers of its money, which whoever takes money may print again', () =>
    withDossier(async (point) => {
      const { operations, store, dossier, clerkAt } = point;
      const guard = guardOf(point) as unknown as Record<string, (input: object, caller: Caller) => unknown>;
      const asked = { amount: 8_000, source: 'posted-here' } as const;
      const line = { procedure: '1.004873', papers: 1, pages: 1, copies: 1, asked, exempt: null };
      const owed = { counter: CounterId('1'), dossier: DossierId(dossier), ticket: null, lines: [line] };
      const pay = { way: 'cash', given: null } as const;
      const paid = await operations.setFee({ origin: newOrigin() as never, ...owed, pay }, clerkAt('1'));
      if (!paid.ok) throw new Error(paid.error.type);
      const { job } = paid.value;
      const as = (role: (typeof accountRoles)[number]) => ({ ...clerkAt('2'), role });
      expect(said(() => guard.readPaper?.({ job }, as('cashier')))).toBeNull();
      expect(said(() => guard.readPaper?.({ job }, as('specialist')))).toBe('dossier-held-by-other');
      store.databases.write
        .prepare("UPDATE dossiers SET holder = ?, state = 'in-process' WHERE dossier = ?")
        .run(other, dossier);
      expect(said(() => guard.reprint?.({ job }, as('post-agent')))).toBeNull();
      expect(said(() => guard.reprint?.({ job }, as('specialist')))).toBe('role-not-allowed');
    }));

  test('keeps from a list what somebody may not find, and puts down that an auditor read it', () =>
    withDossier(async (point) => {
      const { store, operations, dossier } = point;
      const guard = guardDossiers(operations as unknown as Handlers<MethodName>, { store, ids: createRandomIds() });
      const find = async (role: (typeof accountRoles)[number]) =>
        (await guard.findDossiers({ query: '', state: null }, { ...point.clerkAt('2'), role })).length;
      const head = store.head().seq;
      expect([await find('clerk'), await find('specialist')]).toEqual([1, 0]);
      expect(store.head().seq).toBe(head);
      expect(await find('auditor')).toBe(1);
      store.databases.write.prepare("UPDATE dossiers SET holder = NULL, state = 'forwarded'").run();
      expect(await find('specialist')).toBe(1);
      const [read] = store.log.read(head + 1, { maxEvents: 9, maxBytes: 1e5 });
      expect(read).toMatchObject({ type: 'dossiers-looked-through', facts: { found: 1 } });
      const opened = await guard.openDossier({ dossier: dossier as never }, { ...point.clerkAt('2'), role: 'auditor' });
      expect(opened.ok).toBe(true);
      expect(store.log.read(store.head().seq, { maxEvents: 1, maxBytes: 1e5 })[0]?.type).toBe('dossier-opened');
    }));
});
