import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StationReady } from '../../main/station-ready.ts';
import { connect, value } from '../terminal-client.ts';

/** The serial scanner of a counter: a paper that came out of a printer is held to it. */
export interface Scanner {
  hold(text: string): Promise<void>;
  close(): void;
}

export async function openScanner({ port, codes }: Pick<StationReady, 'port' | 'codes'>): Promise<Scanner> {
  if (codes.paper === null) throw new Error('this station has no simulators');
  const { client, close } = await connect(port, codes.paper);
  return {
    hold: async (text) => void value(await client.setSimulatedScanner({ plugged: true, scan: text })),
    close,
  };
}

/**
 * What the QR on a printed paper says. Read in a thread of its own: a simulated printer in this one must go on answering
 * its station within 700 ms, whatever the machine has to do.
 */
export async function qrOf(png: Uint8Array): Promise<string> {
  const reader = new Worker(new URL('./read-qr-worker.ts', import.meta.url));
  try {
    reader.postMessage(png);
    const [text] = (await once(reader, 'message')) as [string | null];
    if (text === null) throw new Error('the paper bears no code a scanner could read');
    return text;
  } finally {
    await reader.terminate();
  }
}
