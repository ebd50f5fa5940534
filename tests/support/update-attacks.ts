import { generateKeyPairSync, sign } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { UpdateManifest } from '../../domain/update.ts';
import { stationText, type UpdateRig } from './update-rig.ts';

/** `bring`: what is put on the stick, and its path. `after`: what happens to what was staged, if it was, before the evening. */
export interface UpdateAttack {
  readonly name: string;
  readonly bring: (rig: UpdateRig) => string;
  readonly after?: (rig: UpdateRig) => void;
  readonly freeBytes?: () => number;
}

const stranger = generateKeyPairSync('ed25519').privateKey;
const day = 86_400_000;
const program = 'versions/1.1.0/program';

/** A hundred ways in which a stick, a disk or a person brings a wrong program; the last ones come after it was verified. */
export function updateAttacks(): UpdateAttack[] {
  return [
    ...wrongSigners,
    ...wrongPromises,
    ...range(34, (n) => flipped(n / 34)),
    ...range(16, (n) => cut(n / 16)),
    ...strangeFiles,
    ...strangePaths,
    ...afterStaging,
  ];
}

const wrongSigners: UpdateAttack[] = [
  { name: 'another publisher', bring: (rig) => rig.update('x', { key: stranger }) },
  {
    name: 'unsigned',
    bring: (rig) => edited(rig, (file, { signatureAt }) => file.fill(0, signatureAt, signatureAt + 64)),
  },
  {
    name: 'the signature of another update',
    bring: (rig) => {
      const other = readFileSync(rig.update('other', { wish: { order: 9, version: '1.9.0' } }));
      const { signatureAt } = partsOf(other);
      return edited(rig, (file, at) => other.copy(file, at.signatureAt, signatureAt, signatureAt + 64));
    },
  },
  {
    name: 'no publisher is known here',
    bring: (rig) => {
      rmSync(join(rig.updates, 'publisher.json'));
      return rig.update('x');
    },
  },
  {
    name: 'signed, but not in the one form that is signed',
    bring: (rig) => resigned(rig, (text) => ` ${text}`),
  },
  { name: 'signed by the publisher, but no manifest', bring: (rig) => resigned(rig, () => '{"product":"gan-dan"}') },
  { name: 'signed by the publisher, but no JSON', bring: (rig) => resigned(rig, () => 'gan-dan') },
  {
    name: 'a manifest with a field nobody knows',
    bring: (rig) => resigned(rig, (text) => canonicalJson({ ...JSON.parse(text), run: 'setup.exe' })),
  },
];

const wrongPromises: UpdateAttack[] = [
  ...(['1.0.0', '0.9.9', '0.10.0', '1.0', '1.1.0-BETA', 'v1.1.0', '01e9.0.0', ''].map((version) => ({
    name: `version ${version || 'none'}`,
    bring: (rig: UpdateRig) => rig.update('x', { wish: { version } }),
  })) satisfies UpdateAttack[]),
  ...[0, -1, 1.5, 2 ** 60].map((order) => ({
    name: `order ${order}`,
    bring: (rig: UpdateRig) => rig.update('x', { wish: { order } }),
  })),
  {
    name: 'an order that was taken in before',
    bring: (rig) => {
      rig.folder().writeSlots({ ...rig.folder().slots(), highestOrder: 5 });
      return rig.update('x', { wish: { order: 5 } });
    },
  },
  {
    name: 'one this PC went back from',
    bring: (rig) => {
      rig.folder().writeSlots({ ...rig.folder().slots(), wentBack: [2] });
      return rig.update('x');
    },
  },
  { name: 'expired', bring: (rig) => rig.update('x', { wish: { expires: rig.now } }) },
  { name: 'expired a year ago', bring: (rig) => rig.update('x', { wish: { expires: rig.now - 365 * day } }) },
  { name: 'of another system', bring: (rig) => rig.update('x', { wish: { system: 'win32-ia32' } }) },
  { name: 'a step too far', bring: (rig) => rig.update('x', { wish: { minimum: '1.0.1' } }) },
  { name: 'starts what it does not bring', bring: (rig) => rig.update('x', { wish: { entry: '../data/log.db' } }) },
  { name: 'too little disk for the file', bring: (rig) => rig.update('x'), freeBytes: () => 1000 },
];

const strangeFiles: UpdateAttack[] = [
  { name: 'more behind its end', bring: (rig) => edited(rig, () => {}, 'x') },
  { name: 'empty', bring: (rig) => shortened(rig, 0) },
  { name: 'not there', bring: (rig) => onStick(rig) },
  { name: 'a folder', bring: (rig) => join(rig.root, 'stick') },
  {
    name: 'a link to a right one',
    bring: (rig) => {
      const real = `${rig.update('x')}.real`;
      renameSync(onStick(rig), real);
      symlinkSync(real, onStick(rig));
      return onStick(rig);
    },
  },
  { name: 'another kind of file', bring: (rig) => edited(rig, (file) => file.write('SLB1')) },
  { name: 'a head of four gigabytes', bring: (rig) => edited(rig, (file) => file.writeUInt32BE(0xffffffff, 4)) },
];

