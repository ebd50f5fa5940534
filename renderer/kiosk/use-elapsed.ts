import { useEffect, useState } from 'react';

/** False, and true after so long on this screen; `again` begins anew. */
export function useElapsed(ms: number, again: unknown = null): boolean {
  const [over, setOver] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is what begins it anew
  useEffect(() => {
    setOver(false);
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms, again]);
  return over;
}
