/** An enterprise, cooperative, household business or office that applies; the person beside it speaks for it. */
export interface Organisation {
  readonly name: string;
  /** Digits, a branch as `0100109106-001`; '' when it has none. */
  readonly taxCode: string;
}

/** Why somebody else than the applicant brings a dossier. */
export const submitterBases = ['authorised', 'guardian', 'relative', 'representative'] as const;
export type SubmitterBasis = (typeof submitterBases)[number];

export type OrganisationFault = 'organisation-name-invalid' | 'tax-code-invalid';

export function organisationFault({ name, taxCode }: Organisation): OrganisationFault | null {
  if (!/\p{L}/u.test(name) || name.trim().length < 2 || name.length > 200) return 'organisation-name-invalid';
  return taxCode === '' || isTaxCode(taxCode) ? null : 'tax-code-invalid';
}

/**
 * Ten digits, the last one checks the others; a branch adds `-` and three. Since 1.7.2025 a person's or household's own is the
 * twelve digits of the CCCD (TT 86/2024/TT-BTC), which check nothing. To be verified: the check digit is common knowledge
 * of accountants, no text of the law we read has it.
 */
export function isTaxCode(code: string): boolean {
  if (/^\d{12}$/.test(code)) return true;
  if (!/^\d{10}(-\d{3})?$/.test(code)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(code[at]), 0);
  return 10 - (sum % 11) === Number(code[9]);
}

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** `0100109106001` as people type it → `0100109106-001`. */
export function readTaxCode(typed: string): string {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{13}$/.test(digits) ? `${digits.slice(0, 10)}-${digits.slice(10)}` : digits;
}
