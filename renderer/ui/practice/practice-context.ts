import { createContext, use } from 'react';
import type { Failure } from '../../station-client.ts';

/** Ctrl F12 enters practice and leaves it, on every staff screen. */
export const PRACTICE_CAP = 'Ctrl F12';
export const practiceKeys: readonly string[] = ['Control+F12'];

export interface Practice {
  readonly inside: boolean;
  /** In, or back to real work; null: there is no way from this screen. */
  readonly cross: (() => void) | null;
  readonly pending: boolean;
  readonly failure: Failure | null;
}

export const PracticeContext = createContext<Practice>({ inside: false, cross: null, pending: false, failure: null });

export function usePractice(): Practice {
  return use(PracticeContext);
}
