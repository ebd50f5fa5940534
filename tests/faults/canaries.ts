import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '../../domain/person.ts';

/** People whose every word begins with what nothing else in the product says: one look finds any of them, anywhere. */
const stems = {
  name: 'Hoàng Yến Chim',
  idNumber: '0640619876',
  otherIdNumber: '0640629876',
  address: 'Thôn Tổ Yến số',
  phone: '0987650',
  email: 'chim-yen-bay',
  note: 'Ghi chú chim yến',
  organisation: 'Hợp tác xã Chim Yến',
  taxCode: '064061987699',
  document: 'Giấy chim yến',
  receiver: 'Người Nhận Chim Yến',
  secret: 'mat-khau-chim-yen',
} as const;

export const canarySecret = stems.secret;
export const canaryReceiver = stems.receiver;

export function canary(n: number): Person {
  const serial = String(n % 100).padStart(2, '0');
  const year = n < 100 ? 61 : 62;
  const letters = `${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(97 + (Math.floor(n / 26) % 26))}xq`;
  return {
    name: `${stems.name} ${letters}`,
    birthDate: `19${year}-03-0${(n % 9) + 1}`,
    sex: 'male',
    idNumber: `0640${year}9876${serial}`,
    address: `${stems.address} ${n}`,
    phone: `${stems.phone}${String(n).padStart(3, '0')}`,
    email: `${stems.email}${n}@vi-du.vn`,
  };
}

export function canaryNote(n: number): string {
  return `${stems.note} bay ${n}`;
}

export function canaryOrganisation(n: number) {
  return { name: `${stems.organisation} ${n}`, taxCode: stems.taxCode };
}

export function canaryDocument(n: number): string {
  return `${stems.document} thứ ${n}`;
}

/** As it is, in pieces, folded, as a machine writes it: UTF-16, JSON, an address, hex, and base64 wherever it may begin. */
const needles = Object.entries(stems).flatMap(([kind, stem]) => {
  const spellings = new Set([
    ...[stem, stem.normalize('NFD'), stem.toLowerCase(), stem.toUpperCase()],
    stem.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').replaceAll('đ', 'd').toLowerCase(),
    stem.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
    encodeURIComponent(stem),
    Buffer.from(stem).toString('hex'),
    ...[0, 1, 2].map((before) => inBase64(stem, before)),
  ]);
  const bytes = [...[...spellings].map((each) => Buffer.from(each)), Buffer.from(stem, 'utf16le')];
  return bytes.map((each) => ({ kind, bytes: each }));
});

/** What of the base64 is the same whatever stands before and after. */
function inBase64(text: string, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
    .toString('base64')
    .replace(/=+$/, '');
  return whole.slice(before === 0 ? 0 : 4, -2);
}

/** Which kinds of words lie in these bytes. */
export function leaksInBytes(bytes: Buffer): string[] {
  return [...new Set(needles.filter((needle) => bytes.includes(needle.bytes)).map(({ kind }) => kind))];
}

/** The same of every file of a folder. */
export function leaksIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((file) => [
    ...leaksInBytes(Buffer.from(file.name)).map((kind) => `${file.name}: its name, ${kind}`),
    ...leaksInBytes(readFileSync(join(file.parentPath, file.name))).map((kind) => `${file.name}: ${kind}`),
  ]);
}
