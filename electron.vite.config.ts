import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/**
 * What the three builds make: `out/main/{electron,station}.js`, `out/preload/preload.cjs`, `out/renderer/<role>/`.
 * A folder of `renderer/` with an `index.html` is a page.
 */
export default defineConfig({
  main: {
    plugins: [filesNamedByUrl()],
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: { electron: 'main/electron/main.ts', station: 'main/station.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing: everything is bundled, as CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
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

function pagesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.html')));
  return Object.fromEntries(names.map((name) => [name, join(folder, name, 'index.html')]));
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
