import { canonicalJson } from './canonical-json.ts';
import type { PointId } from './ids.ts';
import { err, ok, type Result } from './result.ts';

/**
 * A bundle (`*.slb`) carries by hand what the wire carries. Its file is `SLB1`, the header's length (4 bytes, big endian),
 * the header (canonical JSON), the exporter's signature of the header (64 bytes), and the sealed body. The header holds
 * the body's SHA-256, so that one signature vouches for every byte; the body's key is wrapped for each recipient.
 * Opened, the body is the length of its compressed JSON (4 bytes), that JSON, and the scans, sealed as they lie.
 */
export interface BundleHeader {
  readonly format: 1;
  readonly id: string;
  readonly madeBy: BundleMaker;
  readonly for: readonly BundlePlace[];
  readonly created: number;
  readonly keys: readonly BundleKey[];
  readonly body: { readonly bytes: number; readonly sha256: string };
}

export interface BundleMaker {
  readonly place: BundlePlace;
  /** Ed25519, SPKI, base64. It proves that the file is whole; who that is, the reader's own directory says. */
  readonly publicKey: string;
}

export type BundlePlace = 'province' | PointId;

export interface BundleKey {
  readonly for: BundlePlace;
  /** `sealFingerprint` of the key it is wrapped for: another one of the same place is an old one. */
  readonly fingerprint: string;
  readonly wrapped: string;
}

/** Why a bundle as a whole is refused; nothing of it was taken in. */
export const bundleFaults = [
  'bundle-truncated',
  'bundle-not-for-me',
  'bundle-old-key',
  'bundle-newer',
  'bundle-too-large',
  'bundle-forged',
] as const;
export type BundleFault = { readonly type: (typeof bundleFaults)[number] };

/** Of the whole file, and of what its JSON may unfold to: a stick is no place for a bomb. */
export const bundleLimits = {
  fileBytes: 256 * 1024 * 1024,
  jsonBytes: 256 * 1024 * 1024,
  headerBytes: 64 * 1024,
} as const;

const magic = [0x53, 0x4c, 0x42, 0x31] as const;
const signatureBytes = 64;
const front = magic.length + 4;

/** What the world lends: hashing, sealing, packing. Nothing of it throws on bad bytes. */
export interface BundleTools {
  bytes(text: string): Uint8Array;
  /** Null where it is no UTF-8. */
  text(bytes: Uint8Array): string | null;
  sha256(bytes: Uint8Array): string;
  verify(publicKey: string, text: string, signature: Uint8Array): boolean;
  seal(key: Uint8Array, bytes: Uint8Array, bound: string): Uint8Array;
  open(key: Uint8Array, sealed: Uint8Array, bound: string): Uint8Array | null;
  pack(bytes: Uint8Array): Uint8Array;
  /** Null where it is nothing packed, or unfolds to more than `most`. */
  unpack(bytes: Uint8Array, most: number): Uint8Array | null;
}

/** What a bundle's key is bound to beside its recipient, in the place of a dossier (`contract/key-wrapping.ts`). */
export function bundleKeyName(id: string): string {
  return `bundle:${id}`;
}

/** Says of which key a wrapping is, and nothing of the key. */
export function sealFingerprint(tools: Pick<BundleTools, 'bytes' | 'sha256'>, sealTo: string): string {
  return tools.sha256(tools.bytes(sealTo)).slice(0, 16);
}

export interface BundleWriting {
  readonly tools: BundleTools;
  readonly id: string;
  readonly madeBy: BundleMaker;
  readonly created: number;
  /** Fresh, 32 bytes, kept nowhere. */
  readonly key: Uint8Array;
  readonly recipients: readonly { readonly for: BundlePlace; readonly sealTo: string }[];
  readonly wrap: (to: {
    readonly sealTo: string;
    readonly point: string;
    readonly dossier: string;
    readonly key: Uint8Array;
  }) => string;
  /** Ed25519, base64. */
  readonly sign: (text: string) => Uint8Array;
  readonly content: unknown;
  readonly scans: readonly Uint8Array[];
}

export function writeBundle(at: BundleWriting): Uint8Array {
  const { tools, id, key, recipients } = at;
  const packed = tools.pack(tools.bytes(JSON.stringify(at.content)));
  const plain = concat([lengthOf(packed), packed, ...at.scans]);
  const sealed = tools.seal(key, plain, bundleKeyName(id));
  const header = canonicalJson({
    format: 1,
    id,
    madeBy: at.madeBy,
    for: [...new Set(recipients.map((each) => each.for))].sort(),
    created: at.created,
    keys: recipients.map(({ for: place, sealTo }) => ({
      for: place,
      fingerprint: sealFingerprint(tools, sealTo),
      wrapped: at.wrap({ sealTo, point: place, dossier: bundleKeyName(id), key }),
    })),
    body: { bytes: sealed.length, sha256: tools.sha256(sealed) },
  } satisfies BundleHeader);
  const headerBytes = tools.bytes(header);
  return concat([Uint8Array.from(magic), lengthOf(headerBytes), headerBytes, at.sign(header), sealed]);
}

