import type { NoteId } from './ids.ts';

/** What a point wrote down for itself about a procedure; every colleague may read it, and it names no citizen. */
export interface ProcedureNoteFacts {
  'procedure-note-added': { note: NoteId; procedure: string; text: string };
  'procedure-note-withdrawn': { note: NoteId };
}
