import type { Citizens } from '../ports/citizens.ts';

/** People who come evenly, so many a minute, and take a number each. */
export function createCitizens(take: () => void): Citizens {
  const coming: { perMinute: number; timer: NodeJS.Timeout | null } = { perMinute: 0, timer: null };
  const stop = () => {
    if (coming.timer) clearInterval(coming.timer);
    coming.timer = null;
  };
  return {
    perMinute: () => coming.perMinute,
    set: (perMinute) => {
      stop();
      coming.perMinute = perMinute;
      if (perMinute > 0) coming.timer = setInterval(take, 60_000 / perMinute);
    },
    close: stop,
  };
}
