import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { report } from './report.ts';

/** `utilityProcess.fork`: a child of plain Node. */
class Child extends EventEmitter {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly pid: number | undefined;
  readonly #kill: () => void;

  constructor(module: string, args: readonly string[]) {
    super();
    const child = spawn(process.execPath, [module, ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
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

export const utilityProcess = { fork: (module: string, args: readonly string[]) => new Child(module, args) };
