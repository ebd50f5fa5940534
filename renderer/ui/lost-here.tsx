import { useEffect, useState } from 'react';
import { ConnectionBadge } from './connection-badge.tsx';
import { HostGone } from './host-gone.tsx';
import { useStation } from './station-context.ts';

/** A page that comes back by itself within moments says nothing. */
const QUIET_MS = 2_000;

/** Where a password is asked for: a press that nobody answers is explained, and the way to a new host is there without one. */
export function LostHere() {
  const { station } = useStation();
  const [lostSince, setLostSince] = useState<number | null>(null);
  useEffect(() => {
    const wait = { timer: null as ReturnType<typeof setTimeout> | null };
    const stopWaiting = () => {
      if (wait.timer !== null) clearTimeout(wait.timer);
      wait.timer = null;
    };
    const look = () => {
      if (station.isOpen()) {
        stopWaiting();
        setLostSince(null);
      } else if (wait.timer === null) {
        const since = Date.now();
        wait.timer = setTimeout(() => setLostSince(since), QUIET_MS);
      }
    };
    look();
    const stop = station.onChange(look);
    return () => {
      stop();
      stopWaiting();
    };
  }, [station]);
  if (lostSince === null) return null;
  return (
    <p>
      <ConnectionBadge lostSince={lostSince} /> <HostGone lostSince={lostSince} />
    </p>
  );
}
