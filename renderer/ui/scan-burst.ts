/**
 * Tells a scanner that types (keyboard wedge) from a person: at least six characters, on average at most 35 ms apart and
 * never more than 50, ended by Enter. People type at 60–300 ms.
 */
export interface ScanBurst {
  /** Feeds one key; answers the scanned text when this key ended a burst, else null. */
  press(key: string, at: number): string | null;
  /** Characters of the run so far; one: what stood in the field before it is what a scan must leave there. */
  readonly length: number;
}

const shortest = 6;
const meanGapMs = 35;
const longestGapMs = 50;

export function createScanBurst(): ScanBurst {
  let text = '';
  let first = 0;
  let last = 0;
  return {
    get length() {
      return text.length;
    },
    press(key, at) {
      if (key.length > 1 && key !== 'Enter' && key !== 'Tab') return null;
      if (text !== '' && at - last > longestGapMs) text = '';
      if (key === 'Enter' || key === 'Tab') {
        const burst = text;
        text = '';
        const gaps = Math.max(1, burst.length - 1);
        return burst.length >= shortest && (last - first) / gaps <= meanGapMs ? burst : null;
      }
      if (text === '') first = at;
      last = at;
      text += key;
      return null;
    },
  };
}
