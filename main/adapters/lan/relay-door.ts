import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import fastifyStatic from '@fastify/static';
import { RPCHandler } from '@orpc/server/ws';
import fastify, { type FastifyReply } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { JoinView } from '../../../contract/join-api.ts';
import type { LedPcHere } from '../../operations/led-pc.ts';
import {
  interceptorsOf,
  isLoopback,
  isTrustedHost,
  isTrustedOrigin,
  MAX_BODY_BYTES,
  MEDIA_PATH,
  securityHeaders,
  terminalPages,
} from '../terminal/door-guards.ts';
import { guardedSocket } from '../terminal/terminal-frames.ts';
import { clientOf, type TerminalClient } from './host-client.ts';
import { isScreenPath } from './host-link.ts';
import { joinRouter } from './join-router.ts';
import type { Joining } from './joining.ts';
import type { Identity } from './own-identity.ts';
import { connectPinned } from './pinned-tls.ts';
import { splice } from './splice.ts';

export interface RelaySettings {
  readonly joining: Joining;
  readonly led: LedPcHere;
  readonly identity: Identity;
  readonly port: number;
  /** The built pages. */
  readonly pages: string;
  readonly onBug: (where: string, error: unknown) => void;
}

/**
 * The door of a PC without a log of its own, on loopback: the same pages as at the host, and their frames go on as they
 * are over the pinned link. While the host is not there no page's socket opens, so that every page says so by itself.
 */
export async function openRelayDoor(settings: RelaySettings): Promise<{ port: number; close(): Promise<void> }> {
  const { joining, led, pages, onBug } = settings;
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request.headers.host ?? ''));
    if (!isTrustedHost(request.headers.host, false)) return turnAway(reply, 421, 'host-not-allowed');
    if (!isLoopback(request.raw)) return turnAway(reply, 403, 'not-on-this-pc');
  });
  await app.register(fastifyStatic, { root: pages, serve: true, index: false, cacheControl: false });
  for (const page of terminalPages)
    app.get(`/${page}`, (_request, reply) =>
      // A screen that could only wait for a host that is not there for us says why instead.
      mustSay(joining.view().state) ? reply.redirect('/join') : reply.sendFile(`${page}.html`),
    );
  app.get('/join', (_request, reply) => reply.sendFile('join.html'));
  // A screen that lost its host asks whether that comes back by itself.
  app.get('/api/link', () => ({ state: joining.view().state }));
  app.get('/', (_request, reply) => reply.redirect('/join'));
  app.get('/media/:name', (request, reply) => {
    if (!MEDIA_PATH.test(request.url)) return reply.callNotFound();
    reply.hijack();
    void relayFile(settings, request.url, reply);
  });
  // The Electron shell asks this for its windows before any page is there.
  app.post('/api/attachTerminal', async ({ body, raw }, reply) => {
    if (!isTrustedOrigin(raw)) return turnAway(reply, 403, 'origin-not-allowed');
    const { code = '' } = (body ?? {}) as { code?: unknown };
    const road = await joining.link()?.openScreen('/rpc');
    if (!road)
      return reply.code(503).send({ status: 503, message: 'host-unreachable', data: { type: 'host-unreachable' } });
    const answer = await clientOf<TerminalClient>(road)
      .attachTerminal({ code: String(code) })
      .catch(() => null);
    road.ws.terminate();
    return answer ?? turnAway(reply, 403, 'bad-request');
  });

  const join = new RPCHandler(joinRouter(joining, led), { interceptors: interceptorsOf(onBug) });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES, perMessageDeflate: false });
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    const isOurs = isTrustedHost(request.headers.host, false) && isTrustedOrigin(request);
    const { url = '' } = request;
    if (!isOurs || (!isScreenPath(url) && url !== '/join')) return refuse(socket, '403 Forbidden');
    if (url === '/join')
      return sockets.handleUpgrade(
        request,
        socket,
        head,
        (ws) => void join.upgrade(guardedSocket(ws), { context: {} }),
      );
    // The page's socket opens when the road to the host is open, never before.
    void (joining.link()?.openScreen(url) ?? Promise.resolve(null)).then((road) => {
      if (!road) return refuse(socket, '503 Service Unavailable');
      if (socket.destroyed) return road.ws.terminate();
      sockets.handleUpgrade(request, socket, head, (page) => {
        roads.add(page);
        splice(page, road.ws, () => void roads.delete(page));
      });
    });
  });
  const stop = joining.onChange(() => {
    if (joining.view().state !== 'connected') for (const each of roads) each.terminate();
  });
  const roads = new Set<WebSocket>();

  await app.listen({ port: settings.port, host: '127.0.0.1' });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    close: async () => {
      stop();
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
    },
  };
}

/** A video of the board, from the host's folder. */
async function relayFile({ joining, identity }: RelaySettings, path: string, reply: FastifyReply): Promise<void> {
  const link = joining.link();
  const place = link?.place();
  const pin = joining.view().hostKey;
  const nothing = () => void reply.raw.writeHead(404).end();
  if (!place || pin === null || link?.state() !== 'connected') return nothing();
  const connected = await connectPinned({ ...place, identity, pin, timeoutMs: 2_500 });
  if (!connected.ok) return nothing();
  const { socket } = connected.value;
  const asked = httpRequest({ path, createConnection: () => socket, headers: { host: 'host' } }, (answer) => {
    reply.raw.writeHead(answer.statusCode ?? 404, { 'content-length': answer.headers['content-length'] ?? 0 });
    answer.pipe(reply.raw);
  });
  asked.on('error', () => reply.raw.destroy());
  reply.raw.on('close', () => socket.destroy());
  asked.end();
}

function mustSay(state: JoinView['state']): boolean {
  return state !== 'connected' && state !== 'host-unreachable';
}

function turnAway(reply: FastifyReply, status: 403 | 421, message: string) {
  const type = message === 'not-on-this-pc' ? message : 'bad-request';
  return reply.code(status).send({ status, message, data: { type } });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}
