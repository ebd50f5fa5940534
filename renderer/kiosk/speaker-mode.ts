/**
 * Speaker mode, for who cannot read: the first tap speaks and highlights, the second chooses. Two taps on the same thing,
 * however far apart; a tap on another thing begins with that one.
 */
export interface Pressed {
  /** What is highlighted now; null: nothing. */
  readonly lit: string | null;
  readonly chosen: boolean;
}

export function pressInSpeakerMode(lit: string | null, id: string): Pressed {
  return lit === id ? { lit: null, chosen: true } : { lit: id, chosen: false };
}
