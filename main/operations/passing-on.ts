import type { AccountId } from '../../domain/ids.ts';
import { permissions } from '../../domain/permissions.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { accountOf, actorOf, type Caller, type Handlers, NotPermitted } from './caller.ts';
import { roleNow } from './staff.ts';

/** What a person has to do goes to a colleague before they leave: their own by themselves, anybody's by the head. */
export function passingOnOperations(parts: {
  store: PointStore;
  clock: Clock;
  search: DossierSearch;
}): Handlers<'listHeldDossiers' | 'passOnDossiers'> {
  const { store, clock, search } = parts;

  const mayActFor = (holder: AccountId, caller: Caller) => {
    if (!caller.role) throw new Error('assertion failed: the door let somebody in without their role');
    const reach = permissions[caller.role]['pass-on'].own;
    if (reach !== 'any' && holder !== accountOf(caller)) throw new NotPermitted('dossier-held-by-other');
  };

  return {
    listHeldDossiers: ({ account }, caller) => {
      mayActFor(account, caller);
      return store.dossiers.heldBy(account).map(({ id, code, procedure, state, dueAt }) => {
        const procedureName = store.catalogue.byCode(procedure)?.name ?? procedure;
        return { dossier: id, code, procedureName, state, dueAt };
      });
    },

    passOnDossiers: ({ origin, from, to, dossiers }, caller) => {
      mayActFor(from, caller);
      const all = [...new Set(dossiers)];
      const command = { origin, method: 'passOnDossiers', actor: actorOf(caller), opensDay: false };
      const performed = store.perform(command, () => {
        if (!store.accounts.byId(from)) return err({ type: 'account-unknown' as const });
        const role = roleNow(store, to, clock.now());
        // Whoever may hold one may be given one.
        if (!role || from === to || permissions[role].decide.own === 'none')
          return err({ type: 'not-a-colleague' as const });
        const held = new Set(store.dossiers.heldBy(from).map(({ id }) => id));
        if (!all.every((dossier) => held.has(dossier))) return err({ type: 'dossiers-not-held' as const });
        const events = all.map((dossier) => ({ type: 'dossier-passed-on' as const, facts: { dossier, from, to } }));
        return ok({ events, answer: () => ({ passedOn: all.length }) });
      });
      if (performed.ok) for (const dossier of all) search.refresh(dossier);
      return performed;
    },
  };
}
