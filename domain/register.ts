import type { NewEvent } from './event.ts';
import { err, ok, type Result } from './result.ts';

export type CloseRefusal =
  | { readonly type: 'register-year-running' }
  | { readonly type: 'register-closed-before' }
  | { readonly type: 'register-empty' };

/** A year's book is closed after its last day (TT 01/2018 Đ.10), once; nothing is written in it afterwards. */
export function closeRegister(book: {
  readonly year: number;
  readonly entries: number;
  readonly closedOn: string | null;
  readonly today: string;
}): Result<readonly NewEvent[], CloseRefusal> {
  const { year, entries, closedOn, today } = book;
  if (closedOn !== null) return err({ type: 'register-closed-before' });
  if (entries === 0) return err({ type: 'register-empty' });
  if (today.slice(0, 4) <= String(year)) return err({ type: 'register-year-running' });
  return ok([{ type: 'register-closed', facts: { year, entries, date: today } }]);
}
