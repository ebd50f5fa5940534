import type { CustodyView } from '../../contract/custody-schemas.ts';
import type { OriginalNeeded } from '../../domain/data/originals.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Catalogue } from '../../domain/reference-catalogue.ts';
import type { OpenedDossier } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { custodyView, workByScan } from './custody-view.ts';
import type { Said } from './life-view.ts';

/** What a line says besides the dossier's own row. */
export interface Besides {
  readonly catalogue: Catalogue;
  readonly custody: CustodyView;
  readonly byScan: { readonly scans: number; readonly original: OriginalNeeded };
}

export function besidesOf(store: PointStore, dossier: Dossier): Besides {
  return { catalogue: store.catalogue, custody: custodyView(store, dossier), byScan: workByScan(store, dossier) };
}

/** One line of a list: the name, and of the card number only its tail. */
export function dossierLine(
  { dossier, person }: OpenedDossier,
  holder: string,
  { catalogue, custody, byScan }: Besides,
) {
  const { id, code, officialCode, procedure, state, receivedAt, dueAt, readyOn, returnedOn, timeliness } = dossier;
  const { firstDueAt, pausedAt, supplements, renewals, unit, endedOn } = dossier;
  return {
    dossier: id,
    ...{ code, officialCode, procedure, state, receivedAt, dueAt, readyOn, returnedOn, timeliness },
    ...{ firstDueAt, pausedAt, supplements, renewals, holder, unit, endedOn },
    procedureName: catalogue.byCode(procedure)?.name ?? procedure,
    dueRule: dossier.dueRule,
    ...{ custody, byScan },
    name: person?.applicant.name ?? '',
    idTail: person?.applicant.idNumber.slice(-4) ?? '',
  };
}

export function openedDossier(
  opened: OpenedDossier,
  holder: string,
  receiptJob: string | null,
  said: (Said | null)[],
  besides: Besides,
) {
  const { dossier, person } = opened;
  const nobody = { name: '', birthDate: '', sex: '' as const, idNumber: '', address: '', phone: '' };
  return {
    ...dossierLine(opened, holder, besides),
    applicant: person?.applicant ?? nobody,
    submitter: person?.submitter ?? null,
    // With what was brought later.
    documents: [...(person?.documents ?? []), ...said.flatMap((each) => each?.documents ?? [])],
    said,
    note: person?.note ?? '',
    channel: dossier.channel,
    organisation: person?.organisation ?? null,
    submitterBasis: person?.submitterBasis ?? null,
    village: person?.village ?? '',
    returnPlace: person?.returnPlace ?? null,
    receiptJob,
    ticket: dossier.ticket,
  };
}
