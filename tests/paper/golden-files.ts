import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PaperDocument, PaperLine } from '../../domain/paper.ts';

const folder = new URL('golden/', import.meta.url);

/** `bin.gz`: what goes to the printer, packed because most of a paper is white. */
export function goldenFile(name: string, kind: 'txt' | 'bin.gz' | 'png'): URL {
  return new URL(`${name}.${kind}`, folder);
}

export function goldenBytes(name: string): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(goldenFile(name, 'bin.gz'))));
}

/** A paper as a person reviews it in a diff: one line each, with its measures. */
export function describePaper(paper: PaperDocument): string {
  const head = `${paper.kind}, ${paper.language}, ${paper.width} mm`;
  return `${[head, ...paper.lines.map(describeLine)].join('\n')}\n`;
}

function describeLine(line: PaperLine): string {
  const { type, ...rest } = line;
  const measures = Object.entries(rest).map(([key, value]) => `${key}: ${value}`);
  return `${type.padEnd(10)} ${measures.join(' | ')}`;
}
