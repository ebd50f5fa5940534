import { useEffect, useState } from 'react';
import type { Failure } from '../station-client.ts';
import type { DateRange } from './date-range.ts';
import { askProvince, type CommuneFigures } from './province-client.ts';

const everyMs = 30_000;

/** The figures of a range, read again every half minute; the last ones stay while the province cannot be reached. */
export function useFigures(token: string, { from, to }: DateRange) {
  const [state, setState] = useState<{ figures: CommuneFigures | null; failure: Failure | null }>({
    figures: null,
    failure: null,
  });
  useEffect(() => {
    const asking = { over: false };
    const ask = async () => {
      const reply = await askProvince('communeFigures', { from, to }, token);
      if (asking.over) return;
      setState((was) =>
        reply.ok ? { figures: reply.value, failure: null } : { figures: was.figures, failure: reply.error },
      );
    };
    ask();
    const timer = setInterval(ask, everyMs);
    return () => {
      asking.over = true;
      clearInterval(timer);
    };
  }, [token, from, to]);
  return state;
}
