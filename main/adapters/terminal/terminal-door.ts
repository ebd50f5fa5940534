import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import fastifyStatic from '@fastify/static';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { RPCHandler } from '@orpc/server/ws';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import fastify, { type FastifyReply } from 'fastify';
import { WebSocketServer } from 'ws';
import { terminalApi } from '../../../contract/terminal-api.ts';
import type { PracticeWorlds } from '../../ports/practice-worlds.ts';
import { mediaKind } from '../media/media-folder.ts';
import { toPractice } from '../practice/practice-door.ts';
import {
  interceptorsOf,
  isForOthers,
  isLoopback,
  isTrustedHost,
  isTrustedOrigin,
  MAX_BODY_BYTES,
  securityHeaders,
  terminalPages,
} from './door-guards.ts';
import { guardedSocket } from './terminal-frames.ts';
import type { createTerminalRouter } from './terminal-router.ts';

export interface DoorSettings {
  readonly router: ReturnType<typeof createTerminalRouter>;
  readonly port: number;
  /** Other machines may see the board; a telephone with a code reads the head's page; nothing else. */
  readonly lan: boolean;
  /** `out/renderer`: kiosk.html, counter.html, … and assets. */
  readonly pages: string;
  /** Videos and pictures for the board, served at `/media/`. */
  readonly media: string;
  readonly version: string;
  /** Pages that practise pass through to a world of their own. */
  readonly practice?: PracticeWorlds | null;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Made when somebody first asks for it, which no screen does: it would be a twentieth of every start. */
function documentOf(version: string): Promise<object> {
  return new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(terminalApi, {
    info: { title: 'Gần Dân: screen and station', version },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    security: [{ bearer: [] }],
    servers: [{ url: '/api' }],
  });
}

/** Everything is parsed by zod inside its method: fastify's own two compilers would take a tenth of the start for nothing. */
const noSchemas = {
  compilersFactory: { buildValidator: (() => () => () => true) as never, buildSerializer: () => () => JSON.stringify },
};

/**
 * The station's one door for screens: pages, WebSocket at `/rpc`, OpenAPI under `/api`. Loopback only, unless the board
 * is opened to the LAN. A busy port rejects with EADDRINUSE.
 */
export async function openTerminalDoor(settings: DoorSettings): Promise<{ port: number; close(): Promise<void> }> {
  const { router, lan, pages, media, onBug } = settings;
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true, schemaController: noSchemas });
  const interceptors = interceptorsOf(onBug);
  const openApi = new OpenAPIHandler(router, {
    interceptors,
    plugins: [new RequestHeadersPlugin(), new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })],
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request.headers.host ?? ''));
    if (!isTrustedHost(request.headers.host, lan)) return turnAway(reply, 421, 'host-not-allowed');
    if (!isLoopback(request.raw) && !isForOthers(request.url)) return turnAway(reply, 403, 'not-on-this-pc');
  });
  // oRPC reads bodies itself; fastify must leave the stream alone.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  await app.register(fastifyStatic, {
    ...{ root: pages, serve: true, index: false, cacheControl: false },
    // Its name changes when it does: a page that comes back need not ask for it again.
    setHeaders: (reply, file) => {
      if (file.startsWith(join(pages, 'assets'))) reply.header('cache-control', 'private, max-age=31536000, immutable');
    },
  });
  for (const page of terminalPages) app.get(`/${page}`, (_request, reply) => reply.sendFile(`${page}.html`));
  app.get<{ Params: { name: string } }>('/media/:name', ({ params }, reply) =>
    // What a technician left beside the videos is nobody's business.
    mediaKind(params.name) === null ? reply.callNotFound() : reply.sendFile(params.name, media),
  );
  app.get('/', (_request, reply) => reply.redirect('/counter'));
  const described: { document: Promise<object> | null } = { document: null };
  app.get('/api/openapi.json', () => {
    described.document ??= documentOf(settings.version);
    return described.document;
  });
  app.all('/api/*', async (request, reply) => {
    if (!isTrustedOrigin(request.raw)) return turnAway(reply, 403, 'origin-not-allowed');
    // A form of another page may post text or multipart without asking; JSON it may not.
    const type = request.headers['content-type'] ?? 'application/json';
    if (!/^application\/json\s*(;|$)/.test(type)) return turnAway(reply, 415, 'not-json');
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    const context = { isLocal: isLoopback(request.raw) };
    await openApi.handle(request.raw, reply.raw, { prefix: '/api', context });
  });

  const rpc = new RPCHandler(router, { interceptors, plugins: [new RequestHeadersPlugin()] });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES, perMessageDeflate: false });
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node hands the bare socket over: without a listener its reset would end the process.
    socket.on('error', () => {});
    const isOurs = isTrustedHost(request.headers.host, lan) && isTrustedOrigin(request);
    if (isOurs && isLoopback(request) && toPractice(settings.practice ?? null, request, socket, head)) return;
    if (request.url !== '/rpc' || !isOurs) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      void rpc.upgrade(guardedSocket(ws), { context: { isLocal: isLoopback(request) } });
    });
  });

  await app.listen({ port: settings.port, host: lan ? '0.0.0.0' : '127.0.0.1' });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
    },
  };
}

/** In the shape of the methods' own refusals. */
function turnAway(reply: FastifyReply, status: 403 | 415 | 421, message: string) {
  const type = message === 'not-on-this-pc' ? message : 'bad-request';
  return reply.code(status).send({ status, message, data: { type } });
}
