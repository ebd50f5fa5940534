import { createContext, use } from 'react';
import type { Session, Station } from '../station-client.ts';

/** The page's station and who it is there. */
export interface AtStation {
  readonly station: Station;
  readonly session: Session;
  /** After `signIn`, `signOut`, `createFirstAccount`: their answer is the page's session from now on. */
  readonly setSession: (session: Session) => void;
}

export const StationContext = createContext<AtStation | null>(null);

export function useStation(): AtStation {
  const at = use(StationContext);
  if (!at) throw new Error('useStation needs a TerminalGate above it');
  return at;
}
