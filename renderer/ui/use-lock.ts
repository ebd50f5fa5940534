import { useEffect, useRef } from 'react';
import { useStation } from './station-context.ts';
import { useRequest } from './use-command.ts';

/** A clerk who is called away forgets the screen: after so long without a key or a touch it locks by itself. */
const LOCK_AFTER_MS = 5 * 60_000;

/** Locks this screen in the host; undefined: nobody is signed in, or it is locked. */
export function useLock(): (() => void) | undefined {
  const { session, setSession } = useStation();
  const { run } = useRequest('lockScreen');
  if (!session.account || session.isLocked) return undefined;
  return () => {
    run({}).then((answer) => {
      if (answer.ok) setSession({ ...session, isLocked: true });
    });
  };
}

export function useIdleLock(): void {
  const lock = useLock();
  const latest = useRef(lock);
  latest.current = lock;
  const isOpen = lock !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    let timer = setTimeout(() => latest.current?.(), LOCK_AFTER_MS);
    const stir = () => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current?.(), LOCK_AFTER_MS);
    };
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, stir, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, stir);
    };
  }, [isOpen]);
}
