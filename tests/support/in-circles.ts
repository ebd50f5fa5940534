import { dirname, join } from 'node:path';

/** The files that import each other in a circle, types counted: what is left when all that nothing imports, or that imports nothing, is taken away. */
export function inCircles(sources: readonly { readonly path: string; readonly text: string }[]): string[] {
  const left = new Map(sources.map(({ path, text }) => [path, new Set(importsOf(path, text))]));
  for (const imported of left.values()) for (const each of imported) if (!left.has(each)) imported.delete(each);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    const named = new Set([...left.values()].flatMap((imported) => [...imported]));
    const gone = [...left].filter(([path, imported]) => imported.size === 0 || !named.has(path)).map(([path]) => path);
    for (const path of gone) left.delete(path);
    for (const imported of left.values()) for (const path of gone) imported.delete(path);
  }
  return [...left.keys()].sort();
}

function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/(?:^|\s)from '(\.[^']+)'|^import '(\.[^']+)'/gm)].map(([, from, bare]) =>
    join(dirname(path), from ?? bare ?? ''),
  );
}