const strangePaths: UpdateAttack[] = [
  ...[
    '../../data/log.db',
    '/etc/passwd',
    'a/../../slots.json',
    'C:\\Windows\\x.dll',
    'a\\b',
    'con',
    'x/./y',
    'x//y',
    'nul.js',
    'x\0.js',
  ].map((path) => ({
    name: `a file that wants to be ${JSON.stringify(path)}`,
    bring: (rig: UpdateRig) => repathed(rig, path),
  })),
  { name: 'two files of one name', bring: (rig) => repathed(rig, 'STATION.MJS') },
];

const afterStaging: UpdateAttack[] = [
  {
    name: 'a byte changed on the disk',
    after: (rig: UpdateRig) => writeFileSync(join(rig.updates, program, 'empty.txt'), 'x'),
  },
  {
    name: 'its station replaced',
    after: (rig: UpdateRig) => writeFileSync(join(rig.updates, program, 'station.mjs'), stationText('6.6.6', 11)),
  },
  { name: 'a file more', after: (rig: UpdateRig) => writeFileSync(join(rig.updates, program, 'more.mjs'), '') },
  { name: 'a file fewer', after: (rig: UpdateRig) => rmSync(join(rig.updates, program, 'empty.txt')) },
  {
    name: 'a file that became a link',
    after: (rig: UpdateRig) => {
      const path = join(rig.updates, program, 'empty.txt');
      renameSync(path, join(rig.updates, 'outside.txt'));
      symlinkSync(join(rig.updates, 'outside.txt'), path);
    },
  },
  { name: 'its head taken away', after: (rig: UpdateRig) => rmSync(join(rig.updates, 'versions/1.1.0/head.json')) },
  {
    name: 'its manifest exchanged between check and use',
    after: (rig: UpdateRig) =>
      writeFileSync(join(rig.updates, 'versions/1.1.0/head.json'), JSON.stringify({ text: '{}', signature: '' })),
  },
  {
    name: 'another version under its name',
    after: (rig: UpdateRig) => {
      mkdirSync(join(rig.updates, 'versions/6.6.6/program'), { recursive: true });
      writeFileSync(join(rig.updates, 'versions/6.6.6/program/station.mjs'), stationText('6.6.6', 11));
      writeFileSync(
        join(rig.updates, 'staged.json'),
        JSON.stringify({ format: 1, version: '6.6.6', order: 66, at: rig.now }),
      );
    },
  },
  {
    name: 'its note of being staged is nonsense',
    after: (rig: UpdateRig) => writeFileSync(join(rig.updates, 'staged.json'), '{"version":"../..'),
  },
  {
    name: 'its whole program gone',
    after: (rig: UpdateRig) => rmSync(join(rig.updates, program), { recursive: true }),
  },
].map(({ name, after }) => ({ name, bring: (rig: UpdateRig) => rig.update('x'), after }));

function flipped(part: number): UpdateAttack {
  return {
    name: `one bit wrong at ${(part * 100).toFixed(0)} %`,
    bring: (rig) =>
      edited(rig, (file) => {
        const at = Math.floor(part * file.length);
        file.writeUInt8((file[at] ?? 0) ^ (1 << Math.floor(part * 8)), at);
      }),
  };
}

function cut(part: number): UpdateAttack {
  return {
    name: `cut at ${(part * 100).toFixed(0)} %`,
    bring: (rig) => shortened(rig, part),
  };
}

function shortened(rig: UpdateRig, part: number): string {
  const path = rig.update('x');
  truncateSync(path, Math.floor(part * readFileSync(path).length));
  return path;
}

function onStick(rig: UpdateRig): string {
  return join(rig.root, 'stick', 'x.gdu');
}

function edited(rig: UpdateRig, edit: (file: Buffer, at: { signatureAt: number }) => unknown, more = ''): string {
  const path = rig.update('x');
  const file = readFileSync(path);
  edit(file, partsOf(file));
  writeFileSync(path, file);
  appendFileSync(path, more);
  return path;
}

/** The publisher signs another text in the place of the manifest: only by mistake, and it is refused all the same. */
function resigned(rig: UpdateRig, change: (manifest: string) => string): string {
  const path = rig.update('x');
  const file = readFileSync(path);
  const { signatureAt } = partsOf(file);
  const text = Buffer.from(change(file.toString('utf8', 8, signatureAt)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const rest = file.subarray(signatureAt + 64);
  writeFileSync(path, Buffer.concat([Buffer.from('GDU1'), length, text, sign(null, text, rig.key), rest]));
  return path;
}

function repathed(rig: UpdateRig, path: string): string {
  return resigned(rig, (text) => {
    const manifest: UpdateManifest = JSON.parse(text);
    return canonicalJson({
      ...manifest,
      files: manifest.files.map((file, nth) => (nth === 0 ? { ...file, path } : file)),
    });
  });
}

function partsOf(file: Buffer): { signatureAt: number } {
  return { signatureAt: 8 + file.readUInt32BE(4) };
}

function range<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

/** Everything under a folder by name, for "as it was before". */
export function namesIn(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).toSorted();
}
