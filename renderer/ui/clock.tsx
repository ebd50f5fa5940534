import { useEffect, useState } from 'react';
import { dateText, timeText } from './format.ts';

/** Now, on whole seconds. */
export function useNow(everyMs = 1_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** `22/11/2026 07:05`, in Vietnam whatever the PC is set to. */
export function Clock({
  className,
  dateClassName,
  timeClassName,
}: {
  className?: string | undefined;
  dateClassName?: string | undefined;
  timeClassName?: string | undefined;
}) {
  const now = useNow();
  return (
    <time className={className} dateTime={new Date(now).toISOString().slice(0, 16)}>
      <span className={dateClassName}>{dateText(now)}</span> <span className={timeClassName}>{timeText(now)}</span>
    </time>
  );
}
