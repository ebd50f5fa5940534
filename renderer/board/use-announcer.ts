import { useEffect, useState } from 'react';
import type { BoardView } from '../../contract/terminal-views.ts';
import { createAnnouncer } from './announcer.ts';

export type BoardCall = BoardView['calls'][number];

/** Says the calls of the view; answers which one is being said now. `say` is kept from the first time. */
export function useAnnouncer(view: BoardView | null, say: (call: BoardCall) => Promise<void>): BoardCall | null {
  const [saying, setSaying] = useState<BoardCall | null>(null);
  const [firstSay] = useState(() => say);
  const [announcer, setAnnouncer] = useState<ReturnType<typeof createAnnouncer<BoardCall>> | null>(null);

  useEffect(() => {
    const made = createAnnouncer<BoardCall>({ say: firstSay, onSaying: setSaying, now: () => performance.now() });
    setAnnouncer(made);
    return () => made.close();
  }, [firstSay]);
  useEffect(() => {
    if (view) announcer?.see(view, view.day.now);
  }, [view, announcer]);
  return saying;
}
