/** A command the printer obeys the moment it arrives, also inside a picture and when it is offline. */
export type RealTimeCommand = { readonly type: 'ask'; readonly n: number } | { readonly type: 'clear' };

const clearBuffers = Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);

export interface RealTimeScan {
  readonly command: RealTimeCommand;
  /** Index in the chunk after the command's last byte. */
  readonly end: number;
}

/** Finds them in the stream as it arrives, across chunks. They stay in the stream: the printer skips them in their turn. */
export function createRealTimeScanner(): { scan(chunk: Uint8Array): readonly RealTimeScan[] } {
  let tail = Buffer.alloc(0);
  return {
    scan(chunk) {
      const stream = Buffer.concat([tail, chunk]);
      const before = tail.length;
      const found: RealTimeScan[] = [];
      for (let at = stream.indexOf(0x10); at !== -1; at = stream.indexOf(0x10, at + 1)) {
        const n = stream[at + 2];
        if (stream[at + 1] === 0x04 && n !== undefined && n >= 1 && n <= 4 && at + 3 > before)
          found.push({ command: { type: 'ask', n }, end: at + 3 - before });
        const end = at + clearBuffers.length;
        if (end > before && stream.subarray(at, end).equals(clearBuffers))
          found.push({ command: { type: 'clear' }, end: end - before });
      }
      tail = Buffer.from(stream.subarray(-(clearBuffers.length - 1)));
      return found;
    },
  };
}
