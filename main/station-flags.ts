/**
 * Before the entry, where a station runs as plain Node. Its young heap grows to 48 MiB otherwise and never shrinks; on a PC of 4 GB
 * a small one costs a tap nothing that is seen. An Electron's utility process takes no flags of V8.
 */
export const stationFlags: readonly string[] = ['--max-semi-space-size=2'];
