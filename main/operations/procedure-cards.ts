import { NoteId } from '../../domain/ids.ts';
import { procedureCard } from '../../domain/procedure-card.ts';
import { err, ok } from '../../domain/result.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { type Answer, actorOf, type Handlers } from './caller.ts';
import { shownProcedure } from './dossiers.ts';
import { nameOf } from './life-view.ts';

type Card = Extract<Answer<'readProcedureCard'>, { ok: true }>['value'];

/** One screen holds so many; a long list is read by nobody. */
const MOST_NOTES = 6;

/** A procedure on one screen, and what this point knows of it besides. */
export function procedureCardOperations({
  store,
  ids,
}: {
  store: PointStore;
  ids: Ids;
}): Handlers<'readProcedureCard' | 'addProcedureNote' | 'withdrawProcedureNote'> {
  const cardOf = (code: string): Card | null => {
    const procedure = store.catalogue.byCode(code);
    if (!procedure) return null;
    const { original, cautions } = procedureCard(procedure);
    return {
      ...shownProcedure(procedure),
      original,
      cautions: cautions.map(({ text, source, certainty }) => ({ text: { ...text }, source, certainty })),
      notes: store.procedureNotes
        .of(code)
        .map(({ note, text, account, at }) => ({ note, text, at, by: nameOf(store, account) })),
    };
  };

  return {
    readProcedureCard: ({ procedure }) => {
      const card = cardOf(procedure);
      return card ? ok(card) : err({ type: 'procedure-unknown' });
    },
    addProcedureNote: ({ origin, procedure, text }, caller) => {
      const performed = store.perform(
        { origin, method: 'addProcedureNote', actor: actorOf(caller), opensDay: false },
        () => {
          if (!store.catalogue.byCode(procedure)) return err({ type: 'procedure-unknown' as const });
          if (store.procedureNotes.of(procedure).length >= MOST_NOTES)
            return err({ type: 'procedure-notes-full' as const });
          const facts = { note: NoteId(ids.uuid()), procedure, text };
          return ok({ events: [{ type: 'procedure-note-added' as const, facts }], answer: () => ({}) });
        },
      );
      if (!performed.ok) return performed;
      const card = cardOf(procedure);
      return card ? ok(card) : err({ type: 'procedure-unknown' });
    },
    withdrawProcedureNote: ({ origin, note }, caller) =>
      store.perform({ origin, method: 'withdrawProcedureNote', actor: actorOf(caller), opensDay: false }, () => {
        if (!store.procedureNotes.has(note)) return err({ type: 'procedure-note-unknown' as const });
        return ok({ events: [{ type: 'procedure-note-withdrawn', facts: { note } }], answer: () => ({}) });
      }),
  };
}
