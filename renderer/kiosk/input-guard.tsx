import { type ReactNode, type SyntheticEvent, useLayoutEffect, useRef } from 'react';
import styles from './kiosk-frame.module.css';
import { createTouchGuard } from './touch-guard.ts';

/**
 * Swallows touches and keys for `forMs` after `screen` has become another one. A button far from where the last touch was
 * may answer earlier: `data-guard-ms`.
 */
export function InputGuard({ screen, forMs, children }: { screen: string; forMs: number; children: ReactNode }) {
  const guard = useRef(createTouchGuard());
  useLayoutEffect(() => guard.current.shows(screen, forMs, performance.now()), [screen, forMs]);
  const swallow = (event: SyntheticEvent) => {
    const own = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-guard-ms]') : null;
    if (guard.current.allows(performance.now(), own ? Number(own.dataset.guardMs) : undefined)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.guard} onClickCapture={swallow} onKeyDownCapture={swallow}>
      {children}
    </div>
  );
}
