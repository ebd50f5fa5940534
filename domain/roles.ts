/**
 * What a person of the centre is there for. Which of them may call a method stands in `contract/rights.ts`; what each may
 * do to one object, in `permissions.ts`.
 */
export const accountRoles = ['clerk', 'specialist', 'cashier', 'post-agent', 'head', 'technician', 'auditor'] as const;
export type AccountRole = (typeof accountRoles)[number];

export function isAccountRole(word: string): word is AccountRole {
  return (accountRoles as readonly string[]).includes(word);
}
