import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Role } from '../../../contract/words.ts';
import type { TokenPlace } from '../attach-terminal.ts';
import { useStation } from '../station-context.ts';
import { TerminalGate } from '../terminal-gate.tsx';
import { useRequest } from '../use-command.ts';
import { Coach } from './coach.tsx';
import { PracticeContext } from './practice-context.ts';
import { PracticeFrame } from './practice-frame.tsx';

/** A world of practice, and the code that lets this page in. */
export interface PracticeDoor {
  readonly world: string;
  readonly code: string;
}

/**
 * The page, or the same page in a practice world: then it speaks to another station, whose token it keeps in memory alone. A
 * reload wakes up in the real world. The connection to the real station stays open behind it.
 */
export function PracticeGate(props: {
  role: Role;
  /** Whoever signs in begins in practice, once. */
  startsInside?: boolean;
  children: ReactNode;
}) {
  const { role, children } = props;
  const { session } = useStation();
  const enter = useRequest('enterPractice');
  const leave = useRequest('leavePractice');
  const [door, setDoor] = useState<PracticeDoor | null>(null);
  const isStaff = role === 'counter' || role === 'office';
  const mayEnter = isStaff && session.account !== null && !session.isLocked && !session.account.mustChangePassword;

  const real = useMemo(() => {
    const into = async () => {
      const opened = await enter.run({});
      if (opened.ok) setDoor(opened.value);
    };
    return {
      inside: false,
      cross: mayEnter ? () => void into() : null,
      pending: enter.pending,
      failure: enter.error,
    };
  }, [enter.run, enter.pending, enter.error, mayEnter]);

  const wish = useRef(props.startsInside ?? false);
  useEffect(() => {
    if (!wish.current || !real.cross) return;
    wish.current = false;
    real.cross();
  }, [real]);

  if (!door) return <PracticeContext value={real}>{children}</PracticeContext>;
  const back = () => {
    setDoor(null);
    void leave.run({ world: door.world });
  };
  return (
    <PracticeWorld role={role} door={door} onLeave={back}>
      {children}
    </PracticeWorld>
  );
}

/** The page in a practice world: striped, and never without the way back. */
export function PracticeWorld(props: {
  readonly role: Role;
  readonly door: PracticeDoor;
  readonly onLeave: (() => void) | null;
  readonly children: ReactNode;
}) {
  const { role, door, onLeave, children } = props;
  const place = useMemo(inMemory, []);
  const inside = useMemo(() => ({ inside: true, cross: onLeave, pending: false, failure: null }), [onLeave]);
  return (
    <PracticeContext value={inside}>
      <PracticeFrame role={role} onLeave={onLeave}>
        <TerminalGate role={role} code={door.code} practice={{ world: door.world, place }}>
          {role === 'counter' ? <Coach>{children}</Coach> : children}
        </TerminalGate>
      </PracticeFrame>
    </PracticeContext>
  );
}

function inMemory(): TokenPlace {
  const kept: { token: string | null } = { token: null };
  return {
    read: () => kept.token,
    keep: (token) => {
      kept.token = token;
    },
    drop: () => {
      kept.token = null;
    },
  };
}
