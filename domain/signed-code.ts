import { sha256Hex } from './canonical-json.ts';

/**
 * What the QR of a receipt says besides its code: whose key signed it, and the signature (Ed25519). Any point that knows
 * the key tells a true receipt from a made-up one with no network. `22006-1-261119-0007~<key>~<signature>`; the code
 * stands first, so that a reader that knows nothing of signatures finds it.
 */
export interface SignedCode {
  readonly code: string;
  /** Of the public key: see `keyIdOf`. */
  readonly keyId: string;
  /** base64url, 86 characters. */
  readonly signature: string;
}

const form = /^([A-Za-z0-9.-]{1,64})~([0-9a-f]{8})~([A-Za-z0-9_-]{86})$/;

export function signedCodeText({ code, keyId, signature }: SignedCode): string {
  return `${code}~${keyId}~${signature}`;
}

/** Where a province serves the look-up, the same text stands behind its address: a telephone opens it, a counter reads it. */
export function lookUpAddress(address: string, signed: string): string {
  return `${address.replace(/\/+$/, '')}/tra-cuu#${signed}`;
}

const address = /^https?:\/\/[^\s#]{1,200}\/tra-cuu#/;

export function parseSignedCode(text: string): SignedCode | null {
  const [, code = '', keyId = '', signature = ''] = form.exec(text.trim().replace(address, '')) ?? [];
  return code === '' ? null : { code, keyId, signature };
}

/** The code of a text that may carry a signature. */
export function codeOf(text: string): string {
  return parseSignedCode(text)?.code ?? text;
}

/** Exactly what is signed: a signature for another purpose does not fit. */
export function receiptText(code: string): string {
  return `gan-dan receipt 1\n${code}`;
}

/** Eight hex digits name a key among the few of a centre; what counts is the signature. */
export function keyIdOf(publicKey: string): string {
  return sha256Hex(publicKey).slice(0, 8);
}

export const receiptVerdicts = ['genuine', 'forged', 'key-unknown', 'unsigned'] as const;
export type ReceiptVerdict = (typeof receiptVerdicts)[number];

/** `keys`: SPKI DER, base64, of the stations this one knows. */
export function judgeReceipt(
  text: string,
  keys: readonly string[],
  verify: (text: string, signature: string, publicKey: string) => boolean,
): ReceiptVerdict {
  const signed = parseSignedCode(text);
  if (!signed) return text.includes('~') ? 'forged' : 'unsigned';
  const known = keys.filter((key) => keyIdOf(key) === signed.keyId);
  if (known.length === 0) return 'key-unknown';
  return known.some((key) => verify(receiptText(signed.code), signed.signature, key)) ? 'genuine' : 'forged';
}
