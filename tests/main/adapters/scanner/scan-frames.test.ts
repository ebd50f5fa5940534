import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScanFrames } from '../../../../main/adapters/scanner/scan-frames.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** An invented card, with letters of several bytes. */
const card = '064185000003||NGUYỄN THỊ MẪU|02091985|Nữ|Làng Kon Mẫu, Xã Ơ̆|22112021';

function read(pieces: readonly Uint8Array[], gapMs = 10): string[] {
  const frames = createScanFrames();
  return pieces.flatMap((piece, index) => frames.take(piece, 5_000 + index * gapMs));
}

describe('A code on the wire', () => {
  test.each(['\r', '\n', '\r\n', '\t'])('ends where the scanner says so (%j)', (ending) => {
    expect(read([bytes(`22006-1-261124-0001${ending}${card}${ending}`)])).toEqual(['22006-1-261124-0001', card]);
  });

  test('is the same in whatever pieces it comes, a letter cut in two included', () => {
    const codes = ['22006-1-261124-0001', card, 'ayqz7k2m4n6p5r3s2t7u6v5w4x'];
    const whole = bytes(codes.map((code) => `${code}\r\n`).join(''));
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 40 }), (places) => {
        const cuts = [0, ...places.sort((a, b) => a - b), whole.length];
        const pieces = cuts.slice(1).map((end, index) => whole.subarray(cuts[index], end));
        expect(read(pieces)).toEqual(codes);
      }),
    );
  });

  test('loses the control characters some scanners send between fields', () => {
    expect(read([bytes('\u0002A012\u001dB\u0003\r')])).toEqual(['A012B']);
  });

  test('longer than any code is dropped whole, and the next one is read', () => {
    expect(read([bytes('x'.repeat(513)), bytes('x\r'), bytes('22006-1-261124-0001\r')])).toEqual([
      '22006-1-261124-0001',
    ]);
    expect(read([bytes(`${'x'.repeat(512)}\r`)])).toEqual(['x'.repeat(512)]);
  });

  test('torn off in the middle is no part of the next', () => {
    expect(read([bytes('22006-1-2611'), bytes('22006-1-261124-0002\r')], 1_500)).toEqual(['22006-1-261124-0002']);
    const frames = createScanFrames();
    frames.take(bytes('22006-1-2611'), 0);
    frames.forget();
    expect(frames.take(bytes('24-0001\r'), 10)).toEqual(['24-0001']);
  });

  test('of nothing is nothing', () => {
    expect(read([bytes('\r\n\t \r')])).toEqual([]);
  });
});
