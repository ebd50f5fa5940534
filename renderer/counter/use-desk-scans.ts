import { isSlipText } from '../../domain/hand-over-slip.ts';
import { type Person, parseCardQr, parseTypedCard } from '../../domain/person.ts';
import { codeOf } from '../../domain/signed-code.ts';
import { isOfPractice } from '../../domain/training/practice-point.ts';
import { usePractice } from '../ui/practice/practice-context.ts';
import { type Scanned, useScans } from '../ui/use-scans.ts';

/** `22006-1-…`: what the QR of a receipt says. */
const dossierCodeBegins = /^\d{5}-\d{1,2}-/;

export interface DeskScans {
  readonly onCard: (card: Person, by: 'read' | 'typed') => void;
  /** `text`: as it was read, its signature too. */
  readonly onCode: (code: string, text: string) => void;
  /** One code of a hand-over's slip. */
  readonly onSlip: (text: string) => void;
  readonly onUnreadable: () => void;
  /** A paper of a practice world at a real counter. */
  readonly onPractice: () => void;
}

/** What a scan means at a desk, wherever the focus is. */
export function useDeskScans(scans: DeskScans): void {
  const { inside: inPractice } = usePractice();
  useScans((scanned) => {
    const card = cardIn(scanned);
    if (card) return () => scans.onCard(card, scanned.isTyped ? 'typed' : 'read');
    const slip = scanned.readings.find(isSlipText);
    if (slip !== undefined) return () => scans.onSlip(slip);
    if (!inPractice && scanned.readings.some(isOfPractice)) return scans.onPractice;
    const code = scanned.readings.find((text) => dossierCodeBegins.test(text));
    if (code !== undefined) return () => scans.onCode(codeOf(code), code);
    return scanned.readings.some((text) => text.includes('|')) ? scans.onUnreadable : null;
  });
}

/** A reading that is a card to the letter before one that is a card by its digits. */
export function cardIn({ readings, isTyped }: Pick<Scanned, 'readings' | 'isTyped'>): Person | null {
  const whole = readings.map(parseCardQr).find(({ ok }) => ok);
  if (whole?.ok) return whole.value;
  const typed = isTyped ? readings.map(parseTypedCard).find(({ ok }) => ok) : undefined;
  return typed?.ok ? typed.value : null;
}
