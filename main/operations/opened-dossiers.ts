import type { DossierId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { PrintJob } from '../store/print-jobs-table.ts';
import { actorOf, type Caller, type MethodName } from './caller.ts';

/** That somebody read of a person is on record before anything is shown; refused, nothing is. */
export function noteOpened(
  { store, ids }: { readonly store: PointStore; readonly ids: Ids },
  method: MethodName,
  dossiers: readonly DossierId[],
  caller: Caller,
) {
  const events = dossiers.map((dossier) => ({ type: 'dossier-opened' as const, facts: { dossier } }));
  return store.perform({ origin: ids.origin(), method, actor: actorOf(caller), opensDay: false }, () =>
    ok({ events, answer: () => ({}) }),
  );
}

/** The dossier a paper is about; undefined: of none. */
export function dossierOfJob(store: PointStore, { kind, subject }: Pick<PrintJob, 'kind' | 'subject'>) {
  const dossier = kind === 'fee' || kind === 'fee-qr' ? store.fees.get(subject)?.dossier : subject;
  return dossier ? store.dossiers.get(dossier) : undefined;
}
