import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { report } from './report.ts';

interface ForkOptions {
  readonly execArgv?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** `utilityProcess.fork`: a child of plain Node. */
class Child extends EventEmitter {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly pid: number | undefined;
  readonly #kill: () => void;

  constructor(module: string, args: readonly string[], { execArgv = [], env = process.env }: ForkOptions) {
    super();
    const child = spawn(process.execPath, [...execArgv.flatMap(flagsIn), module, ...args], {
      ...{ env, detached: true },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    this.pid = child.pid;
    this.#kill = () => child.kill('SIGTERM');
    child.once('close', (code) => this.emit('exit', code ?? 1));
    // Electron takes its utility processes with it, however it ends.
    process.once('exit', () => child.kill('SIGKILL'));
    if (child.pid !== undefined) report({ event: 'station', pid: child.pid });
  }

  kill(): void {
    this.#kill();
  }
}

/** What a utility process is given are switches of Chromium's, of which one names flags of V8. */
function flagsIn(given: string): readonly string[] {
  const [, flags] = /^--js-flags=(.+)$/.exec(given) ?? [];
  if (flags === undefined) throw new Error(`a switch that the double does not know: ${given}`);
  return flags.split(' ');
}

export const utilityProcess = {
  fork: (module: string, args: readonly string[], options: ForkOptions = {}) => new Child(module, args, options),
};
