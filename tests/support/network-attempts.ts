import dgram from 'node:dgram';
import net from 'node:net';
import tls from 'node:tls';
import { parentPort, workerData } from 'node:worker_threads';
import { blockNetwork } from '../../main/training/block-network.ts';

/** A thread that tries every way out to one port of this PC, and says which were refused. */
const { port, isBlocked } = workerData as { port: number; isBlocked: boolean };
const seen = { blocked: 0 };
if (isBlocked)
  blockNetwork(
    () => false,
    () => {
      seen.blocked++;
    },
  );

const host = '127.0.0.1';
const refused: string[] = [];
const attempt = async (way: string, go: () => Promise<unknown>) => {
  try {
    await go();
  } catch (error) {
    const said = error instanceof Error ? `${error.message} ${(error.cause as Error | undefined)?.message ?? ''}` : '';
    if (said.includes('no network')) refused.push(way);
  }
};
const connected = (socket: net.Socket) =>
  new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', resolve);
  });

await attempt('socket', () => connected(net.connect(port, host)));
await attempt('tls', () => connected(tls.connect({ port, host, rejectUnauthorized: false })));
await attempt('fetch', () => fetch(`http://${host}:${port}/`));
await attempt('datagram', async () => {
  const socket = dgram.createSocket('udp4');
  try {
    await new Promise<void>((resolve, reject) => {
      socket.send('x', port, host, (error) => (error ? reject(error) : resolve()));
    });
  } finally {
    socket.close();
  }
});
parentPort?.postMessage({ blocked: seen.blocked, refused });
