import { type PointerEvent, type ReactNode, useRef } from 'react';
import styles from '../kiosk-frame.module.css';
import { createCornerTaps } from './corner-taps.ts';

/** Five touches in a top corner open the staff's door. Nothing is there to see, and nothing a citizen needs. */
export function StaffCorner({ onKnock, children }: { readonly onKnock: () => void; readonly children: ReactNode }) {
  const taps = useRef(createCornerTaps());
  const touch = ({ clientX: x, clientY: y, timeStamp }: PointerEvent) => {
    const mm = Number.parseFloat(document.documentElement.style.getPropertyValue('--mm'));
    if (taps.current.touch({ x, y }, { width: window.innerWidth, mm }, timeStamp)) onKnock();
  };
  return (
    <div className={styles.guard} onPointerDownCapture={touch}>
      {children}
    </div>
  );
}
