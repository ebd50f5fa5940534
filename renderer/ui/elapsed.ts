/** Whole minutes from an instant to now; never negative, for a clock may have been set back. */
export function minutesSince(instant: number, now: number): number {
  return Math.max(0, Math.floor((now - instant) / 60_000));
}

/** `4:07`, minutes and seconds of a visit. */
export function stopwatchText(instant: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - instant) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
