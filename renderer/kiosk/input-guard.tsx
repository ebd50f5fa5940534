import { type ReactNode, type SyntheticEvent, useLayoutEffect, useRef } from 'react';
import styles from './kiosk.module.css';
import { createTouchGuard } from './touch-guard.ts';

/** Swallows touches and keys for `forMs` after `screen` has become another one. */
export function InputGuard({ screen, forMs, children }: { screen: string; forMs: number; children: ReactNode }) {
  const guard = useRef(createTouchGuard());
  useLayoutEffect(() => guard.current.shows(screen, forMs, performance.now()), [screen, forMs]);
  const swallow = (event: SyntheticEvent) => {
    if (guard.current.allows(performance.now())) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.guard} onClickCapture={swallow} onKeyDownCapture={swallow}>
      {children}
    </div>
  );
}
