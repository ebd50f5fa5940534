/** Whoever sits at the other end of a pulled cable closes nothing and answers nothing. */
export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const timer: { id: NodeJS.Timeout | undefined } = { id: undefined };
  const late = new Promise<never>((_, reject) => {
    timer.id = setTimeout(() => reject(new Error('the host is silent')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer.id));
}
