import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile, mostAttachmentBytes } from '../../domain/attachment.ts';
import { jpegFile, pdfFile, pngFile } from '../support/paper-files.ts';

describe('A file of a paper', () => {
  test('is told by its bytes, whatever its name says', () => {
    expect([pdfFile(), jpegFile(), pngFile()].map(checkFile)).toEqual([
      { ok: true, value: 'pdf' },
      { ok: true, value: 'jpeg' },
      { ok: true, value: 'png' },
    ]);
  });

  test('cut off anywhere before its end is not taken', () => {
    const whole = fc.constantFrom(pdfFile(), jpegFile(), pngFile());
    fc.assert(
      fc.property(whole, fc.double({ min: 0, max: 0.9, noNaN: true }), (file, share) => {
        expect(checkFile(file.subarray(0, Math.floor(file.length * share))).ok).toBe(false);
      }),
    );
  });

  test('too large, empty, or of a kind that programs run is refused', () => {
    const large = Buffer.concat([pdfFile(), Buffer.alloc(mostAttachmentBytes), pdfFile()]);
    expect(checkFile(large)).toMatchObject({ error: { type: 'file-too-large' } });
    expect(checkFile(Buffer.alloc(0))).toMatchObject({ error: { type: 'file-empty' } });
    for (const other of ['MZ\x90', '<html>', 'PK\x03\x04', 'II*\x00', '\x7fELF', '<svg xmlns="">'])
      expect(checkFile(Buffer.from(other, 'latin1'))).toMatchObject({ error: { type: 'file-kind-unknown' } });
  });
});
