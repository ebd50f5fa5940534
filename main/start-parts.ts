import { createHash } from 'node:crypto';
import type { Anchor } from '../domain/incarnation.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Clock } from './ports/clock.ts';
import type { OperatorLog } from './ports/log.ts';
import type { Printer } from './ports/printer.ts';
import { createDossierSearch, type DossierSearch } from './store/dossier-search.ts';
import type { PointStore, StoreRefusal } from './store/open-point-store.ts';
import { SealFault } from './store/sealing.ts';

/** Names are opened once at the start: another station's key, or bytes that changed, show here. */
export function openSearch(
  { dossiers, sealing, point }: PointStore,
  operatorLog: OperatorLog,
): Result<DossierSearch, StoreRefusal> {
  try {
    const onFault = ({ at }: SealFault) => operatorLog.write({ event: 'seal-fault', at });
    return ok(createDossierSearch({ dossiers, sealing, point: point.id, onFault }));
  } catch (error) {
    if (!(error instanceof SealFault)) throw error;
    return err({ type: 'database-damaged', detail: error.at });
  }
}

export function anchorOf(store: PointStore, machine: string | null): Anchor {
  const { day, date } = store.days.open() ?? { day: 0, date: '' };
  return { stream: store.stream, ...store.head(), machine, letter: store.incarnations.live().letter, day, date };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function sinceOf(printer: Printer, clock: Clock): () => number {
  const seen = { state: printer.state(), since: clock.now() };
  printer.onChange(() => {
    if (printer.state() === seen.state) return;
    seen.state = printer.state();
    seen.since = clock.now();
  });
  return () => seen.since;
}
