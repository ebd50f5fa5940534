import { type CustodyStep, custodyStepsOf } from '../../domain/custody.ts';
import { lifeInOrder, receivedHere, type StepLogEvent } from '../../domain/custody-order.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { ReadableDb } from './open-database.ts';
import { readIndexed } from './step-events.ts';

export type { StepLogEvent };

/** The events of one dossier's life in their order: its timeline, and what an undo goes back to. */
export function readDossierSteps(db: ReadableDb) {
  const steps = readIndexed<StepLogEvent>(db, 'dossier_steps', 'dossier');
  const custody = readIndexed(db, 'custody_steps', 'dossier');
  const custodyOf = (dossier: string): CustodyStep[] =>
    [...custody.own(dossier), ...custody.foreign(dossier)].flatMap((event: AnyLogEvent) =>
      custodyStepsOf(event).flatMap((each) => (each.dossier === dossier ? [each.step] : [])),
    );
  const lifeOf = (dossier: string): StepLogEvent[] => [...steps.own(dossier), ...steps.foreign(dossier)];
  return {
    /** Every act there is, wherever it was done, in one order for all points. */
    of: (dossier: string): StepLogEvent[] => {
      const life = lifeOf(dossier);
      const moves = custodyOf(dossier);
      const received = moves.length === 0 ? null : receivedHere(life);
      return received ? lifeInOrder(received, moves, life).map(({ event }) => event) : life;
    },
    /** Of all that is known, in the order of arrival: what a fold starts from. */
    lifeOf,
    custodyOf,
  };
}
