/** No code people hold to a scanner is longer; a card has about 200 characters. */
const LONGEST = 512;
/** A code is sent in one go, at 9600 baud in half a second at most: what stops in the middle was torn off. */
const SILENCE_MS = 1_000;

export interface ScanFrames {
  /** Feeds bytes as they come, in whatever pieces; answers the codes that are whole now. */
  take(bytes: Uint8Array, at: number): string[];
  /** The cable was pulled: what was half read belongs to nothing that comes later. */
  forget(): void;
}

/**
 * Codes in a stream of bytes: each ended by CR, LF or Tab, as scanners are set to send. UTF-8, also when a letter is cut
 * in two by the wire. Control characters inside are dropped (some scanners send GS between fields), what is longer than
 * any code is dropped to its end.
 */
export function createScanFrames(): ScanFrames {
  const reading = { text: '', isTooLong: false, last: 0, decoder: new TextDecoder() };
  const forget = () => {
    reading.text = '';
    reading.isTooLong = false;
    reading.decoder = new TextDecoder();
  };
  return {
    forget,
    take(bytes, at) {
      if (at - reading.last > SILENCE_MS) forget();
      reading.last = at;
      const codes: string[] = [];
      for (const letter of reading.decoder.decode(bytes, { stream: true })) {
        if (letter === '\r' || letter === '\n' || letter === '\t') {
          const code = reading.text.trim();
          if (code !== '' && !reading.isTooLong) codes.push(code);
          reading.text = '';
          reading.isTooLong = false;
        } else if (!/\p{Cc}/u.test(letter)) {
          if (reading.text.length + letter.length > LONGEST) reading.isTooLong = true;
          else reading.text += letter;
        }
      }
      return codes;
    },
  };
}
