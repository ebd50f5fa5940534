/** What the player needs of a loudspeaker. Times are seconds of the output's own clock. */
export interface SoundOutput {
  now(): number;
  decode(bytes: ArrayBuffer): Promise<Sound>;
  /** Begins at `at`, or at once if that has passed. */
  play(sound: Sound, at: number, part: SoundPart): Playing;
  /** 0 silent … 1 as loud as it goes. */
  setVolume(volume: number): void;
  /** False: the browser keeps it silent until somebody touches the page. */
  isAudible(): boolean;
  /** After a touch. Resolves when it may sound, or at the latest after a moment. */
  wake(): Promise<void>;
  close(): void;
}

export interface Sound {
  readonly seconds: number;
}

/** Which part of a recording is speech, and how much louder it must be to be as loud as the others. */
export interface SoundPart {
  readonly from: number;
  readonly seconds: number;
  readonly gain: number;
}

export interface Playing {
  /** Silent within 20 ms. */
  stop(): void;
}
