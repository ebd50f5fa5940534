import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LanguageTexts, type Reviews, textFiles } from '../../../domain/languages.ts';
import { flatTexts } from './shipped-texts.ts';

/**
 * Adds to the files of one language (`…/languages/<code>/`, or `locales/<code>/`), each file whole and renamed into its
 * place: a kill leaves the old one or the new one. Throws what the disk says.
 */
export function writeTexts(folder: string, changes: LanguageTexts, reviews: Reviews | null): void {
  mkdirSync(folder, { recursive: true });
  for (const file of textFiles) {
    if (Object.keys(changes[file]).length === 0) continue;
    const path = join(folder, `${file}.json`);
    const before = existsSync(path) ? flatTexts(readJson(path)) : {};
    const after = { ...before, ...changes[file] };
    writeJson(path, file === 'paper' ? nested(after) : after);
  }
  if (reviews) writeJson(join(folder, 'review.json'), reviews);
}

/** `ticket.ahead` → `{ ticket: { ahead } }`, as `paper.json` is written. */
export function nested(flat: Readonly<Record<string, string>>): object {
  const whole: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(flat)) {
    const names = key.split('.');
    const last = names.pop() ?? key;
    let at = whole;
    for (const name of names) {
      at[name] = typeof at[name] === 'object' ? at[name] : {};
      at = at[name] as Record<string, unknown>;
    }
    at[last] = text;
  }
  return whole;
}

function writeJson(path: string, value: object): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { flush: true });
  renameSync(`${path}.new`, path);
}

/** A file that cannot be read is written anew. */
function readJson(path: string): object {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
