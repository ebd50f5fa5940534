import './sizes.css';
import './high-contrast.css';
import { type ReactNode, useMemo } from 'react';
import { sourceLanguage } from '../i18n.ts';
import { useLive } from '../ui/use-live.ts';
import { useTexts } from '../ui/use-texts.ts';
import { CitizenScreen } from './citizen-screen.tsx';
import { InputGuard } from './input-guard.tsx';
import { KioskContext } from './kiosk-context.ts';
import { hasBegun } from './kiosk-flow.ts';
import { closesByItself, isStaffs } from './kiosk-words.ts';
import { isAllClosed } from './reception-says.ts';
import { ClosedScreen } from './screens/closed-screen.tsx';
import { LockedScreen } from './screens/locked-screen.tsx';
import { LostScreen } from './screens/lost-screen.tsx';
import { StaffCorner } from './set-up/staff-corner.tsx';
import { StaffScreen } from './set-up/staff-screen.tsx';
import { StillThere } from './still-there.tsx';
import { useAsks } from './use-asks.ts';
import { useCodes } from './use-codes.ts';
import { useGlassTold } from './use-glass-told.ts';
import { useKioskMachine } from './use-kiosk-machine.ts';
import { useVoices } from './use-voices.ts';

/** Two taps within this time give one ticket: the second must not close, nor take, anything. */
const afterTicketMs = 3_000;
const afterScreenMs = 350;

export function KioskApp() {
  const live = useLive('watchKiosk', {});
  useTexts(live.view?.point.languages);
  const [person, send] = useKioskMachine();
  const asks = useAsks(person, send);
  const voices = useVoices(person);
  const { view, connected } = live;
  const kiosk = useMemo(() => view && { view, person, send, asks, voices }, [view, person, send, asks, voices]);
  useCodes(person, asks);
  useGlassTold(isStaffs(person.at) ? person.at : '');
  const reset = () => {
    asks.forget();
    send({ type: 'time-is-over' });
  };

  // A number once given is shown whatever happens then: the person must learn it.
  const hasNumber = person.at === 'ticket' && person.ticket !== null;
  const isLost = !connected || !view?.healthy;
  if (!kiosk || (isLost && !hasNumber))
    return <LostScreen view={view} isAway={!connected} onShown={person.asking ? () => {} : reset} />;

  const screen = (name: string, shown: ReactNode, guardMs = afterScreenMs) => (
    <KioskContext value={kiosk}>
      <StaffCorner onKnock={() => send({ type: 'staff-knocked' })}>
        <InputGuard screen={name} forMs={guardMs}>
          {shown}
        </InputGuard>
      </StaffCorner>
      <StillThere
        active={hasBegun(person, sourceLanguage) && !closesByItself(person.at) && !person.asking}
        onGone={reset}
      />
    </KioskContext>
  );
  if (isStaffs(person.at)) return screen(person.at, <StaffScreen />);
  if (person.at === 'home' && kiosk.view.lock) return screen('locked', <LockedScreen lock={kiosk.view.lock} />);
  if (person.at === 'home' && isAllClosed(kiosk.view)) return screen('closed', <ClosedScreen />);
  if (hasNumber) return screen(`ticket ${person.ticket?.ticket}`, <CitizenScreen />, afterTicketMs);
  return screen(`${person.at} ${person.priority}`, <CitizenScreen />);
}
