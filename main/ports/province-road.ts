/** How the road to the province stands: a state shown all the time, never an exception. */
export interface ProvinceRoad {
  state(): RoadState;
  onChange(listener: () => void): () => void;
}

export interface RoadState {
  readonly state: 'never-reached' | 'in-sync' | 'sending' | 'unreachable' | 'needs-attention';
  /** Events the province does not have yet. */
  readonly backlog: number;
  /** UTC ms of the oldest of them. */
  readonly oldest: number | null;
  readonly lastContact: number | null;
  /** Locale key of what needs attention. */
  readonly detail: string | null;
  /** Province time minus the PC's, milliseconds, measured within this boot; null before any contact. */
  readonly offsetMs: number | null;
}

export type RoadCondition = 'open' | 'slow' | 'cut';

/** What a hand can do to a simulated road; a real one has none. */
export interface RoadKnobs {
  condition(): RoadCondition;
  set(condition: RoadCondition): void;
  onTurn(listener: () => void): () => void;
}
