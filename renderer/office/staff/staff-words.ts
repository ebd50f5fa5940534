import type { StaffView } from '../../../contract/staff-api.ts';
import { languageOf } from '../../../domain/languages.ts';

export type StaffPerson = StaffView['people'][number];

/** Languages as staff know them. */
export function languagesText(codes: readonly string[]): string {
  return codes.map((code) => languageOf(code)?.vietnameseName ?? code).join(', ');
}
