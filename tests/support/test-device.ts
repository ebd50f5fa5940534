import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { signatureHeader, signedRequestText } from '../../contract/device-signature.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { genesis, type Head, signedHeadText } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { SimulatedLog } from './simulated-log.ts';
import { type HttpAnswer, post } from './test-province.ts';

/** A station's key and hand-made requests: each can be made wrong in one place. */
export interface TestDevice {
  readonly publicKey: string;
  readonly keyId: string;
  sign(text: string): string;
  enrol(ticket: string, change?: Record<string, unknown>): Promise<HttpAnswer>;
  hello(change?: Record<string, unknown>): Promise<HttpAnswer>;
  /** Events `from`+1 … `to` of the log, both heights of the log. */
  push(from: number, to: number, change?: Record<string, unknown>): Promise<HttpAnswer>;
  /** What `push` sends. */
  segmentOf(from: number, to: number): object;
  /** The header for bytes that are sent otherwise than by `send`. */
  signatureOf(method: string, body: Buffer): string;
  /** A text is sent as it is. */
  send(method: string, body: unknown, change?: Partial<SignedParts>): Promise<HttpAnswer>;
}

export interface SignedParts {
  readonly nonce: string;
  readonly path: string;
  readonly keyId: string;
  /** What is signed, when it is not what is sent. */
  readonly signedBody: string;
  readonly by: KeyObject;
}

export function testDevice(url: string, log: SimulatedLog): TestDevice {
  const { privateKey, publicKey: key } = generateKeyPairSync('ed25519');
  const publicKey = key.export({ format: 'der', type: 'spki' }).toString('base64');
  const keyId = `${log.point}.${createHash('sha256').update(publicKey).digest('hex').slice(0, 16)}`;
  const signText = (text: string, by = privateKey) => sign(null, Buffer.from(text), by).toString('base64');

  const send: TestDevice['send'] = (method, body, change = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const bodyHash = createHash('sha256')
      .update(change.signedBody ?? text)
      .digest('hex');
    const nonce = change.nonce ?? randomBytes(16).toString('hex');
    const request = { keyId: change.keyId ?? keyId, ts: 1, nonce, path: change.path ?? `/${method}`, bodyHash };
    const signature = signatureHeader({ ...request, sig: signText(signedRequestText(request), change.by) });
    return post(url, method, text, { signature });
  };

  return {
    ...{ publicKey, keyId, send, sign: signText },
    segmentOf: (from, to) => segment(log, from, log.events.slice(from, to), signText),
    signatureOf: (method, body) => {
      const bodyHash = createHash('sha256').update(body).digest('hex');
      const request = { keyId, ts: 1, nonce: randomBytes(16).toString('hex'), path: `/${method}`, bodyHash };
      return signatureHeader({ ...request, sig: signText(signedRequestText(request)) });
    },
    enrol(ticket, change = {}) {
      const claim = { ticket, point: log.point, stream: log.stream, publicKey, ...change };
      return post(url, 'enrol', { proof: signText(canonicalJson(claim)), ...claim });
    },
    hello: (change = {}) =>
      send('hello', {
        ...{ stream: log.stream, head: log.head(), acked: log.acked(), boot: 'b', wall: Date.now() },
        ...{ app: { version: '0', schema: 1 }, ...change },
      }),
    push(from, to, change = {}) {
      const events = log.events.slice(from, to);
      return send('push', { ...segment(log, from, events, signText), ...change });
    },
  };
}

function segment(log: SimulatedLog, from: number, events: readonly AnyLogEvent[], signText: (text: string) => string) {
  const last: Head = events.at(-1) ?? genesis;
  return {
    stream: log.stream,
    from: { seq: from, hash: log.hashAt(from) },
    events,
    headSignature: signText(signedHeadText(log.stream, { seq: last.seq, hash: last.hash })),
    keys: [],
  };
}
