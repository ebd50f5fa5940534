import { pointOfStream } from '../../domain/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { nameOf } from './life-view.ts';

/** What was put right of a dossier's people: by whom, when, why. Of who was erased the reason is gone, and that it happened stays. */
export function correctionsOf(store: PointStore, dossier: string) {
  return store.privacy.correctionsOf(dossier).map((event) => {
    const { type, origin, part, sealed, facts } = event;
    const said =
      sealed === null
        ? null
        : store.sealing.open(sealed, { point: pointOfStream(event.stream), dossier, type, origin, part });
    return {
      whose: type === 'person-corrected' ? ('applicant' as const) : ('submitter' as const),
      fields: [...facts.fields],
      at: event.at.wall,
      by: nameOf(store, event.actor.account),
      reason: said?.reason ?? '',
    };
  });
}
