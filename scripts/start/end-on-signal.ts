/** What was started, in order; ended in the opposite order, once. */
export interface Parts {
  readonly add: (part: Part) => void;
  readonly end: (exitCode: number) => Promise<void>;
}

export interface Part {
  readonly close: () => Promise<void> | void;
  /** For a person who will not wait. */
  readonly kill?: () => void;
}

/** npm and the terminal both pass one Ctrl+C on: what follows this soon is not a second one. */
const sameSignalMs = 1_000;

/** Ctrl+C ends every part cleanly and exits with 0; a second one does not wait. */
export function endOnSignal(say: (line: string) => void): Parts {
  const parts: Part[] = [];
  const asked: { at: number | null } = { at: null };

  async function end(exitCode: number): Promise<void> {
    if (asked.at !== null) return;
    asked.at = performance.now();
    for (const part of parts.toReversed()) {
      try {
        await part.close();
      } catch (error) {
        say(`While ending: ${error instanceof Error ? error.message : error}`);
      }
    }
    process.exit(exitCode);
  }

  function onSignal(): void {
    if (asked.at === null) {
      say('\nEnding… (Ctrl+C again to force)');
      void end(0);
    } else if (performance.now() - asked.at > sameSignalMs) {
      say('Forced.');
      for (const part of parts) part.kill?.();
      process.exit(130);
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  if (process.env.npm_lifecycle_event !== undefined) endWithParent(() => void end(0));
  return { add: (part) => parts.push(part), end };
}

/** npm passes a SIGTERM to its shell, which dies without telling us: then nobody would ever end what we started. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}
