import { fieldText } from '../../../domain/beside.ts';
import type { FormField } from '../../../domain/beside-events.ts';
import type { Person } from '../../../domain/person.ts';

/** Where the filling of a foreign form stands. */
export interface FormStep {
  readonly field: FormField;
  readonly text: string;
  /** From 1, of the fields that have a text. */
  readonly at: number;
  readonly of: number;
}

/** The fields of this person that have something in them, in the order of the foreign form. */
export function formSteps(person: Person, order: readonly FormField[]): readonly FormStep[] {
  const filled = order.map((field) => ({ field, text: fieldText(person, field) })).filter(({ text }) => text !== '');
  return filled.map((each, index) => ({ ...each, at: index + 1, of: filled.length }));
}