export interface BundleReading<C> {
  readonly tools: BundleTools;
  readonly me: BundlePlace;
  readonly sealTo: string;
  /** Null where it was wrapped for another key, or changed. */
  readonly unwrap: (wrapped: string, at: { readonly point: string; readonly dossier: string }) => Uint8Array | null;
  readonly parseHeader: (value: unknown) => BundleHeader | null;
  readonly parseContent: (value: unknown) => C | null;
}

export interface OpenBundle<C> {
  readonly header: BundleHeader;
  readonly content: C;
  /** The scans, one after another. */
  readonly scans: Uint8Array;
}

/** Every check there is of a file by itself; whoever takes it in has it whole. */
export function openBundle<C>(bytes: Uint8Array, at: BundleReading<C>): Result<OpenBundle<C>, BundleFault> {
  const { tools } = at;
  if (bytes.length > bundleLimits.fileBytes) return err({ type: 'bundle-too-large' });
  const found = readHeader(bytes, at);
  if (!found.ok) return found;
  const { header, body } = found.value;
  const key = keyOf(header, at);
  if (!key.ok) return key;
  const plain = tools.open(key.value, body, bundleKeyName(header.id));
  if (!plain || plain.length < 4) return err({ type: 'bundle-truncated' });
  const end = 4 + readLength(plain, 0);
  const json = end <= plain.length ? tools.unpack(plain.subarray(4, end), bundleLimits.jsonBytes) : null;
  const content = json && at.parseContent(parsed(tools.text(json)));
  // What unfolds and does not read was written by a version after ours: its signature held.
  if (!content) return err({ type: json ? 'bundle-newer' : 'bundle-truncated' });
  return ok({ header, content, scans: plain.subarray(end) });
}

/** The scans of an open bundle, each the bytes its name says; null: it holds others than it lists. */
export function scansOf(
  tools: Pick<BundleTools, 'sha256'>,
  listed: readonly { readonly file: string; readonly bytes: number }[],
  scans: Uint8Array,
): { file: string; bytes: Uint8Array }[] | null {
  const found: { file: string; bytes: Uint8Array }[] = [];
  let at = 0;
  for (const { file, bytes: size } of listed) {
    const bytes = scans.subarray(at, at + size);
    at += size;
    if (bytes.length !== size || tools.sha256(bytes) !== file) return null;
    found.push({ file, bytes });
  }
  return at === scans.length ? found : null;
}

/** Who made it, for whom, and whether it is whole: no key is needed for that. */
export function readHeader(
  bytes: Uint8Array,
  { tools, parseHeader }: Pick<BundleReading<unknown>, 'tools' | 'parseHeader'>,
): Result<{ header: BundleHeader; body: Uint8Array }, BundleFault> {
  const cut = err({ type: 'bundle-truncated' } as const);
  if (bytes.length < front || magic.some((byte, at) => bytes[at] !== byte)) return cut;
  const length = readLength(bytes, magic.length);
  const bodyAt = front + length + signatureBytes;
  if (length > bundleLimits.headerBytes || bytes.length < bodyAt) return cut;
  const text = tools.text(bytes.subarray(front, front + length));
  const value = parsed(text);
  if (text === null || typeof value !== 'object' || value === null) return cut;
  const { format, madeBy } = value as { format?: unknown; madeBy?: { publicKey?: unknown } };
  const publicKey = typeof madeBy?.publicKey === 'string' ? madeBy.publicKey : '';
  if (!tools.verify(publicKey, text, bytes.subarray(bodyAt - signatureBytes, bodyAt))) return cut;
  const header = format === 1 ? parseHeader(value) : null;
  if (!header) return err({ type: 'bundle-newer' });
  const body = bytes.subarray(bodyAt);
  return body.length === header.body.bytes && tools.sha256(body) === header.body.sha256 ? ok({ header, body }) : cut;
}

function keyOf(header: BundleHeader, at: BundleReading<unknown>): Result<Uint8Array, BundleFault> {
  if (!header.for.includes(at.me)) return err({ type: 'bundle-not-for-me' });
  const mine = sealFingerprint(at.tools, at.sealTo);
  const wrapped = header.keys.find((each) => each.for === at.me && each.fingerprint === mine)?.wrapped;
  const key = wrapped === undefined ? null : at.unwrap(wrapped, { point: at.me, dossier: bundleKeyName(header.id) });
  return key ? ok(key) : err({ type: 'bundle-old-key' });
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  return Uint8Array.of(length >>> 24, length >>> 16, length >>> 8, length);
}

function readLength(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((sum, each) => sum * 256 + (bytes[at + each] ?? 0), 0);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
