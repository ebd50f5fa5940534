/** Invented people of a demonstration who take numbers; a real centre has none of them. */
export interface Citizens {
  perMinute(): number;
  /** 0: nobody comes. */
  set(perMinute: number): void;
  close(): void;
}
