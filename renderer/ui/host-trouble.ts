import { useEffect, useState } from 'react';
import type { LinkTrouble } from '../../contract/refusals.ts';

const AGAIN_MS = 2_000;

/** How this PC stands with its host while a screen of it is lost; null: not lost, not known yet, or this PC is the host itself. */
export function useHostTrouble(isLost: boolean): LinkTrouble | null {
  const [trouble, setTrouble] = useState<LinkTrouble | null>(null);
  useEffect(() => {
    if (!isLost) return setTrouble(null);
    const stop = new AbortController();
    // Only the door of a PC that works for another one answers that.
    const ask = async () => {
      const answer = await fetch('/api/link', { signal: stop.signal, cache: 'no-store' }).catch(() => null);
      const said = answer?.ok ? ((await answer.json().catch(() => null)) as { state?: string } | null) : null;
      if (!stop.signal.aborted && said) setTrouble(troubleOf(said.state));
    };
    void ask();
    const again = setInterval(() => void ask(), AGAIN_MS);
    return () => {
      stop.abort();
      clearInterval(again);
    };
  }, [isLost]);
  return trouble;
}

/** Whether this PC works for another one, by its own door: its page opens the screens here. Null: the door did not answer. */
export async function askOwnDoor(signal: AbortSignal): Promise<'works-for-host' | 'is-host' | null> {
  const answer = await fetch('/api/link', { signal, cache: 'no-store' }).catch(() => null);
  if (!answer) return null;
  return answer.ok ? 'works-for-host' : answer.status === 404 ? 'is-host' : null;
}

/** Nothing that comes back by itself: somebody has to do something at this PC. */
export function isHardStop(trouble: LinkTrouble | null): boolean {
  return trouble === 'host-changed' || trouble === 'station-removed';
}

function troubleOf(state: string | undefined): LinkTrouble | null {
  return state === 'host-changed' || state === 'station-removed' || state === 'host-unreachable' ? state : null;
}
