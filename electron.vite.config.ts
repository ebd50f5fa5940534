import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { builtOn } from './scripts/start/built-on.ts';

/**
 * Packages of plain JavaScript go into the station's file: looking for their thousand files took half of its start.
 * Those with machine code, and those that few starts need, stay where they are; so does fflate, whose own variable
 * `require` stands in the way of the one that the build adds.
 */
const bundled = [
  ...['@orpc/client', '@orpc/contract', '@orpc/openapi', '@orpc/server', '@orpc/zod', 'zod', 'ws'],
  ...['fastify', '@fastify/static', '@noble/hashes', 'canonicalize', 'i18next', 'qrcode', 'uuid'],
];

/**
 * What the three builds make: `out/main/{electron,station,launcher}.js`, `out/preload/preload.cjs`, `out/renderer/<role>.html`.
 * An `.html` of `renderer/` whose script exists is a page.
 */
const mainInputs = present({
  electron: 'main/electron/main.ts',
  station: 'main/station.ts',
  launcher: 'main/launcher.ts',
});
const preloadInputs = present({ preload: 'preload/preload.ts' });

export default defineConfig({
  ...(mainInputs && {
    main: {
      plugins: [filesNamedByUrl(), oneByteText()],
      define: { GAN_DAN_BUILT_ON: JSON.stringify(builtOn(import.meta.dirname)) },
      build: {
        outDir: 'out/main',
        externalizeDeps: { exclude: bundled },
        rolldownOptions: {
          input: mainInputs,
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
  }),
  ...(preloadInputs && {
    preload: {
      build: {
        outDir: 'out/preload',
        // A sandboxed preload can require nothing: everything is bundled, as CommonJS.
        externalizeDeps: false,
        rolldownOptions: {
          input: preloadInputs,
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  }),
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      // Nothing inlined as data: URL but images: fonts and sounds come from 'self' by the content policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: pagesOf('renderer') },
    },
  },
});

/**
 * V8 keeps the text of a module as long as it runs, and takes two bytes for each letter of it where one letter is beyond Latin-1:
 * Vietnamese is written as escapes, which mean the same in a string, a template and a pattern.
 */
function oneByteText(): Plugin {
  return {
    name: 'one-byte-text',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replace(/[\u0100-\uffff]/g, (letter) => {
          return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
        });
      }
    },
  };
}

/** The entries whose file is there; null when none is. */
function present(entries: Record<string, string>): Record<string, string> | null {
  const found = Object.entries(entries).filter(([, file]) => existsSync(file));
  return found.length > 0 ? Object.fromEntries(found) : null;
}

function pagesOf(folder: string): Record<string, string> {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html') && scriptExists(folder, name));
  return Object.fromEntries(pages.map((name) => [basename(name, '.html'), join(folder, name)]));
}

function scriptExists(folder: string, page: string): boolean {
  const script = /<script type="module" src="([^"]+)"/.exec(readFileSync(join(folder, page), 'utf8'))?.[1];
  return script !== undefined && existsSync(join(folder, script));
}

/**
 * `new URL('./x', import.meta.url)` in plain Node code means the file beside this one. Bundled, it still must:
 * a `.ts` file (a worker) becomes an entry of its own, any other file is copied.
 */
function filesNamedByUrl(): Plugin {
  return {
    name: 'files-named-by-url',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.url')) return null;
      const changed = code.replace(/new URL\(['"](\.[^'"]+)['"],\s*import\.meta\.url\)/g, (whole, path: string) => {
        const file = resolve(dirname(id), path);
        if (!existsSync(file)) return whole;
        if (statSync(file).isDirectory())
          this.error(`${path}: name the files of a folder one by one, a folder cannot be bundled`);
        const reference = file.endsWith('.ts')
          ? this.emitFile({ type: 'chunk', id: file })
          : this.emitFile({ type: 'asset', name: basename(file), source: readFileSync(file) });
        return `new URL('file-named-${reference}', import.meta.url)`;
      });
      return changed === code ? null : { code: changed, map: null };
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replace(/(["'])file-named-([\w$-]+)\1/g, (_whole, _quote, reference: string) => {
          const path = posix.relative(posix.dirname(chunk.fileName), this.getFileName(reference));
          return JSON.stringify(path.startsWith('.') ? path : `./${path}`);
        });
      }
    },
  };
}
