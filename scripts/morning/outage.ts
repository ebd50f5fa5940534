import type { MorningCentre } from './centre.ts';
import { machineMs, pause } from './machine-clock.ts';
import type { readPointLog, readProvinceLog } from './read-back.ts';

export interface OutageFigures {
  readonly awayMs: number;
  /** Events the point had and the province had not when it was back. */
  readonly backlog: number;
  /** From "it can be used" to the first of them there: the point's next try, spread by chance so that 135 do not come at once. */
  readonly untilNextTryMs: number;
  /** From the first of them to the last of those that had piled up. */
  readonly drainMs: number;
}

const pollMs = 4;
const longestMs = 330_000;

/** kill -9 of the province, people go on, it comes back: how long until everything is there. */
export async function provinceOutage(at: {
  readonly centre: MorningCentre;
  readonly point: ReturnType<typeof readPointLog>;
  readonly province: Awaited<ReturnType<typeof readProvinceLog>>;
  readonly forMs: number;
}): Promise<OutageFigures> {
  const { centre, point, province, forMs } = at;
  centre.killProvince();
  const killed = machineMs();
  await pause(forMs);
  await centre.bringProvinceBack();
  const back = machineMs();
  const [had, piledUp] = [(await province.head()).seq, point.head().seq];
  const reached = async (seq: number) => {
    for (const limit = machineMs() + longestMs; (await province.head()).seq < seq; await pause(pollMs))
      if (machineMs() > limit) return Number.NaN;
    return machineMs();
  };
  const first = await reached(had + 1);
  const last = await reached(piledUp);
  return { awayMs: back - killed, backlog: piledUp - had, untilNextTryMs: first - back, drainMs: last - first };
}
