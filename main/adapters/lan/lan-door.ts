import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocket, WebSocketServer } from 'ws';
import type { StationId } from '../../../domain/ids.ts';
import type { PracticeWorlds } from '../../ports/practice-worlds.ts';
import type { LanDoor } from '../../ports/station-links.ts';
import { mediaKind } from '../media/media-folder.ts';
import { practiceWorldOf } from '../practice/practice-door.ts';
import { interceptorsOf, MAX_BODY_BYTES, MEDIA_PATH } from '../terminal/door-guards.ts';
import { guardedSocket } from '../terminal/terminal-frames.ts';
import type { createTerminalRouter } from '../terminal/terminal-router.ts';
import { DISMISSED } from './host-client.ts';
import { ownAddresses } from './own-addresses.ts';
import type { Identity } from './own-identity.ts';
import { otherKey, serverOptions } from './pinned-tls.ts';
import { splice } from './splice.ts';
import type { LinkedStations } from './station-links.ts';
import type { createPairingRouter, createStationRouter } from './station-router.ts';

export interface LanDoorSettings {
  readonly identity: Identity;
  /** 0 takes any free port. */
  readonly port: number;
  readonly address?: string;
  readonly terminals: ReturnType<typeof createTerminalRouter>;
  readonly stations: ReturnType<typeof createStationRouter>;
  readonly pairing: ReturnType<typeof createPairingRouter>;
  readonly links: LinkedStations;
  /** Whom the host knows by that key. */
  readonly stationOf: (key: string) => StationId | null;
  /** A PC that may have taken this host's place, though it is no station of this database any more. */
  readonly standInOf: (key: string) => StationId | null;
  /** It was the stand-in once, and is no more. */
  readonly isDismissed: (key: string) => boolean;
  /** Videos and pictures for a station's board. */
  readonly media: string;
  /** Where people practise; screens of a paired PC do it here, its own PC has nothing to do it with. */
  readonly practice: PracticeWorlds | null;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Strangers at the door at once: whoever holds it open keeps no paired station out for long. */
const MOST_SOCKETS = 256;
const HEARTBEAT_MS = 3_000;

/**
 * The host's door for the point's other PCs: TLS 1.3, a certificate at both ends. `/pairing` for whoever comes, `/station`
 * and `/rpc` for those whose key the host knows. A busy port rejects with EADDRINUSE.
 */
export async function openLanDoor(settings: LanDoorSettings): Promise<LanDoor & { close(): Promise<void> }> {
  const { identity, links, stationOf, onBug } = settings;
  const interceptors = interceptorsOf(onBug);
  const plugins = [new RequestHeadersPlugin()];
  const terminals = new RPCHandler(settings.terminals, { interceptors, plugins });
  const stations = new RPCHandler(settings.stations, { interceptors });
  const pairing = new RPCHandler(settings.pairing, { interceptors });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES, perMessageDeflate: false });

  const server = createServer(serverOptions(identity), (request, response) => void serveMedia(request, response));
  server.maxConnections = MOST_SOCKETS;
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  server.on('secureConnection', (socket: TLSSocket) => {
    if (otherKey(socket) === null) socket.destroy();
  });
  // A handshake that fails is somebody else's affair: it says nothing to a log and ends nothing.
  server.on('tlsClientError', () => {});

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    const key = otherKey(request.socket as TLSSocket);
    const paired = key && stationOf(key);
    const { url } = request;
    // No page of a browser speaks here.
    if (key === null || request.headers.origin !== undefined) return turnAway(socket);
    if (url === '/pairing')
      return sockets.handleUpgrade(request, socket, head, (ws) => {
        void pairing.upgrade(guardedSocket(ws), { context: { key } });
      });
    const world = practiceWorldOf(url ?? '');
    const station = paired || (url === '/station' ? settings.standInOf(key) : null);
    if (station && world !== null) return practise({ station, world, request, socket, head });
    if (!station || (url !== '/station' && url !== '/rpc')) return turnAway(socket, settings.isDismissed(key));
    sockets.handleUpgrade(request, socket, head, (ws) => {
      keepAlive(ws);
      const forget = links.opened(station, () => ws.terminate());
      ws.on('close', forget);
      if (url === '/rpc') return void terminals.upgrade(guardedSocket(ws), { context: { isLocal: true, station } });
      ws.on('close', () => links.goodbye(station, ws));
      void stations.upgrade(guardedSocket(ws), {
        context: {
          ...{ station, key, mayBeSuccessor: !paired, connection: ws },
          from: request.socket.remoteAddress ?? '',
        },
      });
    });
  });

  /** A socket of its own to the world, not the bare bytes: a PC that lost its power must not keep the world open for ever. */
  const practise = ({ station, world, request, socket, head }: Practising) => {
    const port = settings.practice?.portOf(world) ?? null;
    if (port === null) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    const inside = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { perMessageDeflate: false });
    inside.on('error', () => socket.destroy());
    inside.once('open', () => {
      if (socket.destroyed) return inside.terminate();
      sockets.handleUpgrade(request, socket, head, (ws) => {
        keepAlive(ws);
        const gone = settings.practice?.visit(world);
        const forget = links.opened(station, () => ws.terminate());
        splice(ws, inside, () => {
          gone?.();
          forget();
        });
      });
    });
  };

  const serveMedia = async ({ socket, method, url = '' }: IncomingMessage, response: ServerResponse) => {
    const key = otherKey(socket as TLSSocket);
    const name = MEDIA_PATH.test(url) ? decodeURIComponent(url.slice('/media/'.length)) : '';
    const isKnown = key !== null && stationOf(key) !== null;
    const path = join(settings.media, name);
    const size = isKnown && method === 'GET' && mediaKind(name) !== null ? await sizeOf(path) : null;
    if (size === null) return response.writeHead(isKnown ? 404 : 403).end();
    response.writeHead(200, { 'content-length': size });
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.address ?? '0.0.0.0', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    key: identity.key,
    addresses: ownAddresses,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Practising {
  readonly station: StationId;
  readonly world: string;
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** A station that loses its power closes nothing. */
function keepAlive(ws: WebSocket): void {
  const heard = { since: true };
  ws.on('pong', () => {
    heard.since = true;
  });
  const timer = setInterval(() => {
    if (!heard.since) return ws.terminate();
    heard.since = false;
    if (ws.readyState === WebSocket.OPEN) ws.ping();
  }, HEARTBEAT_MS);
  ws.on('close', () => clearInterval(timer));
}

function turnAway(socket: Duplex, dismissed = false): void {
  const more = dismissed ? `${DISMISSED}: 1\r\n` : '';
  socket.end(`HTTP/1.1 403 Forbidden\r\n${more}Connection: close\r\n\r\n`);
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}
