import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SpoolerAnswer } from './spooler-status.ts';

/** A helper process that answers one line of JSON to each line; asked one at a time. */
export interface SpoolerProcess {
  /** `lost`: it died; `late`: it has not answered, and is ended, because its answer would be taken for the next one. */
  ask(line: string, withinMs: number): Promise<SpoolerAnswer | 'lost' | 'late'>;
  isGone(): boolean;
  close(): Promise<void>;
}

/** Connects to the pipe named in GAN_DAN_PIPE and reads its lines there; the printer's name is in GAN_DAN_PRINTER. */
export interface SpoolerProgram {
  readonly command: string;
  readonly args: readonly string[];
}

/** Windows has PowerShell 5.1 and the .NET it needs on board since Windows 10; the script goes in whole, no file is run. */
export function powerShellSpooler(): SpoolerProgram {
  const script = readFileSync(new URL('./windows-spooler.ps1', import.meta.url), 'utf8');
  const encoded = Buffer.from(script.replace(/^#.*\r?\n/gm, ''), 'utf16le').toString('base64');
  return {
    command: 'powershell.exe',
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand', encoded],
  };
}

export function startSpoolerProcess(printer: string, { command, args }: SpoolerProgram): SpoolerProcess {
  const pipe = `gan-dan-spooler-${randomBytes(16).toString('hex')}`;
  const isWindows = process.platform === 'win32';
  const path = isWindows ? `\\\\.\\pipe\\${pipe}` : join(tmpdir(), pipe);
  const unsent: string[] = [];
  let helper: Socket | null = null;
  let gone = false;
  let waiting: ((answer: SpoolerAnswer | 'lost') => void) | null = null;

  const server = createServer((socket) => {
    // One helper, the one we started: its name for the pipe is known to nobody else.
    server.close();
    helper = socket;
    socket.on('error', () => {});
    socket.on('close', end);
    createInterface({ input: socket }).on('line', (line) => waiting?.(parse(line)));
    for (const line of unsent.splice(0)) socket.write(line);
  });
  server.on('error', end);
  server.listen(path);
  const env = { ...process.env, GAN_DAN_PRINTER: printer, GAN_DAN_PIPE: isWindows ? pipe : path };
  const child = spawn(command, args, { stdio: 'ignore', windowsHide: true, env });
  const ended = new Promise<void>((resolve) => {
    const over = () => {
      end();
      resolve();
    };
    child.once('error', over);
    child.once('exit', over);
  });

  function end(): void {
    gone = true;
    server.close();
    helper?.destroy();
    waiting?.('lost');
  }

  return {
    isGone: () => gone,
    ask(line, withinMs) {
      if (gone) return Promise.resolve('lost');
      return new Promise((resolve) => {
        const done = (answer: SpoolerAnswer | 'lost' | 'late') => {
          clearTimeout(timer);
          waiting = null;
          resolve(answer);
        };
        const timer = setTimeout(() => {
          done('late');
          child.kill();
          end();
        }, withinMs);
        waiting = done;
        if (helper) helper.write(`${line}\n`);
        else unsent.push(`${line}\n`);
      });
    },
    async close() {
      end();
      child.kill();
      await ended;
    },
  };
}

function parse(line: string): SpoolerAnswer | 'lost' {
  try {
    return JSON.parse(line) as SpoolerAnswer;
  } catch {
    return 'lost';
  }
}
