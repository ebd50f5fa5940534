import dgram from 'node:dgram';
import net from 'node:net';

/** What somebody in a practice world tried to reach. */
export class NetworkBlocked extends Error {
  constructor() {
    super('a practice world has no network');
  }
}

/**
 * Closes the network of this thread, whatever asks for it: sockets (and what is built on them: HTTP, TLS, fetch) reach only the
 * ports of this PC that are allowed, datagrams nothing. A thread of its own has its own modules: the station beside it
 * keeps its network.
 */
export function blockNetwork(mayReach: (port: number) => boolean, onBlocked: () => void): void {
  const connect = net.Socket.prototype.connect as (...args: unknown[]) => net.Socket;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    if (isAllowed(args, mayReach)) return connect.apply(this, args);
    onBlocked();
    // As a connection fails: by its error, and never in the middle of somebody's call.
    process.nextTick(() => this.destroy(new NetworkBlocked()));
    return this;
  } as typeof net.Socket.prototype.connect;
  const refuse = () => {
    onBlocked();
    throw new NetworkBlocked();
  };
  dgram.Socket.prototype.send = refuse as typeof dgram.Socket.prototype.send;
  dgram.Socket.prototype.bind = refuse as typeof dgram.Socket.prototype.bind;
  dgram.Socket.prototype.connect = refuse as typeof dgram.Socket.prototype.connect;
}

const loopback = ['127.0.0.1', '::1'];

/** `connect(options)`, `connect(port, host)`; `net.connect` passes its arguments on as one list. */
function isAllowed(args: readonly unknown[], mayReach: (port: number) => boolean): boolean {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const wish = typeof first === 'object' && first !== null ? (first as { port?: unknown; host?: unknown }) : null;
  const [port, host] = wish ? [Number(wish.port), wish.host] : [Number(first), second];
  return typeof host === 'string' && loopback.includes(host) && mayReach(port);
}
