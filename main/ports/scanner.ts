/** A code reader of the station's own PC. It says what it read; what that means is not its business. */
export interface Scanner {
  readonly name: string;
  state(): ScannerState;
  /** One whole code as it was framed, without its ending; returns how to stop listening. */
  onScan(listener: (text: string) => void): () => void;
  /** Called after every change of `state()`. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** `none`: the station has no scanner of its own; one that types (keyboard wedge) is the page's. */
export type ScannerState = 'none' | 'ready' | 'disconnected';

/** Of a simulated scanner only. */
export interface ScannerKnobs {
  plug(isPlugged: boolean): void;
  /** Holds a code to it; nothing is read while it is unplugged. */
  hold(text: string): void;
}
