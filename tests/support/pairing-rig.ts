import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import {
  type ConnectionOptions,
  createServer as createTlsServer,
  type TLSSocket,
  connect as tlsConnect,
} from 'node:tls';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocket, WebSocketServer } from 'ws';
import { type DeviceFile, pairingApi } from '../../contract/station-api.ts';
import type { StationId } from '../../domain/ids.ts';
import { commitmentOf } from '../../domain/station.ts';
import {
  clientOf,
  openHostSocket,
  type PairingClient,
  type TerminalClient,
} from '../../main/adapters/lan/host-client.ts';
import { type Identity, makeIdentity } from '../../main/adapters/lan/own-identity.ts';
import { pairByCode } from '../../main/adapters/lan/pair-with-host.ts';
import { serverOptions } from '../../main/adapters/lan/pinned-tls.ts';
import { type Connection, value } from './terminal-client.ts';
import { type StationInTest, type Wishes, withStation } from './with-station.ts';

export interface Rig {
  readonly test: StationInTest;
  readonly office: Connection;
  readonly place: { readonly host: string; readonly port: number };
  readonly key: string;
  invite(name: string, roles: ('kiosk' | 'counter' | 'board' | 'office')[], counters?: string[]): Promise<DeviceFile>;
  /** A station that is rightly paired. */
  paired(roles: ('kiosk' | 'counter' | 'board' | 'office')[], counters?: string[]): Promise<Paired>;
}

export interface Paired {
  readonly identity: Identity;
  readonly station: StationId;
}

export function withRig(
  run: (rig: Rig) => Promise<void>,
  folder?: string,
  more: Pick<Wishes, 'onStepDown'> = {},
): Promise<void> {
  return withStation({ lan: true, ...more, ...(folder !== undefined && { folder }) }, async (at) => {
    const office = await at.head();
    const { lan } = at.station;
    if (!lan) throw new Error('the door for other PCs is closed');
    const invite: Rig['invite'] = async (name, roles, counters = []) => {
      const { device } = value(await office.client.inviteStation({ name, roles, counters }));
      // The office's page follows a moment later: until then it shows the comparison that this invitation ended.
      await digitsGone(office);
      return { ...device, addresses: ['127.0.0.1'] };
    };
    await run({
      ...{ test: at, office, invite, key: lan.key, place: { host: '127.0.0.1', port: lan.port } },
      paired: async (roles, counters) => {
        const identity = makeIdentity();
        const { station } = value(await pairByCode(await invite('Máy mẫu', roles, counters), identity));
        return { identity, station };
      },
    });
  });
}

async function digitsGone(office: Rig['office']): Promise<void> {
  for await (const { invitation } of await office.client.watchStations({})) if (!invitation?.digits) return;
}

export async function invitationAt({ office }: Rig) {
  for await (const { invitation } of await office.client.watchStations({}))
    return { digits: invitation?.digits ?? null, comparison: invitation?.comparison ?? null };
  throw new Error('the office is told nothing');
}

/** What the office's screen shows, if it shows anything within that time. */
export async function digitsAtOffice(rig: Rig, withinMs = 1_000): Promise<string | null> {
  for (let waited = 0; ; waited += 20) {
    const { digits } = await invitationAt(rig);
    if (digits !== null || waited >= withinMs) return digits;
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** Somebody with a certificate of their own at `/pairing`. */
export async function stranger(rig: Rig, identity = makeIdentity()) {
  const opened = await openHostSocket({ places: [rig.place], identity, pin: rig.key, path: '/pairing' });
  if (!opened.ok) throw new Error(opened.error.type);
  return { client: clientOf<PairingClient>(opened.value), identity, end: () => opened.value.ws.terminate() };
}

/** A screen's road to the host over a station's link, with the token it has. */
export async function openRpc(rig: Rig, identity: Identity, token = '') {
  const opened = await openHostSocket({ places: [rig.place], identity, pin: rig.key, path: '/rpc' });
  if (!opened.ok) throw new Error(opened.error.type);
  const websocket = opened.value.ws as unknown as globalThis.WebSocket;
  const headers = (): Record<string, string> => (token === '' ? {} : { authorization: `Bearer ${token}` });
  const client: TerminalClient = createORPCClient(new RPCLink({ websocket, headers }));
  return { client, end: () => opened.value.ws.terminate() };
}

/** A PC with a key of its own that answers where the host should, and counts what is said to it. */
export async function startImpostor() {
  const heard = { bytes: 0, left: 0 };
  const open = new Set<TLSSocket>();
  const server = createTlsServer(serverOptions(makeIdentity()), (socket) => {
    open.add(socket);
    socket.on('data', (chunk: Buffer) => {
      heard.bytes += chunk.length;
      const [, key] = /sec-websocket-key: (\S+)/i.exec(chunk.toString('latin1')) ?? [];
      if (key !== undefined) socket.write(`${welcomeToWebSocket}${webSocketAnswer(key)}\r\n\r\n`);
    });
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  server.on('connection', (socket: Socket) => socket.on('close', () => heard.left++));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    place: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    heard: () => heard.bytes,
    /** Somebody came, and went away again. */
    left: async () => {
      while (heard.left < 1) await new Promise((later) => setTimeout(later, 2));
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export const welcomeToWebSocket =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ';

/** RFC 6455 §4.2.2. */
export function webSocketAnswer(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** Stands between a station and the host with a key of its own at both sides, and speaks the protocol to both. */
export async function startMiddle(rig: Rig, identity: Identity, how: 'passes-on' | 'copies') {
  const toHost = await stranger(rig, identity);
  const own = { stationKey: identity.key, stationNonce: nonce() };
  const host = { comparison: '' };
  const os = implement(pairingApi);
  const router = os.router({
    pairByCode: os.pairByCode.handler(({ input }) => toHost.client.pairByCode(input)),
    beginComparing: os.beginComparing.handler(async ({ input }) => {
      const commitment = how === 'copies' ? input.commitment : commitmentOf(own);
      const begun = await toHost.client.beginComparing({ commitment });
      if (begun.ok) host.comparison = begun.value.comparison;
      return begun;
    }),
    revealNonce: os.revealNonce.handler(async ({ input }) => {
      const said = how === 'copies' ? input.nonce : own.stationNonce;
      const revealed = await toHost.client.revealNonce({ comparison: host.comparison, nonce: said });
      // To the station all is well, whatever the host said.
      return how === 'copies' ? { ok: true as const, value: {} } : revealed;
    }),
    awaitApproval: os.awaitApproval.handler(() => toHost.client.awaitApproval({ comparison: host.comparison })),
  });
  const rpc = new RPCHandler(router);
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer(serverOptions(identity));
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (ws) => void rpc.upgrade(ws, { context: {} })),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    place: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    close: async () => {
      toHost.end();
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Whether a WebSocket to `/rpc` opens over such a connection. */
export function upgradeOver(options: ConnectionOptions, headers: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = tlsConnect(options);
    socket.on('error', () => resolve(false));
    socket.once('secureConnect', () => {
      const ws = new WebSocket('ws://host/rpc', { createConnection: () => socket, headers, handshakeTimeout: 2_000 });
      ws.on('open', () => {
        ws.terminate();
        resolve(true);
      });
      ws.on('error', () => resolve(false));
    });
  });
}

export async function closedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

export function nonce(): string {
  return randomBytes(16).toString('hex');
}

export function base32(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32])
    .join('')
    .padEnd(26, 'a');
}
