import { useId } from 'react';
import styles from './brocade-band.module.css';
import { classes } from './classes.ts';

/**
 * A woven band after the thổ cẩm of the highlands, drawn as a weaver counts it: one letter is one thread crossing
 * (r red, i indigo, w white, . the black ground). For one edge of a page, never as a background.
 */
const draft = [
  'iiiiiiiiiiiiiiii',
  '................',
  'w......rr......w',
  'ww....rrrr....ww',
  '.ww..rrwwrr..ww.',
  '..wwrrwiiwrrww..',
  '..wwrrwiiwrrww..',
  '.ww..rrwwrr..ww.',
  'ww....rrrr....ww',
  'w......rr......w',
  '................',
  'iiiiiiiiiiiiiiii',
] as const;

const width = draft[0].length;
const threads = { r: styles.red, i: styles.indigo, w: styles.white } as const;

function pathOf(thread: string): string {
  return draft
    .flatMap((row, y) => [...row].map((cell, x) => (cell === thread ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
}

const paths = Object.entries(threads).map(([thread, className]) => ({ className, d: pathOf(thread) }));

export function BrocadeBand({ className }: { className?: string | undefined }) {
  const id = useId();
  return (
    <svg className={classes(styles.band, className)} aria-hidden="true" focusable="false" shapeRendering="crispEdges">
      <defs>
        <pattern
          id={id}
          viewBox={`0 0 ${width} ${draft.length}`}
          width={`calc(var(--band) * ${width / draft.length})`}
          height="var(--band)"
          patternUnits="userSpaceOnUse"
        >
          {paths.map((thread) => (
            <path key={thread.d} className={thread.className} d={thread.d} />
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="100%" className={styles.ground} />
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
