import { localTime } from '../../domain/calendar.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { roleOn } from '../../domain/secondment.ts';
import type { PointStore } from '../store/open-point-store.ts';

/** The date people's days are counted by: that of the business day, else the one on the wall. */
export function businessDate(store: PointStore, now: number): string {
  return store.days.open()?.date ?? localTime(now).date;
}

/** What somebody may act as here and now; null: nothing. Asked at every call: a secondment ends by itself. */
export function roleNow(store: PointStore, account: AccountId, now: number): AccountRole | null {
  const person = store.accounts.byId(account);
  if (!person) return null;
  const employed = { role: person.role, isGuest: person.isGuest, isActive: person.deactivatedAt === null };
  const place = { point: store.point.id, date: businessDate(store, now) };
  return roleOn(employed, store.secondments.of(account), place);
}
