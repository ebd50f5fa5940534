import type { DossierOpened, ProcedureView } from '../../../contract/dossier-schemas.ts';
import type { Channel, DocumentKind } from '../../../domain/dossier-words.ts';
import {
  type OrganisationFault,
  organisationFault,
  readTaxCode,
  type SubmitterBasis,
} from '../../../domain/organisation.ts';
import { foldForSearch, idNumberAgrees, isEmail, isPersonName, isPhone, type Person } from '../../../domain/person.ts';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { emptyFee, type FeeDraft, type FeeFault } from '../fees/fee-draft.ts';

/** A dossier while a clerk types it: everything as typed, nothing lost by changing one's mind. */
export interface Draft {
  readonly procedure: string | null;
  readonly applicant: DraftPerson;
  /** Someone else brings it (authorised, or a parent). */
  readonly submitter: DraftPerson | null;
  readonly submitterBasis: SubmitterBasis;
  /** It applies, and the applicant speaks for it. */
  readonly organisation: DraftOrganisation | null;
  /** Received at a house of this village, asked for by this visit; null: here. */
  readonly atHome: { readonly village: string; readonly visit: string | null } | null;
  /** The point that gives the result; null: as the applicant's village says. */
  readonly returnAt: string | null;
  readonly documents: readonly DraftDocument[];
  readonly fee: FeeDraft;
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
  readonly email: string;
  readonly address: string;
  /** Read from the card; `typed`: by a scanner that types, its marks may have suffered, a person compares the name. */
  readonly card: 'read' | 'typed' | null;
}

export interface DraftOrganisation {
  readonly name: string;
  /** As typed, with dots or spaces. */
  readonly taxCode: string;
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
  ...{ idNumber: '', name: '', birthDate: '', sex: '', phone: '', email: '', address: '', card: null },
};

export const emptyDraft: Draft = {
  ...{ procedure: null, applicant: emptyPerson, submitter: null, documents: [] },
  ...{ submitterBasis: 'authorised', organisation: null, returnAt: null, fee: emptyFee },
  ...{ sets: 1, channel: 'direct', officialCode: '', note: '', atHome: null },
};

/** A dossier that is received at the house of who asked for it, with the procedure that was asked for (`null`: not known). */
export function draftAtHome(
  home: { readonly village: string; readonly visit: string },
  person: { readonly name: string; readonly phone: string; readonly address: string } | null,
  procedure: ProcedureView | null,
): Draft {
  const { name = '', phone = '', address = '' } = person ?? {};
  const isWhole = foldForSearch(address).includes(foldForSearch(home.village));
  const where = isWhole ? address : [address, home.village].filter(Boolean).join(', ');
  const draft = { ...emptyDraft, atHome: home, applicant: { ...emptyPerson, name, phone, address: where } };
  return procedure ? withProcedure(draft, procedure) : draft;
}

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

/** The card's person in that place. A phone or an e-mail already typed of the same person stays. */
export function withCard(draft: Draft, card: Person, place: CardPlace, by: 'read' | 'typed'): Draft {
  const was = draft[place];
  const isSame = was === null || was.idNumber === '' || was.idNumber === card.idNumber;
  const { phone, email } = (isSame && was) || emptyPerson;
  return { ...draft, [place]: { ...card, birthDate: typedDate(card.birthDate), phone, email, card: by } };
}

/** The procedure's usual papers, none taken yet; what was added by hand stays. */
export function withProcedure(draft: Draft, procedure: ProcedureView): Draft {
  const usual = procedure.documents.map(
    (name): DraftDocument => ({ name, kind: 'original', count: 1, taken: false, byHand: false }),
  );
  const documents = [...usual, ...draft.documents.filter((each) => each.byHand)];
  return { ...draft, procedure: procedure.code, documents, fee: emptyFee };
}

type FeeField = `fee-${FeeFault}`;

export type FaultField =
  | 'procedure'
  | 'documents'
  | FeeField
  | 'organisation.name'
  | 'organisation.taxCode'
  | `${'applicant' | 'submitter'}.${'name' | 'birthDate' | 'idNumber' | 'phone' | 'email'}`;
export type FaultType =
  | 'procedure-unknown'
  | 'name-invalid'
  | 'birth-date-impossible'
  | 'id-number-invalid'
  | 'id-number-contradicts'
  | 'phone-invalid'
  | 'email-invalid'
  | 'documents-missing'
  | FeeField
  | OrganisationFault;

export interface Fault {
  readonly field: FaultField;
  readonly type: FaultType;
}

/** Everything that is wrong at once, in the order of the form: the station would name only the first. */
export function faultsOf(draft: Draft): readonly Fault[] {
  return [
    ...(draft.procedure === null ? [{ field: 'procedure', type: 'procedure-unknown' } as const] : []),
    ...organisationFaults(draft.organisation),
    ...personFaults('applicant', draft.applicant),
    ...(draft.submitter ? personFaults('submitter', draft.submitter) : []),
    ...(draft.documents.some((each) => each.taken) ? [] : [{ field: 'documents', type: 'documents-missing' } as const]),
  ];
}

function organisationFaults(typed: DraftOrganisation | null): Fault[] {
  const type = typed && organisationFault(toOrganisation(typed));
  if (!type) return [];
  return [{ field: type === 'tax-code-invalid' ? 'organisation.taxCode' : 'organisation.name', type }];
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
  if (person.email.trim() !== '' && !isEmail(person.email.trim()))
    faults.push({ field: `${who}.email`, type: 'email-invalid' });
  return faults;
}

/** What the station wants of a person. */
export function toPerson({ card: _card, email: written, ...typed }: DraftPerson): DossierOpened['applicant'] {
  const email = written.trim();
  const person = { ...typed, name: typed.name.trim(), phone: typed.phone.trim() };
  return { ...person, birthDate: readDate(typed.birthDate) ?? '', ...(email !== '' && { email }) };
}

export function toOrganisation({ name, taxCode }: DraftOrganisation): DraftOrganisation {
  return { name: name.trim(), taxCode: readTaxCode(taxCode) };
}

/**
 * Why somebody else brings it. Who is authorised hands in the paper that says so: it stands in the list at once, and leaves it
 * with the reason.
 */
export function withBasis(draft: Draft, submitterBasis: SubmitterBasis, paper: string): Draft {
  const others = draft.documents.filter((each) => each.name !== paper);
  const authority: DraftDocument = { name: paper, kind: 'original', count: 1, taken: true, byHand: true };
  return { ...draft, submitterBasis, documents: submitterBasis === 'authorised' ? [...others, authority] : others };
}

/** Somebody else brings it, or nobody does after all. */
export function withSubmitter(draft: Draft, isThere: boolean, paper: string): Draft {
  if (isThere) return withBasis({ ...draft, submitter: draft.submitter ?? emptyPerson }, draft.submitterBasis, paper);
  return { ...draft, submitter: null, documents: draft.documents.filter((each) => each.name !== paper) };
}

/** What the same person said before, where nothing was typed now: what they say today counts. */
export function withEarlier(draft: Draft, earlier: Pick<Person, 'phone' | 'address'>): Draft {
  const { applicant } = draft;
  const phone = applicant.phone || earlier.phone;
  return { ...draft, applicant: { ...applicant, phone, address: applicant.address || earlier.address } };
}
