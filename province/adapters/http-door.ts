import { createHash, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { urgentHeader } from '../../contract/wire-words.ts';
import { framesOf } from '../operations/note-failure.ts';
import type { Province } from '../operations/province.ts';
import { type Admission, type AdmissionLimits, createAdmission, usualAdmission } from './admission.ts';
import { apiHandler, openApiDocument } from './api-door.ts';
import { acceptedEncodings, bombBytes, CannotUnpack, packed, unpacked } from './compressed.ts';
import { createGreetings, type Greetings } from './greetings.ts';

/** The one door: `/api/*` by the contract, `/` the officers' page. Headers, limits and closing stand here. */
export interface HttpDoor {
  readonly port: number;
  /** Takes no new request, answers those it has. */
  close(): Promise<void>;
}

export interface HttpDoorSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder of the built pages with `province.html`; null serves none. */
  readonly pages: string | null;
  readonly admission?: AdmissionLimits;
}

declare module 'fastify' {
  interface FastifyRequest {
    bodyHash: string;
  }
}

/** A full push (256 KiB of events) with its keys and JSON around it; everything else is a form of a few fields. */
const pushBodyBytes = 1024 * 1024;
/** A piece of a scan in base64. */
const blobBodyBytes = 400 * 1024;
const bodyBytes = 16 * 1024;
/** A list of an office program, a few thousand lines. */
const listBodyBytes = 3 * 1024 * 1024;
const listMethods = ['previewReference', 'changeReference', 'compareWithRegister'];

export async function openHttpDoor(province: Province, settings: HttpDoorSettings): Promise<HttpDoor> {
  const app = Fastify({
    bodyLimit: bodyBytes,
    requestTimeout: 30_000,
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
  });
  app.decorateRequest('bodyHash', '');
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  endConnectionsWhenClosing(app);
  readJsonKeepingItsHash(app);
  packLongAnswers(app);
  answerFailures(app, province);
  await serveApi(app, province, settings.admission ?? usualAdmission);
  if (settings.pages !== null && existsSync(settings.pages)) await servePages(app, settings.pages);
  await app.listen({ host: settings.host, port: settings.port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    close: () => app.close(),
  };
}

/**
 * Whoever asks nothing is let go, also who never asked: Node holds such a connection for a minute, and the end with it. One
 * that is being answered gets its answer, and is not kept alive.
 */
function endConnectionsWhenClosing(app: FastifyInstance): void {
  const door = { closing: false };
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    if (door.closing) return void socket.destroy();
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.addHook('onRequest', async ({ raw }) => void silent.delete(raw.socket));
  app.addHook('onResponse', async ({ raw }) => {
    if (!raw.socket.destroyed) silent.add(raw.socket);
  });
  app.addHook('preClose', async () => {
    door.closing = true;
    for (const socket of silent) socket.destroy();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (door.closing) reply.header('connection', 'close');
  });
}

/** The signature covers the bytes that came, packed as they are; what they may grow to goes by the method. */
function readJsonKeepingItsHash(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    request.bodyHash = createHash('sha256').update(body).digest('hex');
    const most = Math.max(request.url === '/api/push' ? bombBytes : 0, request.routeOptions.bodyLimit ?? bodyBytes);
    const bytes = await unpacked(body, request.headers['content-encoding'], most);
    try {
      return JSON.parse(bytes.toString());
    } catch {
      throw Object.assign(new Error('body is not JSON'), { statusCode: 400 });
    }
  });
}

