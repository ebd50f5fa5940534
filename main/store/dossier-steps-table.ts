import type { StepEvent } from '../../domain/dossier-events.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export type StepLogEvent = AnyLogEvent & { readonly type: StepEvent };

/** The events of one dossier's life in their order: its timeline, and what an undo goes back to. */
export function readDossierSteps(db: ReadableDb) {
  const ofDossier = db
    .prepare(
      `SELECT events.json FROM dossier_steps JOIN events USING (stream, seq)
       WHERE dossier_steps.dossier = ? ORDER BY events.position`,
    )
    .pluck();
  return {
    of: (dossier: string): StepLogEvent[] =>
      (ofDossier.all(dossier) as string[]).map((json) => JSON.parse(json) as StepLogEvent),
  };
}

export function writeDossierSteps(db: WritableDb) {
  const insert = db.prepare('INSERT INTO dossier_steps (dossier, stream, seq) VALUES (?, ?, ?)');
  return {
    insert: (dossier: string, stream: string, seq: number) => void insert.run(dossier, stream, seq),
  };
}
