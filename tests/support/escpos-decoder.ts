/**
 * Reads ESC/POS bytes back into pictures, written from the command reference and knowing nothing of our encoder or
 * simulator: any byte it does not expect is an error.
 */
export interface DecodedPaper {
  readonly width: number;
  readonly height: number;
  /** One value per dot, row by row: true is black. */
  readonly dots: readonly boolean[];
  readonly bands: readonly number[];
  readonly cut: boolean;
}

export function decodeEscpos(bytes: Uint8Array): readonly DecodedPaper[] {
  const papers: DecodedPaper[] = [];
  let dots: boolean[] = [];
  let bands: number[] = [];
  let width = 0;
  let at = 0;
  const byte = (offset: number): number => {
    const value = bytes[at + offset];
    if (value === undefined) throw new Error(`the bytes end inside a command at ${at}`);
    return value;
  };
  const tear = (cut: boolean) => {
    if (bands.length > 0) papers.push({ width, height: dots.length / width, dots, bands, cut });
    dots = [];
    bands = [];
  };
  while (at < bytes.length) {
    const command = `${byte(0).toString(16)} ${byte(1).toString(16)}`;
    if (command === '1b 40') at += 2;
    else if (command === '1b 64') at += 3;
    else if (command === '1d 56') {
      tear(true);
      at += 3;
    } else if (command === '1d 61' || command === '1d 72') at += 3;
    else if (command === '1d 28') at += 5 + byte(3) + byte(4) * 256;
    else if (command === '10 4') at += 3;
    else if (command === '1d 76') {
      if (byte(2) !== 0x30 || byte(3) !== 0) throw new Error(`a picture of another mode at ${at}`);
      const bytesPerRow = byte(4) + byte(5) * 256;
      const rows = byte(6) + byte(7) * 256;
      if (bands.length > 0 && width !== bytesPerRow * 8) throw new Error(`the width changes at ${at}`);
      width = bytesPerRow * 8;
      bands.push(rows);
      at += 8;
      for (let n = 0; n < bytesPerRow * rows; n++) {
        const value = byte(n);
        for (let bit = 7; bit >= 0; bit--) dots.push(((value >> bit) & 1) === 1);
      }
      at += bytesPerRow * rows;
    } else throw new Error(`unexpected bytes ${command} at ${at}`);
  }
  tear(false);
  return papers;
}
