import type { CentreMode, FormField } from './beside-events.ts';
import type { LocalTime } from './calendar.ts';
import { type ForceFault, forceFault, type Procedure } from './dossier.ts';
import { dueDate } from './due.ts';
import type { NewEvent } from './event.ts';
import type { CounterId, DossierId, TicketId } from './ids.ts';
import { isPersonName, type Person } from './person.ts';
import type { RegisterPlace } from './register-events.ts';
import { err, ok, type Result } from './result.ts';
import type { WorkClock } from './work-clock.ts';

export interface BesideSettings {
  readonly mode: CentreMode;
  /** In the order of the foreign form. */
  readonly formFields: readonly FormField[];
}

/** Every centre has the provincial system; one that has not says so. */
export const defaultBeside: BesideSettings = {
  mode: 'beside',
  formFields: ['idNumber', 'name', 'birthDate', 'sex', 'address'],
};

/** `H21.65-220914-0011` (QĐ 20/2020), `G09.20-20260609-0092637` (the central system of 2026); domain.md §1.5: never one pattern. */
const usual = /[A-Z]\d{2}(?:\.\d{1,4}){1,4}-\d{6,8}-\d{3,8}/;
const possible = /^(?=.*\d)[A-Z\d][A-Z\d./_-]{5,39}$/;

/** The code in what was scanned or pasted: alone, or within a link or a line of text; null: there is none. */
export function readOfficialCode(text: string): string | null {
  const said = text.normalize('NFC').trim().toUpperCase();
  const found = usual.exec(said)?.[0];
  if (found) return found;
  return possible.test(said) && !said.includes('//') ? said : null;
}

export interface BesideReceiving {
  readonly dossier: DossierId;
  readonly code: string;
  readonly officialCode: string;
  readonly procedure: Procedure | undefined;
  readonly ticket: TicketId | null;
  readonly counter: CounterId;
  /** Null: only the provincial system knows whose it is. */
  readonly applicant: Person | null;
  readonly language: string;
  readonly isDateInDoubt?: boolean;
  readonly now: LocalTime;
  readonly point: string;
  readonly competentUnit: string;
  readonly clock: WorkClock;
  readonly entry: RegisterPlace;
}

export type BesideError =
  | { readonly type: 'procedure-unknown' }
  | ForceFault
  | { readonly type: 'official-code-unreadable' }
  | { readonly type: 'name-invalid' };

const nobody: Person = { name: '', birthDate: '', sex: '', idNumber: '', address: '', phone: '' };

/** What the provincial system has received already: its code, the procedure, and our clock. The papers are listed there. */
export function receiveBeside(input: BesideReceiving): Result<readonly NewEvent[], BesideError> {
  const { procedure, now, applicant, dossier } = input;
  if (!procedure) return err({ type: 'procedure-unknown' });
  const outOfForce = forceFault(procedure, now.date, input.isDateInDoubt);
  if (outOfForce) return err(outOfForce);
  const officialCode = readOfficialCode(input.officialCode);
  if (officialCode === null) return err({ type: 'official-code-unreadable' });
  if (applicant && !isPersonName(applicant.name)) return err({ type: 'name-invalid' });
  const due = dueDate(now, procedure.limit, input.clock);
  return ok([
    {
      type: 'dossier-received',
      facts: {
        ...{ dossier, code: input.code, officialCode, procedure: procedure.code, channel: 'direct' },
        ...{ ticket: input.ticket, counter: input.counter },
        receivedAt: `${now.date}T${now.time}`,
        due: { at: `${due.at.date}T${due.at.time}`, rule: due.rule },
        ...{ documentCount: 0, sets: 1, language: input.language },
        ...{ receivedAtPoint: input.point, competentUnit: input.competentUnit, returnAtPoint: input.point },
        ...(input.isDateInDoubt ? { isDateInDoubt: true as const } : {}),
        entry: input.entry,
      },
      personal: { dossier, part: { applicant: applicant ?? nobody, submitter: null, documents: [], note: '' } },
    },
  ]);
}

/** The provincial form is Vietnamese, whatever is spoken here. */
const sexes: Readonly<Record<Person['sex'], string>> = { female: 'Nữ', male: 'Nam', '': '' };

/** A field as foreign forms want it: the date as people write it, the sex as a word. */
export function fieldText(person: Person, field: FormField): string {
  if (field === 'sex') return sexes[person.sex];
  const text = person[field];
  if (field !== 'birthDate') return text;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year ? `${day}/${month}/${year}` : text;
}
