import type { LogEntry } from '../ports/log.ts';

/** A bug with the frames it came through and without its message, which may hold what somebody typed. */
export function bugEntry(where: string, error: unknown): LogEntry {
  const { name, stack = '' } = error instanceof Error ? error : new Error('thrown value');
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { event: 'bug', where, name, stack: frames.join('\n') };
}
