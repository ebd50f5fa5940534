import type { DossierId } from '../../domain/ids.ts';
import type { KeptAttachment } from '../store/attachments-table.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';

function viewOf(store: PointStore, { attachment, kind, bytes, at, reusedFrom, part }: KeptAttachment) {
  const from = reusedFrom === null ? null : (store.dossiers.get(reusedFrom)?.code ?? null);
  return { attachment, document: part?.document ?? '', kind, bytes, at, reusedFrom: from };
}

/** What there is of a dossier, in the order in which it came. */
export function attachmentViews(store: PointStore, dossier: DossierId) {
  return store.attachments.of(dossier).map((each) => viewOf(store, each));
}

/** Scans of those of the same applicant's other dossiers that `mayOpen`, newest first, without what serves here already. */
export function reusableViews(
  { store, search }: { readonly store: PointStore; readonly search: DossierSearch },
  dossier: DossierId,
  mayOpen: (dossier: string) => boolean,
) {
  const idNumber = search.opened(dossier)?.person?.applicant.idNumber ?? '';
  const here = new Set(store.attachments.of(dossier).map(({ part }) => part?.digest));
  const earlier = search.allOf(idNumber).filter((id) => id !== dossier && mayOpen(id));
  return earlier.flatMap((id) => {
    const row = store.dossiers.get(id);
    const theirs = store.attachments.of(id).filter(({ part }) => part !== null && !here.has(part.digest));
    return theirs.map((each) => {
      // The same paper is offered once, from where it was last.
      here.add(each.part?.digest);
      const view = { ...viewOf(store, each), code: row?.code ?? '', receivedAt: row?.receivedAt ?? '' };
      return { from: id as DossierId, view };
    });
  });
}
