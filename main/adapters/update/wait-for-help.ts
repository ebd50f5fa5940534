import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { UpdateFolder } from './update-folder.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;
const LOOK_EVERY_MS = 3_000;
/** What was in the way may be gone: the same version is started once more. */
const AGAIN_AFTER_MS = 10 * 60_000;

export interface HelpParts {
  readonly folder: UpdateFolder;
  /** Where a stick comes in; null: nobody said. */
  readonly stick: string | null;
  /** Of the pages: whoever opens one reads what happened. */
  readonly port: number;
  readonly version: string;
  readonly now: () => number;
  readonly say: (key: StuckText, values: { readonly version: string }) => string;
  readonly lookEveryMs?: number;
}

export const stuckTexts = ['title', 'means', 'do', 'stick', 'seen'] as const;
export type StuckText = (typeof stuckTexts)[number];

/**
 * No station runs and none can: the pages of the point say so in its place, and a newer update is waited for, from the
 * stick or by `--import-update`.
 */
export async function waitForHelp(parts: HelpParts): Promise<'again' | 'end'> {
  const { folder, stick, now, lookEveryMs = LOOK_EVERY_MS } = parts;
  const version = folder.slots().current?.version ?? parts.version;
  const refused = new Set<string>();
  const server = createServer((_, response) => {
    response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(pageOf((key) => parts.say(key, { version }), refused.size > 0));
  });
  // Another program has the port: then there is no page, and the stick is waited for all the same.
  server.on('error', () => {});
  server.listen(parts.port, '127.0.0.1');

  const isHelped = () => {
    if (folder.staged()) return true;
    for (const path of updatesIn(stick).filter((each) => !refused.has(each))) {
      if (folder.stage(path, { version: parts.version, now: now() }).ok) return true;
      refused.add(path);
    }
    return false;
  };
  const until = now() + AGAIN_AFTER_MS;
  try {
    return await new Promise<'again' | 'end'>((resolve) => {
      const done = (how: 'again' | 'end') => {
        clearInterval(timer);
        for (const signal of signals) process.off(signal, end);
        resolve(how);
      };
      const end = () => done('end');
      const timer = setInterval(() => {
        if (isHelped() || now() >= until) done('again');
      }, lookEveryMs);
      for (const signal of signals) process.on(signal, end);
    });
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

function updatesIn(stick: string | null): string[] {
  if (stick === null) return [];
  try {
    return readdirSync(stick)
      .filter((name) => name.endsWith('.gdu') && !name.startsWith('.'))
      .map((name) => join(stick, name));
  } catch {
    // no stick is in
    return [];
  }
}

/** Readable from a step away, and asked anew by itself: when the station is back, its own page comes. */
function pageOf(say: (key: StuckText) => string, isRefused: boolean): string {
  const lines = [say('means'), say('do'), say(isRefused ? 'seen' : 'stick')];
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<meta name="viewport" content="width=device-width"><title>Gần Dân</title>
<style>body{margin:0;background:#faf5ec;color:#1c1917;font:1.4rem/1.6 "Noto Sans",system-ui,sans-serif}
main{max-width:44rem;margin:8vh auto;padding:0 2rem}h1{color:#76101a;font-size:2.2rem;line-height:1.3}</style>
<main><h1>${escaped(say('title'))}</h1>${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</main></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
