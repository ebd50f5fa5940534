/** What the Electron shell offers a page beside its station (`preload/`); a browser offers nothing. */
export interface Shell {
  readonly copy?: (text: string) => void;
  /** Keys that are heard whatever program has the focus; answers how to stop listening. */
  readonly onKey?: (heard: (key: GlobalKey) => void) => () => void;
}

export type GlobalKey = 'next' | 'recall' | 'arrived' | 'answer-help' | 'next-field';

export function shellOf(window: Window): Shell | undefined {
  return (window as { ganDan?: Shell }).ganDan;
}
