import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaShelf } from '../../ports/media-shelf.ts';

/**
 * The folder `media` of the station: a technician puts files there, and the board plays them in the order of their
 * names. It is asked again every few seconds: watching tells nothing on network drives.
 */
export function openMediaFolder(station: string): MediaShelf & { readonly folder: string; close(): void } {
  const folder = join(station, 'media');
  const shelf = { files: readShelf(folder), listeners: new Set<() => void>() };
  const look = setInterval(() => {
    const files = readShelf(folder);
    if (JSON.stringify(files) === JSON.stringify(shelf.files)) return;
    shelf.files = files;
    for (const listener of shelf.listeners) listener();
  }, LOOK_AGAIN_MS);
  look.unref();
  return {
    folder,
    files: () => shelf.files,
    onChange: (listener) => void shelf.listeners.add(listener),
    close: () => clearInterval(look),
  };
}

/** What every Chromium since 2021 plays; null: not for the board. */
export function mediaKind(name: string): 'video' | 'picture' | null {
  if (/\.(mp4|webm)$/i.test(name)) return 'video';
  return /\.(jpe?g|png|webp)$/i.test(name) ? 'picture' : null;
}

const LOOK_AGAIN_MS = 5_000;
/** More would only make each push longer; the order of names decides which. */
const AT_MOST = 50;

function readShelf(folder: string): ReturnType<MediaShelf['files']> {
  return namesIn(folder)
    .flatMap((name) => {
      const kind = mediaKind(name);
      return kind === null || name.startsWith('.') ? [] : [{ kind, url: `/media/${encodeURIComponent(name)}` }];
    })
    .slice(0, AT_MOST);
}

/** A folder that cannot be made or read shows nothing: a board without video is a board. */
function namesIn(folder: string): string[] {
  try {
    mkdirSync(folder, { recursive: true });
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map(({ name }) => name).sort();
  } catch {
    return [];
  }
}
