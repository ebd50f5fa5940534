import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What happened to all processes of a run that had only so much memory, pages of files they read counted too. */
export interface WithinMemory {
  readonly limitMiB: number;
  /** The most they held at one moment, what the system kept of their files included. */
  readonly mostMiB: number;
  /** How often the system had to give up pages to let them go on: of files first, since there is no swap. */
  readonly reclaimed: number;
  /** Processes the system ended because nothing was left. */
  readonly killed: number;
}

const controller = '/sys/fs/cgroup/memory';
const unified = '/sys/fs/cgroup';

/**
 * This process and everything it starts get so many MiB and no more, as on a PC that has no more to give: a control group of
 * Linux, of either kind. Null where this system has none or does not let us.
 */
export function liveWithin(limitMiB: number): (() => WithinMemory) | null {
  const old = existsSync(join(controller, 'memory.limit_in_bytes'));
  const group = join(old ? controller : unified, `gan-dan-${process.pid}`);
  const read = (file: string) => readFileSync(join(group, file), 'utf8');
  const write = (file: string, text: string) => writeFileSync(join(group, file), text);
  const bytes = String(limitMiB * 1024 * 1024);
  const files = old
    ? {
        limit: 'memory.limit_in_bytes',
        most: 'memory.max_usage_in_bytes',
        met: 'memory.failcnt',
        ends: 'memory.oom_control',
      }
    : { limit: 'memory.max', most: 'memory.peak', met: 'memory.events', ends: 'memory.events' };
  try {
    if (!old) writeFileSync(join(unified, 'cgroup.subtree_control'), '+memory');
    mkdirSync(group);
    write(files.limit, bytes);
    write('cgroup.procs', String(process.pid));
  } catch {
    return null;
  }
  process.once('exit', () => {
    writeFileSync(join(old ? controller : unified, 'cgroup.procs'), String(process.pid));
    try {
      rmdirSync(group);
    } catch {
      // somebody of this run is still ending: an empty group costs nothing
    }
  });
  return () => ({
    limitMiB,
    mostMiB: Number(read(files.most)) / 1024 / 1024,
    reclaimed: old ? Number(read(files.met)) : numberIn(read(files.met), 'max'),
    killed: numberIn(read(files.ends), 'oom_kill'),
  });
}

function numberIn(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
}
