import { channels, documentKinds } from '../../../domain/dossier-words.ts';
import { askedSources, exemptionReasons, payWays } from '../../../domain/fee-words.ts';
import { submitterBases } from '../../../domain/organisation.ts';
import { emptyFee, type FeeDraft } from '../fees/fee-draft.ts';
import {
  type Draft,
  type DraftDocument,
  type DraftOrganisation,
  type DraftPerson,
  emptyDraft,
  emptyPerson,
} from './draft.ts';

/** How a draft is kept: the page's own text. '' stands for a draft with nothing in it. */
export function draftText(draft: Draft): string {
  const text = JSON.stringify(draft);
  return text === JSON.stringify(emptyDraft) ? '' : text;
}

/**
 * A draft as it was kept, also by an older page: what is missing is empty, what has another form is left out. Null: it is
 * no draft at all.
 */
export function readDraftText(text: string): Draft | null {
  const kept = objectIn(text);
  if (!kept) return null;
  return {
    procedure: typeof kept.procedure === 'string' ? kept.procedure : null,
    applicant: personOf(kept.applicant) ?? emptyPerson,
    submitter: personOf(kept.submitter),
    submitterBasis: submitterBases.find((each) => each === kept.submitterBasis) ?? 'authorised',
    organisation: organisationOf(kept.organisation),
    returnAt: typeof kept.returnAt === 'string' ? kept.returnAt : null,
    documents: Array.isArray(kept.documents) ? kept.documents.flatMap(documentOf) : [],
    fee: feeOf(kept.fee),
    sets: numberOf(kept.sets, 1, 20),
    channel: channels.find((each) => each === kept.channel) ?? 'direct',
    officialCode: textOf(kept.officialCode),
    note: textOf(kept.note),
    atHome: homeOf(kept.atHome),
  };
}

function homeOf(value: unknown): Draft['atHome'] {
  const kept = keptOf(value);
  if (!kept || typeof kept.village !== 'string') return null;
  return { village: kept.village, visit: typeof kept.visit === 'string' ? kept.visit : null };
}

type Kept = Readonly<Record<string, unknown>>;

function objectIn(text: string): Kept | null {
  try {
    return keptOf(JSON.parse(text));
  } catch {
    return null;
  }
}

function keptOf(value: unknown): Kept | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Kept) : null;
}

function personOf(value: unknown): DraftPerson | null {
  const kept = keptOf(value);
  if (!kept) return null;
  return {
    ...{ idNumber: textOf(kept.idNumber), name: textOf(kept.name), birthDate: textOf(kept.birthDate) },
    ...{ phone: textOf(kept.phone), email: textOf(kept.email), address: textOf(kept.address) },
    sex: kept.sex === 'male' || kept.sex === 'female' ? kept.sex : '',
    card: kept.card === 'read' || kept.card === 'typed' ? kept.card : null,
  };
}

function feeOf(value: unknown): FeeDraft {
  const kept = keptOf(value) ?? {};
  return {
    ...{ quantity: textOf(kept.quantity), asked: textOf(kept.asked), given: textOf(kept.given) },
    source: askedSources.find((each) => each === kept.source) ?? emptyFee.source,
    exempt: exemptionReasons.find((each) => each === kept.exempt) ?? null,
    pay: payChoices.find((each) => each === kept.pay) ?? emptyFee.pay,
  };
}

const payChoices = [...payWays, 'later'] as const;

function organisationOf(value: unknown): DraftOrganisation | null {
  const kept = keptOf(value);
  return kept && { name: textOf(kept.name), taxCode: textOf(kept.taxCode) };
}

function documentOf(value: unknown): DraftDocument[] {
  const kept = keptOf(value);
  if (!kept || typeof kept.name !== 'string') return [];
  const kind = documentKinds.find((each) => each === kept.kind) ?? 'original';
  const { name } = kept;
  return [{ name, kind, count: numberOf(kept.count, 1, 99), taken: kept.taken === true, byHand: kept.byHand === true }];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : least;
}
