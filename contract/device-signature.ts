import { canonicalJson } from '../domain/canonical-json.ts';

/**
 * How a device signs a request to the province. Header
 * `signature: keyid="…", ts=<ms>, nonce="…", sig="<base64>"`, an Ed25519 signature over `signedRequestText`.
 * It passes proxies that break TLS. `path` is the method's path in the contract (`/push`), whatever a proxy puts
 * before it. The province keeps each nonce for 24 hours and refuses it when seen again; `ts` is information only,
 * because a PC's clock may be decades wrong. An older replay does no harm: every signed method is idempotent.
 */
export interface DeviceSignature {
  readonly keyId: string;
  readonly ts: number;
  /** 128 random bits or more, base32 or hex. */
  readonly nonce: string;
  /** Ed25519, base64. */
  readonly sig: string;
}

export interface SignedRequest {
  readonly keyId: string;
  readonly ts: number;
  readonly nonce: string;
  readonly path: string;
  /** SHA-256 of the body's bytes, lower-case hex. */
  readonly bodyHash: string;
}

export function signedRequestText({ keyId, ts, nonce, path, bodyHash }: SignedRequest): string {
  return canonicalJson({ keyid: keyId, ts, nonce, path, body: bodyHash });
}

export function signatureHeader({ keyId, ts, nonce, sig }: DeviceSignature): string {
  return `keyid="${keyId}", ts=${ts}, nonce="${nonce}", sig="${sig}"`;
}

export function parseSignatureHeader(text: string | undefined): DeviceSignature | null {
  const parts =
    /^keyid="(\d{5}-\d{1,2}\.[0-9a-f]{16})", ts=(-?\d{1,15}), nonce="([A-Za-z0-9]{26,64})", sig="([A-Za-z0-9+/=]{86,90})"$/.exec(
      text ?? '',
    );
  if (!parts) return null;
  const [, keyId = '', ts = '', nonce = '', sig = ''] = parts;
  return { keyId, ts: Number(ts), nonce, sig };
}
