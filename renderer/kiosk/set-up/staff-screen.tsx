import { useKiosk } from '../kiosk-context.ts';
import { CalibrateScreen } from './calibrate-screen.tsx';
import { StaffMenuScreen } from './staff-menu-screen.tsx';
import { StaffPinScreen } from './staff-pin-screen.tsx';

/** Behind the corner: the PIN, the menu, the card on the glass. */
export function StaffScreen() {
  const { person, view } = useKiosk();
  if (person.at === 'staff-menu') return <StaffMenuScreen />;
  if (person.at === 'calibrate') return <CalibrateScreen />;
  return <StaffPinScreen point={view.point} />;
}
