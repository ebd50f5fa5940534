import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import fastifyStatic from '@fastify/static';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import fastify from 'fastify';
import { WebSocketServer } from 'ws';
import { setUpApi } from '../../../contract/set-up-api.ts';
import type { SetUp } from '../../operations/set-up.ts';
import {
  interceptorsOf,
  isLoopback,
  isTrustedHost,
  isTrustedOrigin,
  MAX_BODY_BYTES,
  securityHeaders,
} from '../terminal/door-guards.ts';
import { guardedSocket } from '../terminal/terminal-frames.ts';

/** The door of the first run, on loopback: one page, whose socket ends when it was told that the station comes. */
export async function openSetUpDoor(settings: {
  readonly setUp: SetUp;
  readonly port: number;
  readonly pages: string;
  readonly onBug: (where: string, error: unknown) => void;
}): Promise<{ port: number; close(): Promise<void> }> {
  const { setUp, pages, onBug } = settings;
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request.headers.host ?? ''));
    const isOurs = isTrustedHost(request.headers.host, false) && isLoopback(request.raw);
    if (!isOurs)
      return reply.code(403).send({ status: 403, message: 'not-on-this-pc', data: { type: 'not-on-this-pc' } });
  });
  await app.register(fastifyStatic, { root: pages, serve: true, index: false, cacheControl: false });
  app.get('/set-up', (_request, reply) => reply.sendFile('set-up.html'));
  app.get('/', (_request, reply) => reply.redirect('/set-up'));
  const rpc = new RPCHandler(routerOf(setUp), { interceptors: interceptorsOf(onBug) });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES, perMessageDeflate: false });
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    const isOurs = isTrustedHost(request.headers.host, false) && isTrustedOrigin(request) && isLoopback(request);
    if (!isOurs || request.url !== '/set-up') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => void rpc.upgrade(guardedSocket(ws), { context: {} }));
  });
  await app.listen({ port: settings.port, host: '127.0.0.1' });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    close: async () => {
      // The page ends its socket when it has the last answer; whoever is killed before that has ended it too.
      const gone = [...sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      const tooLong = new Promise((resolve) => setTimeout(resolve, 2_000).unref());
      await Promise.race([Promise.all(gone), tooLong]);
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
    },
  };
}

function routerOf(setUp: SetUp) {
  const os = implement(setUpApi);
  return os.router({
    setUpNow: os.setUpNow.handler(() => setUp.setUpNow()),
    chooseLanguage: os.chooseLanguage.handler(({ input }) => setUp.chooseLanguage(input)),
    chooseRole: os.chooseRole.handler(({ input }) => setUp.chooseRole(input)),
    chooseCentre: os.chooseCentre.handler(({ input }) => setUp.chooseCentre(input)),
    bringCentre: os.bringCentre.handler(({ input }) => setUp.bringCentre(input)),
    chooseRestore: os.chooseRestore.handler(() => setUp.chooseRestore()),
    lookForBackups: os.lookForBackups.handler(({ input }) => setUp.lookForBackups(input)),
    restoreFrom: os.restoreFrom.handler(({ input }) => setUp.restoreFrom(input)),
    finish: os.finish.handler(({ input }) => setUp.finish(input)),
    goBack: os.goBack.handler(() => setUp.goBack()),
  });
}
