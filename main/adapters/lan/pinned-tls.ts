import { constants } from 'node:crypto';
import { connect, type TLSSocket, type TlsOptions } from 'node:tls';
import { err, ok, type Result } from '../../../domain/result.ts';
import { type Identity, keyOf } from './own-identity.ts';

export type NoConnection =
  /** Nobody answers there, or nobody who speaks TLS 1.3. */
  | { readonly type: 'host-unreachable' }
  /** Somebody answers with another key than the one that was paired: nothing was said to them. */
  | { readonly type: 'host-changed'; readonly key: string };

/**
 * Both ends show a certificate and are known by its public key alone. No authority signs for a centre's PCs and their
 * clocks may be decades wrong, so names, dates and chains are not looked at; that the other end holds the key is proven
 * by TLS 1.3 itself (CertificateVerify, RFC 8446 §4.4.3), whatever `rejectUnauthorized` says. Every connection is a
 * whole handshake: no ticket of an earlier one stands for a key.
 */
const tls13 = { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3', rejectUnauthorized: false } as const;

export function serverOptions({ privateKey, certificate }: Identity): TlsOptions {
  return {
    ...tls13,
    ...{ key: privateKey, cert: certificate, requestCert: true },
    ...{ handshakeTimeout: 5_000, secureOptions: constants.SSL_OP_NO_TICKET },
  };
}

/** Whom the other end proved to be; null: it showed no certificate. */
export function otherKey(socket: TLSSocket): string | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate ? keyOf(certificate) : null;
}

/** Before the answer not one byte of ours has gone out but the handshake's. `pin` null: only to compare six digits. */
export function connectPinned(to: {
  readonly host: string;
  readonly port: number;
  readonly identity: Identity;
  readonly pin: string | null;
  readonly timeoutMs: number;
}): Promise<Result<{ socket: TLSSocket; key: string }, NoConnection>> {
  const { host, port, identity, pin, timeoutMs } = to;
  return new Promise((resolve) => {
    const own = { key: identity.privateKey, cert: identity.certificate };
    const socket = connect({ ...tls13, ...own, host, port, servername: '', checkServerIdentity: () => undefined });
    const fail = (error: NoConnection) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(err(error));
    };
    const timer = setTimeout(() => fail({ type: 'host-unreachable' }), timeoutMs);
    socket.on('error', () => fail({ type: 'host-unreachable' }));
    socket.once('close', () => fail({ type: 'host-unreachable' }));
    socket.once('secureConnect', () => {
      const key = otherKey(socket);
      if (key === null || socket.getProtocol() !== 'TLSv1.3') return fail({ type: 'host-unreachable' });
      if (pin !== null && key !== pin) return fail({ type: 'host-changed', key });
      clearTimeout(timer);
      socket.removeAllListeners('close');
      // A PC that loses its power says nothing: the system notices before the heartbeat does.
      socket.setKeepAlive(true, 5_000);
      socket.setNoDelay(true);
      resolve(ok({ socket, key }));
    });
  });
}
