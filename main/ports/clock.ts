/** Time, handed in: the only other place that may ask the machine is `adapters/system/system-clock.ts`. */
export interface Clock {
  /** UTC milliseconds by the PC's clock; may jump, go back, or be decades wrong. */
  now(): number;
  /** Whole milliseconds since `boot` began; never goes back within a boot. */
  mono(): number;
  /** Names this start of the process. */
  readonly boot: string;
  /** The local date this program was made of; left out where it runs from its sources. */
  readonly builtOn?: string | null;
}
