import { procedureByCode } from '../../domain/procedures.ts';
import type { OpenedDossier } from '../store/dossier-search.ts';

/** One line of a list: the name, and of the card number only its tail. */
export function dossierLine({ dossier, person }: OpenedDossier) {
  const { id, code, officialCode, procedure, state, receivedAt, dueAt, readyOn, returnedOn, timeliness } = dossier;
  return {
    dossier: id,
    ...{ code, officialCode, procedure, state, receivedAt, dueAt, readyOn, returnedOn, timeliness },
    procedureName: procedureByCode(procedure)?.name ?? procedure,
    dueRule: dossier.dueRule,
    name: person?.applicant.name ?? '',
    idTail: person?.applicant.idNumber.slice(-4) ?? '',
  };
}

export function openedDossier(opened: OpenedDossier, receiptJob: string | null) {
  const { dossier, person } = opened;
  const nobody = { name: '', birthDate: '', sex: '' as const, idNumber: '', address: '', phone: '' };
  return {
    ...dossierLine(opened),
    applicant: person?.applicant ?? nobody,
    submitter: person?.submitter ?? null,
    documents: [...(person?.documents ?? [])],
    note: person?.note ?? '',
    channel: dossier.channel,
    receiptJob,
    ticket: dossier.ticket,
  };
}
