/**
 * Before the entry, where a station runs as plain Node. Its young heap grows to 48 MiB otherwise and never shrinks; on a PC of 4 GB
 * a small one costs a tap nothing that is seen. The old one holds some 40 MiB; V8 lets garbage come to as much again before it
 * looks, and the buffers that hang on it, if it thinks that there are gigabytes to fill.
 */
export const stationFlags: readonly string[] = ['--max-semi-space-size=2', '--max-old-space-size=1024'];

/** The same for Electron's utility process: a switch of Chromium's, which its V8 is given before it begins. */
export const stationSwitches: readonly string[] = [`--js-flags=${stationFlags.join(' ')}`];

/** A thread that works for a while; where V8 took no flag, its young heap would grow to 48 MiB too. */
export const threadLimits = { maxYoungGenerationSizeMb: 4 };

/**
 * What the allocators are told before they begin. glibc makes a heap for each of a dozen threads and keeps what was freed in
 * them; two are enough, and a piece as large as a ticket's bytes lies outside of them and goes back when it is free. mimalloc,
 * the canvas's, gives a drawn sheet back at once instead of when it is asked for the next. Whoever set one of them knows
 * better. Windows takes the last alone.
 */
export function stationEnvironment(own: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const glibc = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' };
  return { ...glibc, MIMALLOC_PURGE_DELAY: '0', ...own };
}