async function serveApi(app: FastifyInstance, province: Province, limits: AdmissionLimits): Promise<void> {
  const handler = apiHandler(province);
  const described: { document: ReturnType<typeof openApiDocument> | null } = { document: null };
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.headers({ 'cache-control': 'no-store', 'accept-encoding': acceptedEncodings });
    const { signature, authorization } = request.headers;
    const facts = {
      signature: typeof signature === 'string' ? signature : undefined,
      authorization,
      bodyHash: request.bodyHash,
      address: request.ip,
      comeBackIn: (seconds: number) => void reply.header('retry-after', seconds),
    };
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context: facts });
    if (!matched) await reply.code(404).send({ code: 'not-found', status: 404 });
  };
  app.get('/api/openapi.json', async (_request, reply) => {
    // Made once, and only when somebody asks for it.
    described.document ??= openApiDocument();
    return reply.send(await described.document);
  });
  const admission = createAdmission(limits);
  const greetings = createGreetings(app.server);
  app.post('/api/hello', (request, reply) => greetings.greet(() => answer(request, reply)));
  const admitted = async (admission: Admission, urgent: boolean, request: FastifyRequest, reply: FastifyReply) => {
    const leave = await admission.enter(urgent);
    if (!leave) return busy(reply);
    try {
      return await answer(request, reply);
    } finally {
      leave();
    }
  };
  app.post(
    '/api/push',
    { bodyLimit: pushBodyBytes, onRequest: turnedAwayUnread(admission, greetings) },
    (request, reply) =>
      admitted(admission, (request.body as { urgent?: unknown } | null)?.urgent === true, request, reply),
  );
  // two at a time, and none waits: events go first
  const scans = createAdmission({ atOnce: 2, waiting: 0, urgentWaiting: 0 });
  for (const method of ['putBlob', 'getBlob'])
    app.post(`/api/${method}`, { bodyLimit: blobBodyBytes }, (request, reply) =>
      admitted(scans, false, request, reply),
    );
  for (const method of ['missingBlobs', 'takeBundlePiece'])
    app.post(`/api/${method}`, { bodyLimit: blobBodyBytes }, answer);
  for (const method of listMethods) app.post(`/api/${method}`, { bodyLimit: listBodyBytes }, answer);
  app.post('/api/*', answer);
}

/**
 * To unpack and read a day's events only to say that there is no room costs a third of taking them in. Who says beside the body
 * that nobody waits for them is told before anything is read; a station of before says it in the body alone.
 */
function turnedAwayUnread(admission: Admission, greetings: Greetings) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    await greetings.calm(request.raw.socket);
    const isUrgent = request.headers[urgentHeader] !== 'no';
    if (admission.isFull(isUrgent)) return busy(reply);
  };
}

function busy(reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', comeBackSeconds()).send({ code: 'busy', status: 503 });
}

/** Not all in the same second. */
function comeBackSeconds(): number {
  return 1 + randomInt(5);
}

/** Long lists of events over a thin line; what people sign in with is never packed beside what somebody else wrote. */
function packLongAnswers(app: FastifyInstance): void {
  const long = new Set(['/api/inbox', '/api/fetch', '/api/chain']);
  app.addHook('onSend', async (request, reply, payload) => {
    const small = long.has(request.url) ? await packed(payload, request.headers['accept-encoding']) : null;
    if (!small) return payload;
    reply.headers({ 'content-encoding': 'gzip', 'content-length': small.length });
    return small;
  });
}

/** The officers' page, that of the post offices, and the citizens' look-up. */
const ownPages: readonly string[] = ['/province.html', '/post.html', '/look-up.html'];

async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: 'province.html',
    dotfiles: 'ignore',
    // the same folder holds the pages of the point's terminals
    allowedPath: (path) => !path.endsWith('.html') || ownPages.includes(path),
  });
  app.get('/tra-cuu', (_request, reply) => reply.sendFile('/look-up.html'));
  // as people type it; the fragment goes along
  app.get('/tra-cuu/', (_request, reply) => reply.redirect('../tra-cuu'));
}

function answerFailures(app: FastifyInstance, { log }: Province): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'not-found', status: 404 }));
  app.setErrorHandler((failure: FastifyError, _request, reply) => {
    const status = failure.statusCode ?? 500;
    if (status >= 500 && status !== 503)
      log.write({ event: 'bug', where: 'http', name: failure.name, stack: framesOf(failure.stack) });
    const own = failure instanceof CannotUnpack ? failure.code : codes[status];
    return reply.code(status).send({ code: own ?? (status < 500 ? 'bad-request' : 'bug'), status });
  });
}

const codes: Readonly<Record<number, string>> = {
  404: 'not-found',
  413: 'too-large',
  415: 'not-json',
  503: 'draining',
};

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
    "connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};
