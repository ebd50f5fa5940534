import type { Speakable } from '../ui/voice/spoken.ts';
import type { PaperOutcome } from './paper-of.ts';
import type { Sentence } from './sentence.ts';

/** A ticket's screen closes by itself: long enough to read, longer where the number must be learned by heart (K10). */
export function shownSeconds(paper: PaperOutcome): number {
  return paper === 'none' ? 20 : 12;
}

/** Whom no paper comes to hears the number twice (K10). */
export function ticketSays(paper: PaperOutcome, number: Sentence, people: Sentence): readonly Speakable[] {
  if (paper === 'none') return ['kiosk.ticket.noPaper', number, number, 'kiosk.ticket.noPaperStillValid'];
  if (paper === 'at-counter') return ['kiosk.ticket.paperAtCounter'];
  return paper === 'take' ? ['kiosk.ticket.takePaper'] : [number, people];
}
