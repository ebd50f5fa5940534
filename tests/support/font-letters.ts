import { readFileSync } from 'node:fs';

/** The code points a TrueType font has a glyph for: its `cmap`, formats 4 and 12 (OpenType specification). */
export function lettersOfFont(path: string): ReadonlySet<number> {
  const file = readFileSync(path);
  const tables = file.readUInt16BE(4);
  for (let n = 0; n < tables; n++) {
    const record = 12 + n * 16;
    if (file.toString('latin1', record, record + 4) === 'cmap') return readCmap(file, file.readUInt32BE(record + 8));
  }
  throw new Error(`no cmap in ${path}`);
}

function readCmap(file: Buffer, cmap: number): ReadonlySet<number> {
  const letters = new Set<number>();
  for (let n = 0; n < file.readUInt16BE(cmap + 2); n++) {
    const table = cmap + file.readUInt32BE(cmap + 4 + n * 8 + 4);
    const format = file.readUInt16BE(table);
    if (format === 4) readSegments(file, table, letters);
    if (format === 12) readGroups(file, table, letters);
  }
  return letters;
}

function readSegments(file: Buffer, table: number, letters: Set<number>): void {
  const doubled = file.readUInt16BE(table + 6);
  for (let at = 0; at < doubled; at += 2) {
    const end = file.readUInt16BE(table + 14 + at);
    const start = file.readUInt16BE(table + 16 + doubled + at);
    const delta = file.readUInt16BE(table + 16 + 2 * doubled + at);
    const rangeAt = table + 16 + 3 * doubled + at;
    const range = file.readUInt16BE(rangeAt);
    for (let letter = start; letter <= end && letter !== 0xffff; letter++) {
      const glyph = range === 0 ? (letter + delta) & 0xffff : file.readUInt16BE(rangeAt + range + (letter - start) * 2);
      if (glyph !== 0) letters.add(letter);
    }
  }
}

function readGroups(file: Buffer, table: number, letters: Set<number>): void {
  for (let n = 0; n < file.readUInt32BE(table + 12); n++) {
    const group = table + 16 + n * 12;
    for (let letter = file.readUInt32BE(group); letter <= file.readUInt32BE(group + 4); letter++) letters.add(letter);
  }
}
