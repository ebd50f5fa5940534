import { useEffect, useRef } from 'react';
import { useLive } from '../ui/use-live.ts';

/** What the station's own scanner reads, each once: a reading pushed again after a lost connection is not a second one. */
export function useLiveScans(read: (scan: { readonly text: string; readonly isCard: boolean }) => void): void {
  const { view } = useLive('watchScans', {});
  const latest = useRef(read);
  latest.current = read;
  const last = useRef<number | null>(null);
  useEffect(() => {
    const scan = view?.scan;
    if (!scan || scan.no === last.current) return;
    last.current = scan.no;
    latest.current(scan);
  }, [view]);
}
