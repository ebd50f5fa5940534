import { forms } from '../data/forms.ts';
import type { DocumentKind } from '../dossier-words.ts';
import type { PaperDocument, PaperLine, PaperWidth } from '../paper.ts';
import type { RegisterPlace } from '../register-events.ts';
import {
  air,
  capMm,
  type FormGiver,
  type FormPerson,
  field,
  gap,
  headLines,
  type LegalRecord,
  moment,
  plain,
  row,
  signLines,
  strong,
} from './form-lines.ts';

export interface Form01 {
  readonly giver: FormGiver;
  readonly width: PaperWidth;
  readonly legalRecord: LegalRecord;
  /** One copy goes with form 06 and is kept. */
  readonly forWhom: 'citizen' | 'file';
  readonly code: string;
  readonly officialCode: string | null;
  readonly applicant: FormPerson;
  /** Who speaks for the organisation; null: a person applies. */
  readonly representative: { readonly name: string; readonly idNumber: string } | null;
  /** Null when the applicant, or who speaks for it, came in person. */
  readonly submitterName: string | null;
  readonly procedureName: string;
  readonly procedureCode: string;
  readonly documents: readonly { readonly name: string; readonly kind: DocumentKind; readonly count: number }[];
  readonly sets: number;
  readonly limit: string;
  readonly receivedAt: string;
  /** What is said where the PC's date waited for a person's word; null: nobody doubted it. */
  readonly doubt: string | null;
  readonly dueAt: string;
  readonly resultAt: string;
  /** In words; null: nothing is charged that we know of. */
  readonly fee: string | null;
  /** In the register (form 07). */
  readonly entry: RegisterPlace | null;
  readonly clerkName: string;
  /** What the QR holds: the code, and its signature where there is one. */
  readonly qr: string;
}

/** Side by side, so that the form stays on one page. */
function twoFields(left: readonly [string, string], right: readonly [string, string]): PaperLine[] {
  const [first, second] = [left, right].map(([label, value]) => (value === '' ? '' : `${label} ${value}`.trim()));
  return first || second ? [{ type: 'pair', label: first ?? '', value: second ?? '', capMm }, air] : [];
}

function representativeText({ name, idNumber }: NonNullable<Form01['representative']>): string {
  return idNumber === '' ? name : `${name} (${forms['01'].words.idNumber} ${idNumber})`;
}

const kinds: Readonly<Record<DocumentKind, string>> = {
  ...{ original: 'bản chính', 'certified-copy': 'bản chứng thực', copy: 'bản photo', electronic: 'bản điện tử' },
};

/** Mẫu 01. Where the province keeps the legal record it is an internal slip, with another title and no number of the form. */
export function form01(form: Form01): PaperDocument {
  const { words, notes } = forms['01'];
  const { applicant, giver, officialCode, code } = form;
  const isInternal = form.legalRecord === 'province';
  const shares = form.width === 80 ? [1, 6, 3, 2] : [1, 5, 3, 2];
  const copy = form.forWhom === 'citizen' ? words.copyForCitizen : words.copyToKeep;
  return {
    kind: 'form-01',
    language: 'vi',
    width: form.width,
    lines: [
      ...headLines(giver, forms['01'], isInternal ? { title: words.internalTitle } : {}),
      ...(isInternal ? [plain(words.internalNote, 'centre')] : []),
      plain(copy, 'centre'),
      { type: 'number', text: officialCode ?? code, capMm: 3.8 },
      gap,
      ...(officialCode === null ? [] : field(words.internalCode, code)),
      ...field(words.applicant, applicant.name),
      ...field(words.representative, form.representative && representativeText(form.representative)),
      ...field(words.submitter, form.submitterName),
      ...field(words.address, applicant.address),
      ...twoFields(
        applicant.taxCode === null ? [words.idNumber, applicant.idNumber] : [words.taxCode, applicant.taxCode],
        [words.phone, applicant.phone],
      ),
      ...field(words.email, applicant.email),
      ...field(words.procedure, `${form.procedureName} (${form.procedureCode})`),
      strong(words.documents),
      row([words.ordinal, words.document, words.kind, words.count], shares, true),
      ...form.documents.map(({ name, kind, count }, n) =>
        row([String(n + 1), name, kinds[kind], String(count)], shares),
      ),
      gap,
      ...field(words.sets, `${form.sets} ${words.setsUnit}`),
      ...field(words.limit, form.limit),
      ...field(words.received, moment(form.receivedAt)),
      ...(form.doubt ? [strong(form.doubt)] : []),
      { type: 'banner', style: 'framed', symbol: 'clock', text: `${words.due} ${moment(form.dueAt)}` },
      gap,
      ...field(words.resultAt, form.resultAt),
      ...twoFields(
        [words.fee, form.fee ?? ''],
        [
          '',
          form.entry && !isInternal
            ? `${words.book} ${form.entry.book}, ${words.bookOrdinal} ${form.entry.ordinal}`
            : '',
        ],
      ),
      ...signLines(words.signLeft, words.signRight, { right: form.clerkName }),
      gap,
      plain(`${notes.join(' ')} ${words.hotline} ${giver.phone}.`),
      gap,
      { type: 'codes', text: officialCode ?? code, qrText: form.qr, barcodeMm: 9, qrMm: 24 },
    ],
  };
}
