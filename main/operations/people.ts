import { stopOf } from '../../domain/village.ts';
import type { Clock } from '../ports/clock.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Handlers } from './caller.ts';
import { isAllowed } from './dossier-guard.ts';
import { timetableNow } from './reception-now.ts';

/** Villages of the centre, and who was here before. */
export function peopleOperations(parts: {
  store: PointStore;
  clock: Clock;
  search: DossierSearch;
}): Handlers<'listVillages' | 'findEarlier'> {
  const { store, search } = parts;
  return {
    listVillages: () => {
      const stops = timetableNow(parts);
      return store.villages().map((village) => ({
        ...{ name: village.name, alsoCalled: [...(village.alsoCalled ?? [])] },
        ...{ nearest: village.nearest ?? null, stop: stopOf(village, stops) },
      }));
    },
    findEarlier: ({ idNumber }, caller) => {
      const id = search.allOf(idNumber).find((each) => isAllowed(store, caller, 'open', each));
      const opened = id === undefined ? undefined : search.opened(id);
      if (!opened?.person) return null;
      const { id: dossier, code, receivedAt, procedure } = opened.dossier;
      return {
        ...{ dossier, code, receivedAt, procedureName: store.catalogue.byCode(procedure)?.name ?? procedure },
        phoneTail: opened.person.applicant.phone.slice(-3),
      };
    },
  };
}
