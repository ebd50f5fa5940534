import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { protocol } from 'electron';
import { contentPolicy } from '../content-policy.ts';

/**
 * The pages come from `app://gan-dan/`, never from `file://`: a page of ours reads the files of `out/renderer` and no
 * other. The origin is what the station's door knows us by.
 */
export const appOrigin = 'app://gan-dan';

/** Before the app is ready. */
export function declareAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

export function serveApp(pages: string, stationPort: number): void {
  const policy = contentPolicy([`ws://127.0.0.1:${stationPort}`]);
  protocol.handle('app', async (request) => {
    const lent = request.method === 'GET' ? stationPath(request.url) : null;
    if (lent !== null) return fromStation(`http://127.0.0.1:${stationPort}${lent}`, request.headers.get('range'));
    const file = request.method === 'GET' ? fileOf(request.url, pages) : null;
    if (file === null) return new Response('', { status: 403 });
    const body = await readFile(file).catch(() => null);
    if (body === null) return new Response('', { status: 404 });
    return new Response(body, {
      headers: {
        'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  });
}

/** The centre's videos are the station's, not the program's; for a page they lie beside it in both ways it is served. */
function stationPath(url: string): string | null {
  const { protocol: scheme, host, pathname } = new URL(url);
  return scheme === 'app:' && host === 'gan-dan' && /^\/media\/[^/]/.test(pathname) ? pathname : null;
}

async function fromStation(url: string, range: string | null): Promise<Response> {
  const answer = await fetch(url, { headers: range === null ? {} : { range } }).catch(() => null);
  if (answer === null) return new Response('', { status: 503 });
  const kept = ['content-type', 'content-length', 'content-range', 'accept-ranges'].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(answer.body, { status: answer.status, headers: kept });
}

/** The file a URL names inside `pages`, or null: another host, or a path that leads out of it (also as `%2e%2e`). */
export function fileOf(url: string, pages: string): string | null {
  const { protocol: scheme, host, pathname } = new URL(url);
  if (scheme !== 'app:' || host !== 'gan-dan') return null;
  const path = decoded(pathname);
  if (path === null || path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null;
  const file = join(pages, path);
  return file.startsWith(pages + sep) ? file : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.ogg': 'audio/ogg',
};
