import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { whoHolds } from '../../scripts/start/busy-port.ts';

const opened: Server[] = [];
afterEach(() => opened.splice(0).forEach((server) => void server.close()));

function listen(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    });
    opened.push(server);
  });
}

it('tells a person which program holds the port they wanted', async () => {
  const port = await listen();
  const known = process.platform === 'linux' ? new RegExp(`process ${process.pid}$`) : /./;
  expect(await whoHolds(port)).toMatch(known);
});

it('finds nobody on a port that was given back', async () => {
  const port = await listen();
  await new Promise((done) => opened.pop()?.close(done));
  expect(await whoHolds(port)).toBeNull();
});
