import pg from 'pg';
import type { Transaction } from './database.ts';

/**
 * Tells whoever waits that something came into a point's inbox, whichever process of the province put it there: PostgreSQL's
 * NOTIFY, sent with the commit. Who waits looks for itself before and after; a bell that was not heard costs only time.
 */
export interface MailBell {
  /** Until it rings for this point, the time is over, or the bell ends; null: there is no room to wait. */
  wait(point: string, ms: number): { readonly rung: Promise<void>; leave(): void } | null;
  close(): Promise<void>;
}

/** For whoever has no door to wait at. */
export const silentBell: MailBell = { wait: () => null, close: async () => undefined };

const channel = 'gan_dan_inbox';
const againMs = 2_000;

export async function ring(tx: Transaction, point: string): Promise<void> {
  await tx.query('SELECT pg_notify($1, $2)', [channel, point]);
}

/** `most`: a connection of a point is open meanwhile. */
export async function openMailBell(url: string, most = 2_000): Promise<MailBell> {
  const waiting = new Map<string, Set<() => void>>();
  const line: { client: pg.Client | null; again: NodeJS.Timeout | null; closed: boolean; count: number } = {
    ...{ client: null, again: null, closed: false, count: 0 },
  };

  const wake = (point: string) => {
    for (const done of waiting.get(point) ?? []) done();
  };
  const wakeAll = () => {
    for (const point of waiting.keys()) wake(point);
  };

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    const lost = () => {
      if (line.client !== client) return;
      line.client = null;
      if (!line.closed) line.again = setTimeout(() => void listen().catch(() => undefined), againMs);
    };
    client.on('notification', ({ payload }) => wake(payload ?? ''));
    client.on('error', lost);
    client.on('end', lost);
    line.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      // what came while nobody listened
      wakeAll();
    } catch {
      lost();
      await client.end().catch(() => undefined);
    }
  }

  await listen();
  return {
    wait(point, ms) {
      if (line.count >= most || line.closed) return null;
      const here = waiting.get(point) ?? new Set();
      waiting.set(point, here);
      line.count++;
      const { promise: rung, resolve } = Promise.withResolvers<void>();
      const leave = () => {
        clearTimeout(timer);
        if (!here.delete(leave)) return;
        line.count--;
        if (here.size === 0 && waiting.get(point) === here) waiting.delete(point);
        resolve();
      };
      const timer = setTimeout(leave, ms);
      here.add(leave);
      return { rung, leave };
    },
    async close() {
      line.closed = true;
      if (line.again) clearTimeout(line.again);
      wakeAll();
      await line.client?.end().catch(() => undefined);
    },
  };
}
