/** What came out of a simulated printer, and its knobs; a real printer has none. */
export interface PaperTray {
  /** Newest first, at most the last 40; `png` is a data URL of what the received bytes drew. */
  papers(): readonly { id: number; png: string; bytes: number; at: number; complete: boolean }[];
  set(knobs: { cover: 'closed' | 'open'; paper: 'loaded' | 'low' | 'out'; power: 'on' | 'off' }): void;
  onPaper(listener: () => void): () => void;
}
