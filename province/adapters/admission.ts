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

  return {
    async enter(urgent: boolean): Promise<(() => void) | null> {
      if (now.inside < atOnce) {
        now.inside++;
        return leave;
      }
      const lane = urgent ? lanes.urgent : lanes.usual;
      if (lane.length >= (urgent ? urgentWaiting : waiting)) return null;
      await new Promise<void>((admitted) => lane.push(admitted));
      return leave;
    },
  };
}
