import type { ReactNode } from 'react';
import { people } from '../../contract/rights.ts';
import type { AccountRole } from '../../domain/roles.ts';
import type { ScreenKey } from '../i18n.ts';
import { AccessScreen } from './access/access-screen.tsx';
import { BackupScreen } from './backup/backup-screen.tsx';
import { DoctorScreen } from './doctor/doctor-screen.tsx';
import type { OfficePageProps } from './office-page.ts';
import { PrivacyScreen } from './privacy/privacy-screen.tsx';
import { BesideScreen } from './screens/beside-screen.tsx';
import { BooksScreen } from './screens/books-screen.tsx';
import { CalendarScreen } from './screens/calendar-screen.tsx';
import { HeadScreen } from './screens/head-screen.tsx';
import { LanguagesScreen } from './screens/languages-screen.tsx';
import { ReceptionScreen } from './screens/reception-screen.tsx';
import { RecordingsScreen } from './screens/recordings-screen.tsx';
import { StaffScreen } from './screens/staff-screen.tsx';
import { StationsScreen } from './screens/stations-screen.tsx';
import { StickScreen } from './screens/stick-screen.tsx';
import { TodayScreen } from './screens/today-screen.tsx';
import { TrainingScreen } from './training/training-screen.tsx';
import { UpdatesScreen } from './updates/updates-screen.tsx';

export interface OfficePage {
  readonly id: string;
  readonly title: ScreenKey;
  readonly Page: (props: OfficePageProps) => ReactNode;
  readonly group: PageGroup;
  /** Left out: of everybody who signs in at the office. */
  readonly roles?: readonly AccountRole[];
}

/** The headings of the list: what a day needs, then what is set once, then the machines. */
export const pageGroups = ['day', 'people', 'machines', 'languages'] as const;
export type PageGroup = (typeof pageGroups)[number];

/** The pages of the office; within its group each stands in this order. */
export const officePages: readonly [OfficePage, ...OfficePage[]] = [
  { id: 'today', group: 'day', title: 'office.page.today', Page: TodayScreen },
  { id: 'head', group: 'day', title: 'office.page.head', Page: HeadScreen, roles: people.overseers },
  { id: 'reception', group: 'people', title: 'office.page.reception', Page: ReceptionScreen },
  { id: 'calendar', group: 'people', title: 'office.page.calendar', Page: CalendarScreen },
  { id: 'books', group: 'day', title: 'office.page.books', Page: BooksScreen, roles: people.overseers },
  { id: 'beside', group: 'day', title: 'office.page.beside', Page: BesideScreen },
  { id: 'staff', group: 'people', title: 'office.page.staff', Page: StaffScreen, roles: people.overseers },
  { id: 'training', group: 'people', title: 'office.page.training', Page: TrainingScreen, roles: people.overseers },
  { id: 'access', group: 'people', title: 'office.page.access', Page: AccessScreen, roles: people.head },
  { id: 'privacy', group: 'people', title: 'office.page.privacy', Page: PrivacyScreen, roles: people.admitters },
  {
    id: 'stations',
    group: 'machines',
    title: 'office.page.stations',
    Page: StationsScreen,
    roles: [...people.admitters, 'auditor'],
  },
  { id: 'doctor', group: 'machines', title: 'office.page.doctor', Page: DoctorScreen },
  { id: 'backup', group: 'machines', title: 'office.page.backup', Page: BackupScreen },
  { id: 'updates', group: 'machines', title: 'office.page.updates', Page: UpdatesScreen },
  { id: 'languages', group: 'languages', title: 'office.page.languages', Page: LanguagesScreen },
  { id: 'voice', group: 'languages', title: 'office.page.voice', Page: RecordingsScreen },
  { id: 'stick', group: 'machines', title: 'office.page.stick', Page: StickScreen },
];

export function officePagesOf(role: AccountRole): readonly OfficePage[] {
  return officePages.filter(({ roles }) => roles === undefined || roles.includes(role));
}
