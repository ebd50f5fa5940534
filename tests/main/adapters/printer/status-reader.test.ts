import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createStatusReader,
  type StatusItem,
  stateOfAnswers,
  stateOfChange,
} from '../../../../main/adapters/printer/escpos-status.ts';

const said = (bytes: readonly number[], item: StatusItem) => ({ bytes, item });

const item = fc.oneof(
  fc.nat(0xff).map((n) => said([(n & 0x6c) | 0x12], { type: 'answer', value: (n & 0x6c) | 0x12 })),
  fc.tuple(fc.nat(0xff), fc.nat(0xff), fc.nat(0xff), fc.nat(0xff)).map(([a, b, c, d]) => {
    const bytes = [(a & 0x6c) | 0x10, b & 0x6f, c & 0x6f, d & 0x6f] as const;
    return said(bytes, { type: 'change', bytes });
  }),
  fc.stringMatching(/^[ -~]{4}$/).map((id) => said([0x37, 0x22, ...Buffer.from(id), 0], { type: 'done', id })),
  fc.constant(said([0x37, 0x25, 0], { type: 'cleared' })),
);

describe('what a printer says', () => {
  it('is understood in whatever pieces it arrives, also with flow control between', () => {
    fc.assert(
      fc.property(fc.array(item), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (items, sizes) => {
        const stream = items.flatMap((each) => [...each.bytes, 0x11, 0x13]);
        const reader = createStatusReader();
        const heard: StatusItem[] = [];
        for (let at = 0, n = 0; at < stream.length; n++) {
          const size = sizes[n % sizes.length] ?? 1;
          heard.push(...reader.read(Uint8Array.from(stream.slice(at, at + size))));
          at += size;
        }
        expect(heard).toEqual(items.map((each) => each.item));
      }),
    );
  });

  it('never stops the reader, whatever the line does to it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const reader = createStatusReader();
        reader.read(noise);
        reader.read(new Uint8Array(20));
        expect(reader.read(Uint8Array.of(0x12))).toContainEqual({ type: 'answer', value: 0x12 });
      }),
    );
  });

  it('names the open cover before the paper it cannot see', () => {
    expect(stateOfAnswers({ printer: 0x1a, offline: 0x36, error: 0x12, paper: 0x7e })).toBe('cover-open');
    expect(stateOfAnswers({ printer: 0x1a, offline: 0x32, error: 0x12, paper: 0x7e })).toBe('no-paper');
    expect(stateOfAnswers({ printer: 0x1a, offline: 0x52, error: 0x1a, paper: 0x12 })).toBe('fault');
    expect(stateOfAnswers({ printer: 0x12, offline: 0x12, error: 0x12, paper: 0x1e })).toBe('paper-low');
    expect(stateOfAnswers({ printer: 0x12, offline: 0x12, error: 0x12, paper: 0x12 })).toBe('ready');
    expect(stateOfChange([0x38, 0, 0x0f, 0])).toBe('cover-open');
    expect(stateOfChange([0x18, 0, 0x0f, 0])).toBe('no-paper');
    expect(stateOfChange([0x18, 0x08, 0, 0])).toBe('fault');
    expect(stateOfChange([0x10, 0, 0x03, 0])).toBe('paper-low');
  });
});
