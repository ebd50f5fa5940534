import type { ReactNode } from 'react';
import type { OfficeView } from '../../contract/terminal-views.ts';
import type { AccountRole } from '../../domain/roles.ts';
import type { ScreenKey } from '../i18n.ts';
import { CalendarScreen } from './screens/calendar-screen.tsx';
import { LanguagesScreen } from './screens/languages-screen.tsx';
import { ReceptionScreen } from './screens/reception-screen.tsx';
import { RecordingsScreen } from './screens/recordings-screen.tsx';
import { TodayScreen } from './screens/today-screen.tsx';

export interface OfficePageProps {
  readonly view: OfficeView;
  readonly account: { readonly name: string; readonly role: AccountRole };
}

export interface OfficePage {
  readonly id: string;
  readonly title: ScreenKey;
  readonly Page: (props: OfficePageProps) => ReactNode;
}

/** The pages of the office, in the order of their tabs. */
export const officePages: readonly [OfficePage, ...OfficePage[]] = [
  { id: 'today', title: 'office.page.today', Page: TodayScreen },
  { id: 'reception', title: 'office.page.reception', Page: ReceptionScreen },
  { id: 'calendar', title: 'office.page.calendar', Page: CalendarScreen },
  { id: 'languages', title: 'office.page.languages', Page: LanguagesScreen },
  { id: 'voice', title: 'office.page.voice', Page: RecordingsScreen },
];
