import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preventable, report } from './report.ts';

/** `app`: life and death of the shell, and the lock that lets one shell run on a folder. */
class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();

  /** The browser is started by the test, before the shell says what it wants: its switches are only noted. */
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => report({ event: 'switch', name, value }),
  };

  enableSandbox(): void {}

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Electron answers at once; a socket does not. So the attempt is made before the main script runs, by the folder
   * on the command line, and this only says how it ended.
   */
  requestSingleInstanceLock(): boolean {
    return lock.first;
  }

  quit(): void {
    const { state, event } = preventable();
    this.emit('before-quit', event);
    if (!state.prevented) this.exit(0);
  }

  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new App();

const lock = await takeLock(process.argv[process.argv.indexOf('--folder') + 1] ?? '');

async function takeLock(folder: string): Promise<{ first: boolean }> {
  const path = join(tmpdir(), `electron-double-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  const someoneAnswers = await new Promise<boolean>((answer) => {
    const socket = connect(path, () => socket.end(() => answer(true)));
    socket.once('error', () => answer(false));
  });
  if (someoneAnswers) return { first: false };
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => undefined).resume();
    app.emit('second-instance');
  });
  await new Promise<void>((done) => server.listen(path, done));
  server.unref();
  return { first: true };
}
