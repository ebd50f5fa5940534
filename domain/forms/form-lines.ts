import { type Form, issuedWith, state } from '../data/forms.ts';
import type { Organisation } from '../organisation.ts';
import { type PaperLine, paperDate, paperDateTime } from '../paper.ts';
import type { Person } from '../person.ts';

/** Who gives a form, and what marks it. */
export interface FormGiver {
  readonly centreName: string;
  readonly pointName: string;
  readonly phone: string;
  /** Local `YYYY-MM-DD` on which it is made out. */
  readonly date: string;
  /** Invented people. */
  readonly demonstration: boolean;
}

/** Whose record is the legal one: where it is the province's, ours claims no second number. */
export type LegalRecord = 'here' | 'province';

/** Whose dossier it is: a person, or the organisation for which one speaks. */
export interface FormPerson {
  readonly name: string;
  readonly idNumber: string;
  /** Of an organisation, '' when it has none; null: a person. */
  readonly taxCode: string | null;
  readonly address: string;
  readonly phone: string;
  /** '' when none was told. */
  readonly email: string;
}

/** As the forms call whoever applies: the organisation, where a person only speaks for it. */
export function formPerson(received: {
  readonly applicant: Person;
  readonly organisation?: Organisation | null;
}): FormPerson {
  const { name, idNumber, address, phone, email = '' } = received.applicant;
  const { organisation } = received;
  return organisation
    ? { name: organisation.name, idNumber: '', taxCode: organisation.taxCode, address, phone, email }
    : { name, idNumber, taxCode: null, address, phone, email };
}

export const air: PaperLine = { type: 'space', mm: 0.5 };
export const gap: PaperLine = { type: 'space', mm: 1.5 };
export const capMm = 2.6;

/** Letterhead, number of the form, place and day, title. */
export function headLines(giver: FormGiver, form: Form, change: { title?: string; ref?: string } = {}): PaperLine[] {
  const [year = '', month = '', day = ''] = giver.date.split('-');
  const demonstration: PaperLine[] = giver.demonstration
    ? [{ type: 'banner', style: 'framed', symbol: null, text: 'TRÌNH DIỄN – dữ liệu bịa' }, gap]
    : [];
  const isOfCircular = form.number.startsWith('Mẫu');
  const corner =
    form.number === '' ? [] : [plain(isOfCircular ? `${form.number} (${issuedWith})` : form.number, 'right')];
  return [
    ...demonstration,
    ...(change.title ? [] : corner),
    ...(change.title
      ? // No letter of the state: it claims to be none.
        [plain(giver.centreName, 'centre'), plain(giver.pointName, 'centre')]
      : [letterhead(giver)]),
    air,
    ...(change.ref === undefined ? [] : [plain(change.ref)]),
    plain(`Ngày ${day} tháng ${month} năm ${year}`, 'right'),
    gap,
    { type: 'text', text: change.title ?? form.title, capMm: 3.4, weight: 'bold', align: 'centre' },
    gap,
  ];
}

function letterhead({ centreName, pointName }: FormGiver): PaperLine {
  return { type: 'letterhead', giver: [centreName, pointName], state: [state[0], state[1]] };
}

export function plain(text: string, align: 'left' | 'centre' | 'right' = 'left'): PaperLine {
  return { type: 'text', text, capMm, weight: 'regular', align };
}

export function strong(text: string): PaperLine {
  return { type: 'text', text, capMm, weight: 'semibold', align: 'left' };
}

/** A field, left out when there is nothing to say. */
export function field(label: string, value: string | null): PaperLine[] {
  return value === null || value === '' ? [] : [{ type: 'pair', label, value, capMm }, air];
}

/** In a book's many columns the letters are smaller than on a form that a citizen holds. */
export function row(cells: readonly string[], shares: readonly number[], isHead = false, cap = capMm): PaperLine {
  return { type: 'row', cells, shares, capMm: cap, weight: isHead ? 'semibold' : 'regular' };
}
export const bookCapMm = 2.4;

export function signLines(left: string, right: string, names: { left?: string; right?: string } = {}): PaperLine[] {
  const named: PaperLine[] = names.left
    ? [{ type: 'pair', label: names.left, value: names.right ?? '', capMm }]
    : names.right
      ? [{ type: 'text', text: names.right, capMm, weight: 'semibold', align: 'right' }]
      : [];
  return [gap, { type: 'signatures', left, right, heightMm: 13 }, ...named];
}

export function noteLines({ notes }: Form): PaperLine[] {
  return notes.map((note) => plain(`Chú ý: ${note}`));
}

/** `08:40 ngày 19/11/2026`, as the forms say it: `08 giờ 40 phút, ngày 19/11/2026`. */
export function moment(local: string): string {
  const [date = '', time = ''] = local.split('T');
  const [hour = '', minute = ''] = time.split(':');
  return `${hour} giờ ${minute} phút, ngày ${paperDate(date)}`;
}

export function shortMoment(local: string): string {
  const [date = '', time = ''] = local.split('T');
  // In a narrow column the hour goes under the day.
  return paperDateTime(date, time).replace('\u00a0', ' ');
}
