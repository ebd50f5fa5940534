import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { correctionsOf } from './corrections-view.ts';
import { nameOf, saidIn } from './life-view.ts';

/** All that is kept of a person, dossier by dossier, in words a program and a patient reader understand. */
export function allOfPerson(
  { store, search }: { store: PointStore; search: DossierSearch },
  dossiers: readonly string[],
  named: (account: string | null) => string,
) {
  return dossiers.flatMap((id) => {
    const opened = search.opened(id);
    if (!opened) return [];
    const { dossier, person } = opened;
    const steps = store.steps.of(id);
    return [
      {
        ...{ code: dossier.code, officialCode: dossier.officialCode, procedure: dossier.procedure },
        procedureName: store.catalogue.byCode(dossier.procedure)?.name ?? dossier.procedure,
        ...{ state: dossier.state, receivedAt: dossier.receivedAt, dueAt: dossier.dueAt, endedOn: dossier.endedOn },
        ...{ channel: dossier.channel, language: dossier.language, holder: nameOf(store, dossier.holder) },
        person,
        corrections: correctionsOf(store, id),
        life: steps.map((step) => ({ type: step.type, at: step.at.wall, said: saidIn(store, step) })),
        fees: store.fees.ofDossier(id).map(({ total, setAt, paid }) => ({ total, setAt, paid })),
        scans: store.attachments
          .of(id)
          .map(({ kind, bytes, at, part }) => ({ kind, bytes, at, document: part?.document })),
        readings: store.privacy.readingsOf(id).map(({ account, at }) => ({ by: named(account), at })),
        restricted: dossier.privacy.restricted,
      },
    ];
  });
}

/** What was brought for somebody else: who brought it and why, and nothing of whom it is about. */
export function broughtByPerson(
  { store, search }: { store: PointStore; search: DossierSearch },
  dossiers: readonly string[],
) {
  return dossiers.flatMap((id) => {
    const opened = search.opened(id);
    if (!opened?.person) return [];
    const { dossier, person } = opened;
    return [
      {
        ...{ code: dossier.code, receivedAt: dossier.receivedAt, endedOn: dossier.endedOn },
        procedureName: store.catalogue.byCode(dossier.procedure)?.name ?? dossier.procedure,
        ...{ submitter: person.submitter, submitterBasis: person.submitterBasis ?? null },
        corrections: correctionsOf(store, id).filter(({ whose }) => whose === 'submitter'),
      },
    ];
  });
}
