import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import type { z } from 'zod';
import { signatureHeader, signedRequestText } from '../../../contract/device-signature.ts';
import { provinceApi } from '../../../contract/province-api.ts';
import { urgentHeader } from '../../../contract/wire-words.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { DoorFailure, ProvinceDoor } from '../../ports/province.ts';
import type { Vault } from '../../ports/vault.ts';

export interface ProvinceDoorParts {
  /** `https://…`, without `/api`. */
  readonly url: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
  readonly timeoutMs: number;
}

/** The province over HTTP: each request signed by the vault, each answer read by the contract's schema. */
export function createProvinceDoor({ url, vault, clock, ids, timeoutMs }: ProvinceDoorParts): ProvinceDoor {
  const closing = new AbortController();
  /** What the province last said it unpacks; nothing before its first answer. */
  const learnt = { accepts: '' };

  async function call<S extends z.ZodType>(
    method: string,
    answer: S | undefined,
    keyId: string | null,
    input: unknown,
    waitMs = 0,
  ): Promise<Result<z.output<S>, DoorFailure>> {
    const { body, encoding } = await pack(JSON.stringify(input), learnt.accepts);
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (encoding !== null) headers['content-encoding'] = encoding;
    if (method === 'push' && !(input as { urgent?: boolean }).urgent) headers[urgentHeader] = 'no';
    if (keyId !== null) headers.signature = sign(keyId, `/${method}`, body);
    try {
      const response = await fetch(`${url.replace(/\/$/, '')}/api/${method}`, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs + waitMs)]),
      });
      learnt.accepts = response.headers.get('accept-encoding') ?? learnt.accepts;
      if (response.status === 503 || response.status === 429) return err(away(response.headers.get('retry-after')));
      return read(response.status, await response.json(), answer);
    } catch {
      // no network, a name that does not resolve, a cut in the middle, a captive portal's page: all the same to us
      return err({ type: 'unreachable' });
    }
  }

  function sign(keyId: string, path: string, body: string | Buffer): string {
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const request = { keyId, ts: clock.now(), nonce: ids.token(20), path, bodyHash };
    return signatureHeader({ ...request, sig: vault.sign(signedRequestText(request)) });
  }

  return {
    enrol: (input) => call('enrol', answers.enrol, null, input),
    hello: (keyId, input) => call('hello', answers.hello, keyId, input),
    push: (keyId, input) => call('push', answers.push, keyId, input),
    waitForMail: (keyId, input) => call('waitForMail', answers.waitForMail, keyId, input, input.waitMs),
    inbox: (keyId, input) => call('inbox', answers.inbox, keyId, input),
    chain: (keyId, input) => call('chain', answers.chain, keyId, input),
    fetch: (keyId, input) => call('fetch', answers.fetch, keyId, input),
    incarnations: (keyId, input) => call('incarnations', answers.incarnations, keyId, input),
    reference: (keyId, input) => call('reference', answers.reference, keyId, input),
    heartbeat: (keyId, input) => call('heartbeat', answers.heartbeat, keyId, input),
    missingBlobs: (keyId, input) => call('missingBlobs', answers.missingBlobs, keyId, input),
    putBlob: (keyId, input) => call('putBlob', answers.putBlob, keyId, input),
    getBlob: (keyId, input) => call('getBlob', answers.getBlob, keyId, input),
    close: () => closing.abort(),
  };
}

const worthIt = 2_048;
/** A full push is packed in one step of a thread. */
const chunkSize = 64 * 1024;

/** A thin line carries half; a short request costs more than it saves. */
async function pack(text: string, accepts: string): Promise<{ body: string | Buffer; encoding: 'zstd' | null }> {
  if (text.length < worthIt || !/\bzstd\b/.test(accepts)) return { body: text, encoding: null };
  return { body: await promisify(zstdCompress)(text, { chunkSize }), encoding: 'zstd' };
}

/** Busy, and it said for how long; a date or nonsense is as if it had said nothing. */
function away(retryAfter: string | null): DoorFailure {
  const seconds = /^\d{1,4}$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
  return { type: 'unreachable', ...(seconds !== null && { retryAfterMs: seconds * 1000 }) };
}

const answers = {
  enrol: provinceApi.enrol['~orpc'].outputSchema,
  hello: provinceApi.hello['~orpc'].outputSchema,
  push: provinceApi.push['~orpc'].outputSchema,
  waitForMail: provinceApi.waitForMail['~orpc'].outputSchema,
  inbox: provinceApi.inbox['~orpc'].outputSchema,
  chain: provinceApi.chain['~orpc'].outputSchema,
  fetch: provinceApi.fetch['~orpc'].outputSchema,
  incarnations: provinceApi.incarnations['~orpc'].outputSchema,
  getBlob: provinceApi.getBlob['~orpc'].outputSchema,
  putBlob: provinceApi.putBlob['~orpc'].outputSchema,
  missingBlobs: provinceApi.missingBlobs['~orpc'].outputSchema,
  reference: provinceApi.reference['~orpc'].outputSchema,
  heartbeat: provinceApi.heartbeat['~orpc'].outputSchema,
};

function read<S extends z.ZodType>(
  status: number,
  body: unknown,
  schema: S | undefined,
): Result<z.output<S>, DoorFailure> {
  if (status >= 500) return err({ type: 'unreachable' });
  if (status >= 400) {
    const { code } = body as { code?: unknown };
    return typeof code === 'string' ? err({ type: 'turned-away', code }) : err({ type: 'unreachable' });
  }
  const answer = schema?.safeParse(body);
  return answer?.success ? ok(answer.data) : err({ type: 'unreachable' });
}
