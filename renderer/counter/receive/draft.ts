import type { DossierOpened, ProcedureView } from '../../../contract/dossier-schemas.ts';
import type { Channel, DocumentKind } from '../../../domain/dossier-words.ts';
import { idNumberAgrees, isPersonName, isPhone, type Person } from '../../../domain/person.ts';
import { readDate, typedDate } from '../../ui/typed-date.ts';

/** A dossier while a clerk types it: everything as typed, nothing lost by changing one's mind. */
export interface Draft {
  readonly procedure: string | null;
  readonly applicant: DraftPerson;
  /** Someone else brings it (authorised, or a parent). */
  readonly submitter: DraftPerson | null;
  readonly documents: readonly DraftDocument[];
  readonly sets: number;
  readonly channel: Channel;
  readonly officialCode: string;
  readonly note: string;
}

export interface DraftPerson {
  readonly idNumber: string;
  readonly name: string;
  /** As people write it: `2/3/1985`, `02031985` or only `1985`. */
  readonly birthDate: string;
  readonly sex: Person['sex'];
  readonly phone: string;
  readonly address: string;
  /** Read from the card; `typed`: by a scanner that types, its marks may have suffered, a person compares the name. */
  readonly card: 'read' | 'typed' | null;
}

export interface DraftDocument {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly count: number;
  readonly taken: boolean;
  /** Written by the clerk: it stays when the procedure changes. */
  readonly byHand: boolean;
}

export const emptyPerson: DraftPerson = {
  ...{ idNumber: '', name: '', birthDate: '', sex: '', phone: '', address: '', card: null },
};

export const emptyDraft: Draft = {
  ...{ procedure: null, applicant: emptyPerson, submitter: null, documents: [] },
  ...{ sets: 1, channel: 'direct', officialCode: '', note: '' },
};

/** Whose card it is, for this draft. */
export type CardPlace = 'applicant' | 'submitter';

/**
 * Where a card belongs: to the person it names already, to an applicant without a card, to whoever was said to bring the
 * dossier. Null: it is another person's, and somebody has to say whose; nothing is guessed (C8: nothing misfiled).
 */
export function placeOfCard({ applicant, submitter }: Draft, { idNumber }: Pick<Person, 'idNumber'>): CardPlace | null {
  const isOf = (person: DraftPerson | null) => person?.idNumber === idNumber;
  if (isOf(applicant)) return 'applicant';
  if (isOf(submitter)) return 'submitter';
  if (applicant.idNumber === '' && applicant.card === null && applicant.name === '') return 'applicant';
  return submitter && submitter.idNumber === '' && submitter.name === '' ? 'submitter' : null;
}

/** The card's person in that place. A phone already typed of the same person stays. */
export function withCard(draft: Draft, card: Person, place: CardPlace, by: 'read' | 'typed'): Draft {
  const was = draft[place];
  const isSame = was === null || was.idNumber === '' || was.idNumber === card.idNumber;
  const phone = isSame ? (was?.phone ?? '') : '';
  return { ...draft, [place]: { ...card, birthDate: typedDate(card.birthDate), phone, card: by } };
}

/** The procedure's usual papers, none taken yet; what was added by hand stays. */
export function withProcedure(draft: Draft, procedure: ProcedureView): Draft {
  const usual = procedure.documents.map(
    (name): DraftDocument => ({ name, kind: 'original', count: 1, taken: false, byHand: false }),
  );
  const documents = [...usual, ...draft.documents.filter((each) => each.byHand)];
  return { ...draft, procedure: procedure.code, documents };
}

export type FaultField =
  | 'procedure'
  | 'documents'
  | `${'applicant' | 'submitter'}.${'name' | 'birthDate' | 'idNumber' | 'phone'}`;
export type FaultType =
  | 'procedure-unknown'
  | 'name-invalid'
  | 'birth-date-impossible'
  | 'id-number-invalid'
  | 'id-number-contradicts'
  | 'phone-invalid'
  | 'documents-missing';

export interface Fault {
  readonly field: FaultField;
  readonly type: FaultType;
}

/** Everything that is wrong at once, in the order of the form: the station would name only the first. */
export function faultsOf(draft: Draft): readonly Fault[] {
  return [
    ...(draft.procedure === null ? [{ field: 'procedure', type: 'procedure-unknown' } as const] : []),
    ...personFaults('applicant', draft.applicant),
    ...(draft.submitter ? personFaults('submitter', draft.submitter) : []),
    ...(draft.documents.some((each) => each.taken) ? [] : [{ field: 'documents', type: 'documents-missing' } as const]),
  ];
}

function personFaults(who: 'applicant' | 'submitter', person: DraftPerson): Fault[] {
  const birthDate = readDate(person.birthDate);
  const faults: Fault[] = [];
  if (person.idNumber !== '' && !/^\d{12}$/.test(person.idNumber))
    faults.push({ field: `${who}.idNumber`, type: 'id-number-invalid' });
  else if (person.idNumber !== '' && !idNumberAgrees(person.idNumber, birthDate ?? '', person.sex))
    faults.push({ field: `${who}.idNumber`, type: 'id-number-contradicts' });
  if (!isPersonName(person.name)) faults.push({ field: `${who}.name`, type: 'name-invalid' });
  if (birthDate === null) faults.push({ field: `${who}.birthDate`, type: 'birth-date-impossible' });
  if (!isPhone(person.phone)) faults.push({ field: `${who}.phone`, type: 'phone-invalid' });
  return faults;
}

/** What the station wants of a person. */
export function toPerson({ card: _card, ...typed }: DraftPerson): DossierOpened['applicant'] {
  return { ...typed, name: typed.name.trim(), phone: typed.phone.trim(), birthDate: readDate(typed.birthDate) ?? '' };
}
