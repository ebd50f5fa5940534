import { type RefObject, useEffect, useRef } from 'react';

/**
 * What a press was answered with is brought to where the eyes are: below thirty folders nobody would see that something is
 * asked or was refused. What is seen already does not move. `shown`: a new answer; null or false, there is none.
 */
export function useInSight<E extends HTMLElement = HTMLDivElement>(shown: unknown): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (shown) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return ref;
}
