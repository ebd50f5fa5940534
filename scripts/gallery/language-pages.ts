import { basename, join, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { type Language, type TextFile, textFiles, textsOf } from './texts.ts';

/** Where the pages of a language are: Vietnamese ones are the product's. */
export function pagesOf(project: string, language: Language): string {
  return language === 'vi' ? join(project, 'out', 'renderer') : join(project, '.cache', 'gallery', language);
}

/**
 * Builds the product's pages with another language where Vietnamese stands: so that every screen can be seen in it, those
 * of the staff too, which the product shows in Vietnamese only.
 */
export async function buildPages(project: string, language: Exclude<Language, 'vi'>): Promise<void> {
  const pages = [
    'kiosk',
    'counter',
    'strip',
    'board',
    'office',
    'paper',
    'province',
    'post',
    'look-up',
    'phone',
    'join',
    'set-up',
  ];
  await build({
    root: join(project, 'renderer'),
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [react(), insteadOfVietnamese(project, language)],
    build: {
      outDir: pagesOf(project, language),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: pages.map((page) => join(project, 'renderer', `${page}.html`)) },
    },
  });
}

function insteadOfVietnamese(project: string, language: Language): Plugin {
  const folder = join(project, 'locales', 'vi') + sep;
  return {
    name: 'instead-of-vietnamese',
    enforce: 'pre',
    load(id) {
      const file = basename(id, '.json') as TextFile;
      if (!id.startsWith(folder) || !textFiles.includes(file)) return null;
      return JSON.stringify(textsOf(project, language, file));
    },
  };
}
