import type { ProvinceRoad } from '../ports/province-road.ts';

/** The road to a province that is not there: open or cut as the exercise wants; no byte leaves the PC on it. */
export function createPracticeRoad(written: () => number): ProvinceRoad & {
  cut(isCut: boolean): void;
  close(): Promise<void>;
} {
  const listeners = new Set<() => void>();
  const now = { isCut: false, since: 0 };
  return {
    state: () => ({
      state: now.isCut ? 'unreachable' : 'in-sync',
      backlog: now.isCut ? written() - now.since : 0,
      ...{ oldest: null, lastContact: null, detail: null, offsetMs: null },
    }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    cut: (isCut) => {
      now.isCut = isCut;
      now.since = written();
      for (const listener of listeners) listener();
    },
    close: async () => {},
  };
}
