import { createHash, type KeyObject, sign } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type UpdateManifest, updateMagic } from '../../domain/update.ts';

export type UpdateWish = Omit<UpdateManifest, 'format' | 'product' | 'files'>;

/** What the publisher signs of a packed program. */
export function manifestOf(program: string, wish: UpdateWish): UpdateManifest {
  const entries = readdirSync(program, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = entries.map((each) => relative(program, join(each.parentPath, each.name)).split(sep).join('/'));
  const files = paths.toSorted().map((path) => {
    const bytes = readFileSync(join(program, path));
    return { path, bytes: bytes.length, sha512: createHash('sha512').update(bytes).digest('hex') };
  });
  return { format: 1, product: 'gan-dan', ...wish, files };
}

/** Writes an update as one file (`domain/update.ts`). */
export function writeUpdate(to: string, program: string, manifest: UpdateManifest, key: KeyObject): void {
  const text = Buffer.from(canonicalJson(manifest));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const file = openSync(to, 'w');
  try {
    for (const piece of [Buffer.from(updateMagic), length, text, sign(null, text, key)]) writeSync(file, piece);
    for (const { path } of manifest.files) {
      const bytes = readFileSync(join(program, path));
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    }
  } finally {
    closeSync(file);
  }
}
