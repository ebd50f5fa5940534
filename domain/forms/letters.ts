import { type Form, forms } from '../data/forms.ts';
import type { MissingDocument } from '../dossier-events.ts';
import { type PaperDocument, type PaperLine, type PaperWidth, paperDate } from '../paper.ts';
import {
  type FormGiver,
  type FormPerson,
  field,
  gap,
  headLines,
  moment,
  noteLines,
  plain,
  signLines,
  strong,
} from './form-lines.ts';

/** What forms 02 to 05 say of the dossier they are about. */
export interface Letter {
  readonly giver: FormGiver;
  readonly code: string;
  readonly applicant: FormPerson;
  readonly procedureName: string;
  readonly clerkName: string;
}

/** Mẫu 02: everything that is missing, at once, and why. Also on a roll. */
export function form02(
  letter: Letter & {
    readonly width: PaperWidth;
    readonly missing: readonly MissingDocument[];
    readonly basis: string;
    readonly note: string;
    /** 1 for the first request. */
    readonly ordinal: number;
    readonly qr: string;
  },
): PaperDocument {
  const { words } = forms['02'];
  const { giver, missing, ordinal } = letter;
  return {
    ...{ kind: 'form-02', language: 'vi', width: letter.width },
    lines: [
      ...headLines(giver, forms['02']),
      { type: 'number', text: letter.code, capMm: 3.8 },
      gap,
      ...about(letter, words),
      ...(ordinal > 1 ? [strong(`${words.again} ${ordinal}.`)] : []),
      strong(words.asks),
      ...missing.flatMap(({ name, reason }, n) => [
        strong(`${n + 1}. ${name}`),
        plain(`${words.reason} ${reason}`),
        { type: 'space', mm: 1 } as const,
      ]),
      ...field(words.basis, letter.basis),
      ...(letter.note === '' ? [] : [plain(letter.note)]),
      gap,
      plain(`${words.help} ${letter.clerkName}, ${giver.phone}.`),
      ...noteLines(forms['02']),
      ...signLines(words.signLeft, words.signRight, { right: letter.clerkName }),
      gap,
      { type: 'codes', text: letter.code, qrText: letter.qr, barcodeMm: 9, qrMm: 26 },
    ],
  };
}

/** Mẫu 03. */
export function form03(letter: Letter & { readonly basis: string; readonly reason: string }): PaperDocument {
  const { words } = forms['03'];
  const { giver } = letter;
  return sheet('form-03', [
    ...headLines(giver, forms['03']),
    ...field(forms['01'].words.code, letter.code),
    ...about(letter, words),
    plain(words.announces),
    strong(letter.reason),
    ...field(words.basis, letter.basis),
    gap,
    plain(`${words.contact} ${letter.clerkName}, ${giver.phone}.`),
    ...signLines(words.signLeft, words.signRight, { right: letter.clerkName }),
  ]);
}

/** Mẫu 04: the head signs it; its number is the head's to give. */
export function form04(
  letter: Letter & {
    readonly receivedAt: string;
    readonly was: string;
    readonly anew: string;
    readonly reason: string;
  },
): PaperDocument {
  const { words } = forms['04'];
  return sheet('form-04', [
    ...headLines(letter.giver, forms['04'], { ref: `${words.ref} ……${words.refSuffix}` }),
    ...addressee(words.to, letter),
    ...field(forms['01'].words.code, letter.code),
    ...field(words.procedure, letter.procedureName),
    ...field(words.received, moment(letter.receivedAt)),
    ...field(words.was, moment(letter.was)),
    plain(words.sorry),
    gap,
    ...field(words.reason, letter.reason),
    { type: 'banner', style: 'framed', symbol: 'clock', text: `${words.anew} ${moment(letter.anew)}` },
    gap,
    ...noteLines(forms['04']),
    ...signLines(words.signLeft, words.signRight),
  ]);
}

/** Mẫu 05. */
export function form05(
  letter: Letter & {
    readonly basis: string;
    readonly reason: string;
    readonly on: string;
    readonly isPaid: boolean;
    readonly papers: readonly string[];
  },
): PaperDocument {
  const { words } = forms['05'];
  return sheet('form-05', [
    ...headLines(letter.giver, forms['05'], { ref: `${words.ref} ……${words.refSuffix}` }),
    ...addressee(words.to, letter),
    ...field(forms['01'].words.code, letter.code),
    ...field(words.procedure, letter.procedureName),
    ...field(words.basis, letter.basis),
    ...field(words.reason, letter.reason),
    ...field(words.on, paperDate(letter.on)),
    ...field(words.fee, letter.isPaid ? words.feeRefund : words.feeNone),
    strong(words.papers),
    ...letter.papers.map((name) => plain(`• ${name}`)),
    ...signLines(words.signLeft, words.signRight),
  ]);
}

function about({ applicant, procedureName }: Letter, words: Form['words']): PaperLine[] {
  return [
    ...field(words.applicant ?? '', applicant.name),
    ...field(words.procedure ?? '', procedureName),
    ...field(words.address ?? '', applicant.address),
    ...field(words.phone ?? '', applicant.phone),
    ...field(forms['01'].words.email, applicant.email),
    gap,
  ];
}

function addressee(label: string, { applicant }: Letter): PaperLine[] {
  return [...field(label, applicant.name), ...field(forms['01'].words.address, applicant.address), gap];
}

function sheet(kind: PaperDocument['kind'], lines: readonly PaperLine[]): PaperDocument {
  return { kind, language: 'vi', width: 80, lines };
}
