import type { AccountId } from './ids.ts';
import type { ReferenceTables } from './reference.ts';
import { type AccountRole, accountRoles } from './roles.ts';
import { type Employed, roleOn, type Secondment } from './secondment.ts';

/** Somebody the province says works in the commune; both days included, null: no end is said. */
export interface PublishedPerson {
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly from: string;
  readonly to: string | null;
}

export function publishedPeople(tables: ReferenceTables | null): readonly PublishedPerson[] {
  return (tables?.users ?? []).flatMap((row) => {
    const { login = '', name = '', from = '', to = '' } = row;
    const role = accountRoles.find((each) => each === row.role);
    return role ? [{ login, name, role, from, to: to === '' ? null : to }] : [];
  });
}

/**
 * What the head has to decide about somebody the province names: nobody of that name signs in here yet (`missing`, or
 * `coming` before the first day), here as something else or not at all on a day that was said (`differs`), or still here
 * after the last (`over`). Null: it is as the province says.
 */
export type Unsettled = 'missing' | 'coming' | 'differs' | 'over';

export interface KnownPerson extends Employed {
  readonly id: AccountId;
  readonly secondments: readonly Secondment[];
}

export function unsettled(
  said: PublishedPerson,
  known: KnownPerson | null,
  { point, date }: { readonly point: string; readonly date: string },
): Unsettled | null {
  const isHere = known !== null && roleOn(known, known.secondments, { point, date }) !== null;
  if (said.to !== null && said.to < date) return isHere ? 'over' : null;
  if (!known) return said.from > date ? 'coming' : 'missing';
  // before the first day it is settled when that day is
  const on = said.from > date ? said.from : date;
  const role = roleOn(known, known.secondments, { point, date: on });
  // who is sent to another point meanwhile was sent there by the head
  const isElsewhere = known.secondments.some(({ from, to, point: at }) => at !== point && from <= on && on <= to);
  return role === said.role || isElsewhere ? null : 'differs';
}
