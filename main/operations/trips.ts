import { localTime } from '../../domain/calendar.ts';
import { runningStates } from '../../domain/dossier-words.ts';
import { isHere } from '../../domain/hand-over-decide.ts';
import { PointId } from '../../domain/ids.ts';
import { planTrips, type WaitingPaper } from '../../domain/trips.ts';
import type { Clock } from '../ports/clock.ts';
import type { DossierRow } from '../store/dossiers-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Handlers } from './caller.ts';
import { heldOf, pointRef, workByScan } from './custody-view.ts';

/** Which papers lie here and are needed elsewhere, trip by trip. Names nobody: codes and procedures only. */
export function tripOperations({ store, clock }: { store: PointStore; clock: Clock }): Handlers<'readTrips'> {
  return {
    readTrips: () => {
      const today = localTime(clock.now()).date;
      const trips = planTrips(waitingPapers(store), today, store.calendar).map(({ to, by, papers }) => ({
        ...{ to: pointRef(store, to), by },
        papers: papers.map(({ dossier, code, carries, dueAt, by: last, why }) => ({
          ...{ dossier, code, carries, dueAt, by: last, why, procedureName: procedureName(store, dossier) },
        })),
      }));
      return { today, trips, scanWork: scanWork(store) };
    },
  };
}

/** Its folder is elsewhere, and nobody pressed a key here when it came: without this list nobody would know of it. */
function scanWork(store: PointStore) {
  return store.custody.workedByScan(store.point.id).flatMap((dossier) => {
    const row = store.dossiers.get(dossier);
    if (!row) return [];
    const { state, at } = store.custody.of(row).folder;
    return [
      {
        ...{ dossier: row.id, code: row.code, dueAt: row.dueAt, procedureName: procedureName(store, dossier) },
        folderAt: state === 'here' && at !== null ? pointRef(store, at) : null,
        ...workByScan(store, row),
      },
    ];
  });
}

function waitingPapers(store: PointStore): WaitingPaper[] {
  const me = store.point.id;
  const rows = (dossiers: readonly string[]) => dossiers.flatMap((dossier) => store.dossiers.get(dossier) ?? []);
  const folders = rows(store.custody.leftBehind(me)).flatMap((row): WaitingPaper[] => {
    const { work } = store.custody.of(row);
    return work === null || work === me ? [] : [{ ...paperOf(store, row), to: work, carries: 'folder' }];
  });
  const results = rows(store.dossiers.readyFor(me)).flatMap((row): WaitingPaper[] => {
    const { custody, isUncounted } = heldOf(store, row);
    if (isUncounted || custody.work !== me || !isHere(custody, 'result', me)) return [];
    return [{ ...paperOf(store, row), to: PointId(row.returnAtPoint), carries: 'result' }];
  });
  return [...folders, ...results];
}

function paperOf(store: PointStore, { id, code, procedure, dueAt, state }: DossierRow) {
  return {
    ...{ dossier: id, code, dueAt, original: workByScan(store, { id, procedure }).original },
    // Whoever waits for the citizen's papers does not wait for the folder.
    isWorkWaiting: runningStates.some((running) => running === state),
  };
}

function procedureName(store: PointStore, dossier: string): string {
  const procedure = store.dossiers.get(dossier)?.procedure ?? '';
  return store.catalogue.byCode(procedure)?.name ?? procedure;
}
