import { isMainThread } from 'node:worker_threads';

/** Imported into a station, a control of the soak: some 1 MiB a simulated day that nothing needs and nothing lets go. */
const everyMs = 500;
const kept: Buffer[] = [];

if (isMainThread) setInterval(() => kept.push(Buffer.alloc(128 * 1024, 1)), everyMs).unref();
