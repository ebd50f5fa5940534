import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { PrintedPaper, PrinterSays } from './printer-process.ts';

export interface PrinterProcess {
  /** `tcp://127.0.0.1:PORT`. */
  readonly address: string;
  readonly pid: number;
  count(): Promise<number>;
  /** When each paper was cut, oldest first. */
  cuts(): Promise<readonly number[]>;
  /** Reads every paper; takes a while. */
  papers(): Promise<readonly PrintedPaper[]>;
  close(): void;
}

export async function startPrinterProcess(bytesPerSecond: number | null): Promise<PrinterProcess> {
  const args = bytesPerSecond === null ? [] : ['--bytes-per-second', String(bytesPerSecond)];
  const child = fork(join(import.meta.dirname, 'printer-process.ts'), args);
  const { address } = await said(child, 'ready');
  const ask = async <T extends 'count' | 'cuts' | 'papers'>(what: T) => {
    const answer = said(child, what);
    child.send(what);
    return answer;
  };
  return {
    address,
    pid: child.pid ?? 0,
    count: async () => (await ask('count')).papers,
    cuts: async () => (await ask('cuts')).cuts,
    papers: async () => (await ask('papers')).papers,
    close: () => void child.kill('SIGKILL'),
  };
}

function said<T extends PrinterSays['type']>(child: ChildProcess, type: T): Promise<Extract<PrinterSays, { type: T }>> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the printer’s process ended'));
    child.once('exit', ended);
    const listen = (message: PrinterSays) => {
      if (message.type !== type) return;
      child.off('message', listen);
      child.off('exit', ended);
      resolve(message as Extract<PrinterSays, { type: T }>);
    };
    child.on('message', listen);
  });
}
