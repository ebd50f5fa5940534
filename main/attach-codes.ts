import type { Station } from './start-station.ts';
import type { StationReady } from './station-ready.ts';

/**
 * One-time codes for the screens of this start. At a demonstration they carry the invented staff too, so that a
 * newcomer is signed in by the address alone.
 */
export function attachCodes({ store, attachCode }: Station): Pick<StationReady, 'codes' | 'setUpCode'> {
  const { point, accounts } = store;
  const invented = point.demonstration ? accounts.all().toSorted((a, b) => (a.login < b.login ? -1 : 1)) : [];
  const head = invented.find(({ role }) => role === 'head')?.id ?? null;
  const clerks = invented.filter(({ role }) => role === 'clerk');
  const screen = (role: 'kiosk' | 'board' | 'paper') => attachCode({ role, counter: null, account: null });
  const office = (isSetUp: boolean) => attachCode({ role: 'office', counter: null, account: head, isSetUp });
  const isNew = accounts.count() === 0;
  return {
    codes: {
      kiosk: screen('kiosk'),
      counter: point.counters.map((counter, n) =>
        attachCode({ role: 'counter', counter, account: clerks[n]?.id ?? null }),
      ),
      board: screen('board'),
      office: office(false),
      paper: screen('paper'),
    },
    setUpCode: isNew ? office(true) : null,
  };
}
