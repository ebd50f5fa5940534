import type { OfficeView } from '../../contract/terminal-views.ts';
import type { AccountRole } from '../../domain/roles.ts';

/** What each page of the office is handed. */
export interface OfficePageProps {
  readonly view: OfficeView;
  readonly account: { readonly name: string; readonly role: AccountRole };
}
