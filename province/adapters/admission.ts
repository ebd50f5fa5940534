/**
 * Who is let in when everybody comes at once: a few are worked on, some wait, hand-overs before the rest; whoever does not
 * fit is told to come back, at once, instead of waiting for an answer that comes too late. Per process.
 */
export interface AdmissionLimits {
  /** Worked on at the same time: about as many as there are connections to the database. */
  readonly atOnce: number;
  readonly waiting: number;
  /** Places for hand-overs beside those. */
  readonly urgentWaiting: number;
}

export const usualAdmission: AdmissionLimits = { atOnce: 8, waiting: 64, urgentWaiting: 64 };

export interface Admission {
  /** Whether who comes now would be told to come back. */
  isFull(urgent: boolean): boolean;
  /** What to call when the work is done; null: there is no room. */
  enter(urgent: boolean): Promise<(() => void) | null>;
}

export function createAdmission({ atOnce, waiting, urgentWaiting }: AdmissionLimits): Admission {
  const lanes = { urgent: [] as (() => void)[], usual: [] as (() => void)[] };
  const now = { inside: 0 };

  const leave = () => {
    const next = lanes.urgent.shift() ?? lanes.usual.shift();
    if (next) next();
    else now.inside--;
  };

  const isFull = (urgent: boolean) =>
    now.inside >= atOnce && (urgent ? lanes.urgent.length >= urgentWaiting : lanes.usual.length >= waiting);

  return {
    isFull,
    async enter(urgent: boolean): Promise<(() => void) | null> {
      if (isFull(urgent)) return null;
      if (now.inside < atOnce) now.inside++;
      else await new Promise<void>((admitted) => (urgent ? lanes.urgent : lanes.usual).push(admitted));
      return leave;
    },
  };
}
