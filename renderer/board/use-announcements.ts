import { useEffect, useRef, useState } from 'react';
import type { BoardView } from '../../contract/terminal-views.ts';
import type { Bell } from './bell.ts';
import { type CallSequence, emptySequence, next, slotMs, take } from './call-sequence.ts';

export type BoardCall = BoardView['calls'][number];

export interface Announcements {
  /** The call in the large field: the one announced now, or the last one. */
  readonly hero: BoardCall | null;
  /** Rises with each announcement: the field pulses again. */
  readonly announced: number;
}

/** Announces the calls of the view one after the other with the bell. */
export function useAnnouncements(view: BoardView | null, bell: Bell): Announcements {
  const sequence = useRef<CallSequence<BoardCall>>(emptySequence);
  const busy = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [said, setSaid] = useState<{ hero: BoardCall | null; announced: number }>({ hero: null, announced: 0 });

  useEffect(() => {
    if (!view) return;
    sequence.current = take(sequence.current, view, view.day.now);
    const sayNext = () => {
      const { call, rest } = next(sequence.current);
      sequence.current = rest;
      busy.current = null;
      if (!call) return;
      bell.ring();
      setSaid((was) => ({ hero: call, announced: was.announced + 1 }));
      busy.current = setTimeout(sayNext, slotMs(rest.inLine.length));
    };
    if (busy.current === null) sayNext();
  }, [view, bell]);

  useEffect(
    () => () => {
      if (busy.current !== null) clearTimeout(busy.current);
      busy.current = null;
    },
    [],
  );

  // Before anything was announced here, the newest call of the view stands in the field, without a bell.
  return { hero: said.hero ?? view?.calls[0] ?? null, announced: said.announced };
}
