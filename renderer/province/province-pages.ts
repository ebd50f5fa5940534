import type { ReactNode } from 'react';
import { mayCall, officerRights } from '../../contract/officer-rights.ts';
import type { ScreenKey } from '../i18n.ts';
import { AccountScreen } from './account-screen.tsx';
import { ByHandScreen } from './by-hand/by-hand-screen.tsx';
import { CommunesScreen } from './communes-screen.tsx';
import { CompareScreen } from './compare-screen.tsx';
import { FleetScreen } from './fleet/fleet-screen.tsx';
import { LiveScreen } from './live/live-screen.tsx';
import { OfficersScreen } from './officers/officers-screen.tsx';
import type { Officer, PageMethod } from './province-client.ts';
import { ReferenceScreen } from './reference/reference-screen.tsx';

export interface ProvincePage {
  readonly id: string;
  readonly title: ScreenKey;
  readonly Page: () => ReactNode;
  /** Shown to those who may call it. */
  readonly needs: PageMethod;
}

/** The pages of the province, in the order of their tabs. */
export const provincePages: readonly [ProvincePage, ...ProvincePage[]] = [
  { id: 'live', title: 'province.page.live', Page: LiveScreen, needs: 'liveNumbers' },
  { id: 'communes', title: 'province.page.communes', Page: CommunesScreen, needs: 'communeFigures' },
  { id: 'fleet', title: 'province.page.fleet', Page: FleetScreen, needs: 'fleet' },
  { id: 'by-hand', title: 'province.page.byHand', Page: ByHandScreen, needs: 'takeBundlePiece' },
  { id: 'reference', title: 'province.page.reference', Page: ReferenceScreen, needs: 'referenceState' },
  { id: 'compare', title: 'province.page.compare', Page: CompareScreen, needs: 'compareWithRegister' },
  { id: 'officers', title: 'province.page.officers', Page: OfficersScreen, needs: 'officers' },
  { id: 'account', title: 'province.page.account', Page: AccountScreen, needs: 'changeOfficerPassword' },
];

export function provincePagesOf(officer: Officer): readonly ProvincePage[] {
  return provincePages.filter(({ needs }) => mayCall(officerRights[needs], officer));
}
