import type { LogEvent } from '../../domain/event.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface ProcedureNote {
  readonly note: string;
  readonly text: string;
  readonly account: string | null;
  readonly at: number;
}

export function readProcedureNotes(db: ReadableDb) {
  const of = db.prepare<[string], ProcedureNote>(
    'SELECT note, text, account, at FROM procedure_notes WHERE procedure = ? ORDER BY at DESC, note LIMIT 20',
  );
  const known = db.prepare('SELECT 1 FROM procedure_notes WHERE note = ?').pluck();
  return {
    of: (procedure: string): ProcedureNote[] => of.all(procedure),
    has: (note: string): boolean => known.get(note) === 1,
  };
}

type NoteEvent = LogEvent<'procedure-note-added'> | LogEvent<'procedure-note-withdrawn'>;

export function writeProcedureNotes(db: WritableDb) {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO procedure_notes (note, procedure, text, account, at) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM procedure_notes WHERE note = ?');
  return {
    apply: (event: NoteEvent): void => {
      if (event.type === 'procedure-note-withdrawn') return void remove.run(event.facts.note);
      const { note, procedure, text } = event.facts;
      insert.run(note, procedure, text, event.actor.account, event.at.wall);
    },
  };
}
