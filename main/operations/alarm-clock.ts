/** Sleeping that a named bell may end; a bell rung while nobody sleeps ends the next sleep that listens to it. */
export interface AlarmClock<Bell extends string> {
  ring(bell: Bell): void;
  /** Answers the bell that rang, or null when the time was over. */
  sleep(ms: number, listensTo: readonly Bell[]): Promise<Bell | null>;
}

export function createAlarmClock<Bell extends string = 'append' | 'now'>(): AlarmClock<Bell> {
  const rung = new Set<Bell>();
  const sleeper: { wake: ((bell: Bell) => void) | null } = { wake: null };
  return {
    ring(bell) {
      rung.add(bell);
      sleeper.wake?.(bell);
    },
    async sleep(ms, listensTo) {
      const heard = (bell: Bell) => listensTo.includes(bell);
      const early = [...rung].find(heard);
      const bell =
        early ??
        (await new Promise<Bell | null>((done) => {
          const timer = setTimeout(() => done(null), Math.max(0, ms));
          sleeper.wake = (each) => {
            if (!heard(each)) return;
            clearTimeout(timer);
            done(each);
          };
        }));
      sleeper.wake = null;
      if (bell !== null) rung.delete(bell);
      return bell;
    },
  };
}
