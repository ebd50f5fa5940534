import { canonicalJson, sha256Hex } from './canonical-json.ts';
import type { Carried, CustodyItem, HandOverKind } from './custody-events.ts';
import { DossierId, HandOverId, PointId } from './ids.ts';
import { keyIdOf } from './signed-code.ts';

/** What a sender says and signs: the slip that goes with the folders says exactly the same. */
export interface Offer {
  readonly handOver: HandOverId;
  readonly from: PointId;
  readonly to: PointId;
  readonly kind: HandOverKind;
  readonly bag: string | null;
  /** Local time, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  readonly items: readonly CustodyItem[];
}

/** Exactly what is signed: a signature for another purpose does not fit. */
export function offerText({ handOver, from, to, kind, bag, at, items }: Offer): string {
  const lines = items.map(({ dossier, code, cv, carries, work }) => [dossier, code, cv, carries, work]);
  return `gan-dan hand-over 1\n${canonicalJson({ handOver, from, to, kind, bag, at, items: lines })}`;
}

export function offerHash(offer: Offer): string {
  return sha256Hex(offerText(offer));
}

/** Bags are numbered by who seals them: letters, digits and dashes, as they stand on a seal. */
export const bagForm = /^[A-Z0-9][A-Z0-9-]{0,23}$/;

/** As it stands on a seal, out of what somebody typed; '': no bag. */
export function readBag(typed: string): string {
  return typed.trim().toUpperCase().replaceAll(/\s+/g, '-').slice(0, 24);
}

/** What `readBag` read: no bag, or the number of a seal. */
export function isBagOrNone(bag: string): boolean {
  return bag === '' || bagForm.test(bag);
}

/** More dossiers than a bag takes, and than a slip of QR codes is read for. */
export const mostItems = 200;

/** One code carries so many dossiers that a 58 mm roll still prints it with modules a camera tells apart. */
const ITEMS_A_CODE = 7;
const carriedLetters = { folder: 'f', result: 'r', nothing: 'n' } as const satisfies Record<Carried, string>;
const kindLetters = { folders: 'F', results: 'R' } as const satisfies Record<HandOverKind, string>;

/**
 * The slip's codes: `GDBG~<n>/<of>~<hand-over>~…`. The first carries the head, key and signature, each its dossiers
 * (`code,id,cv,<f|r|n><w|->`, ids in base64url); no name and nothing of a person. Only all of them together are the offer.
 */
export function slipTexts(offer: Offer, signed: { readonly publicKey: string; readonly signature: string }): string[] {
  const { handOver, from, to, kind, bag, at, items } = offer;
  const of = Math.max(1, Math.ceil(items.length / ITEMS_A_CODE));
  const head = [from, to, kindLetters[kind], bag ?? '', at, keyIdOf(signed.publicKey), signed.signature].join('~');
  return Array.from({ length: of }, (_, index) => {
    const some = items.slice(index * ITEMS_A_CODE, (index + 1) * ITEMS_A_CODE).map(itemText);
    return [`GDBG~${index + 1}/${of}`, shortId(handOver), ...(index === 0 ? [head] : []), some.join(';')].join('~');
  });
}

/** Whether a text is a code of a slip at all. */
export function isSlipText(text: string): boolean {
  return text.trim().startsWith('GDBG~');
}

export interface SignedOffer {
  readonly offer: Offer;
  readonly keyId: string;
  readonly signature: string;
}

export type SlipRead =
  | { readonly type: 'whole'; readonly signed: SignedOffer }
  /** Numbers of the codes that are still to be scanned. */
  | { readonly type: 'more'; readonly handOver: HandOverId; readonly missing: readonly number[] }
  /** Not a slip's codes, damaged, or of two slips. */
  | { readonly type: 'unreadable' };

/** Codes of one slip in any order, any of them twice. */
export function readSlip(texts: readonly string[]): SlipRead {
  const parts = texts.map(partOf);
  const [first] = parts;
  if (!first || parts.some((part) => part?.of !== first.of || part.handOver !== first.handOver))
    return { type: 'unreadable' };
  const byNumber = new Map(parts.flatMap((part) => (part ? [[part.n, part] as const] : [])));
  const numbers = Array.from({ length: first.of }, (_, index) => index + 1);
  const missing = numbers.filter((n) => !byNumber.has(n));
  const { handOver } = first;
  if (missing.length > 0) return { type: 'more', handOver, missing };
  const head = byNumber.get(1)?.head;
  const items = numbers.flatMap((n) => byNumber.get(n)?.items ?? []);
  if (!head) return { type: 'unreadable' };
  const { keyId, signature, ...said } = head;
  return { type: 'whole', signed: { offer: { handOver, ...said, items }, keyId, signature } };
}

const partForm = /^GDBG~([1-9]\d?)\/([1-9]\d?)~([A-Za-z0-9_-]{22})~(.*)$/;
const headForm =
  /^(\d{5}-\d{1,2})~(\d{5}-\d{1,2})~([FR])~([A-Z0-9-]{0,24})~(\d{4}-\d\d-\d\dT\d\d:\d\d)~([0-9a-f]{8})~([A-Za-z0-9_-]{86})~(.*)$/;
const itemForm = /^([A-Za-z0-9.-]{1,40}),([A-Za-z0-9_-]{22}),([1-9]\d{0,6}),([frn])([w-])$/;

function partOf(text: string) {
  const [, n = '', of = '', id = '', rest = ''] = partForm.exec(text.trim()) ?? [];
  if (n === '' || Number(n) > Number(of)) return null;
  const isFirst = n === '1';
  const found = isFirst ? headForm.exec(rest) : null;
  if (isFirst && !found) return null;
  const items = (found ? (found[8] ?? '') : rest).split(';').map(itemOf);
  if (items.some((item) => item === null)) return null;
  const [, from = '', to = '', kind = '', bag = '', at = '', keyId = '', signature = ''] = found ?? [];
  return {
    ...{ n: Number(n), of: Number(of), handOver: HandOverId(longId(id)) },
    items: items.filter((item) => item !== null),
    head: found && {
      ...{ from: PointId(from), to: PointId(to), bag: bag === '' ? null : bag, at, keyId, signature },
      kind: kind === 'F' ? ('folders' as const) : ('results' as const),
    },
  };
}

function itemText({ code, dossier, cv, carries, work }: CustodyItem): string {
  return `${code},${shortId(dossier)},${cv},${carriedLetters[carries]}${work ? 'w' : '-'}`;
}

function itemOf(text: string): CustodyItem | null {
  const [, code = '', id = '', cv = '', letter = '', work = ''] = itemForm.exec(text) ?? [];
  if (code === '') return null;
  const carries = letter === 'f' ? 'folder' : letter === 'r' ? 'result' : 'nothing';
  return { dossier: DossierId(longId(id)), code, cv: Number(cv), carries, work: work === 'w' };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A UUID in 22 characters instead of 36: six bits each, the last one four. */
export function shortId(uuid: string): string {
  let bits = '';
  for (const digit of uuid.replaceAll('-', '')) bits += Number.parseInt(digit, 16).toString(2).padStart(4, '0');
  return Array.from(
    { length: 22 },
    (_, index) => alphabet[Number.parseInt(bits.slice(index * 6, index * 6 + 6).padEnd(6, '0'), 2)],
  ).join('');
}

function longId(short: string): string {
  const bits = [...short].map((letter) => alphabet.indexOf(letter).toString(2).padStart(6, '0')).join('');
  const hex = Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(bits.slice(index * 4, index * 4 + 4), 2).toString(16),
  ).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `unknown-key`: nobody here knows whose it is; the folders may be counted one by one, and are. */
export const slipVerdicts = ['genuine', 'forged', 'key-unknown'] as const;
export type SlipVerdict = (typeof slipVerdicts)[number];

/** `keys`: of the sender's point, SPKI DER, base64. */
export function judgeSlip(
  { offer, keyId, signature }: SignedOffer,
  keys: readonly string[],
  verify: (text: string, signature: string, publicKey: string) => boolean,
): SlipVerdict {
  const known = keys.filter((key) => keyIdOf(key) === keyId);
  if (known.length === 0) return 'key-unknown';
  return known.some((key) => verify(offerText(offer), signature, key)) ? 'genuine' : 'forged';
}
