import { localTime } from './calendar.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDateTime,
  paperMarks,
} from './paper.ts';
import type { QueueColour, QueueSymbol } from './queue.ts';
import type { PriorityCategory } from './ticket-words.ts';

export interface TicketPaper {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  /** In `language`. */
  readonly queueName: string;
  /** The same in Vietnamese, so that a guard or a neighbour can help; null where the ticket is Vietnamese already. */
  readonly alsoVietnamese: { readonly queueName: string; readonly words: PaperWords } | null;
  readonly symbol: QueueSymbol;
  /** Said in words: the paper knows only black, tile and board show it. */
  readonly colour: QueueColour;
  /** `A012`, at most seven characters. */
  readonly number: string;
  /** UTC milliseconds. */
  readonly issuedAt: number;
  readonly ahead: number;
  /** Minutes; null when no counter serves the queue yet. */
  readonly expectedWait: { readonly from: number; readonly to: number } | null;
  readonly priority: PriorityCategory | null;
  /** Opaque: it names nobody, and the QR holds nothing else. */
  readonly token: string;
  /** 0 for the original, n for the n-th copy. */
  readonly copy: number;
  readonly demonstration: boolean;
}

/**
 * The ticket a citizen carries: number ≥ 15 mm high, text ≥ 10 pt, nothing personal, in the citizen's language and in
 * Vietnamese (ux.md K7).
 * The QR is printed last, so a ticket torn or starved half-way shows no complete QR (reliability.md §3).
 */
export function ticketPaper(ticket: TicketPaper): PaperDocument {
  const { words, width, language, priority, alsoVietnamese } = ticket;
  const wide = width === 80;
  const { date, time } = localTime(ticket.issuedAt);
  const inVietnamese = (text: (words: PaperWords, queueName: string) => string): PaperLine[] =>
    alsoVietnamese
      ? [centred(text(alsoVietnamese.words, alsoVietnamese.queueName), { capMm: 2.6, weight: 'regular' })]
      : [];
  const marked: PaperLine[] = priority
    ? [
        { type: 'space', mm: 2 },
        { type: 'banner', style: 'framed', symbol: priority, text: words(`priority.${priority}`) },
        ...inVietnamese((vi) => vi(`priority.${priority}`)),
      ]
    : [];
  return {
    kind: 'ticket',
    language,
    width,
    lines: [
      ...paperMarks(ticket.copy, ticket.demonstration, words),
      centred(ticket.centreName, { capMm: 2.8, weight: 'semibold' }),
      centred(ticket.pointName, { capMm: 2.6, weight: 'regular' }),
      { type: 'space', mm: 1.5 },
      { type: 'rule', style: 'solid' },
      { type: 'space', mm: 2.5 },
      { type: 'heading', symbol: ticket.symbol, text: ticket.queueName, capMm: wide ? 4.2 : 3.4 },
      centred(words(`colour.${ticket.colour}`), { capMm: 2.6, weight: 'regular' }),
      ...inVietnamese((vi, queueName) => `${queueName} · ${vi(`colour.${ticket.colour}`)}`),
      { type: 'space', mm: 3 },
      { type: 'number', text: ticket.number, capMm: wide ? 19 : 16 },
      { type: 'space', mm: wide ? 3 : 2 },
      ...marked,
      { type: 'space', mm: 2 },
      { type: 'rule', style: 'dashed' },
      { type: 'space', mm: 1.5 },
      { type: 'pair', label: words('ticket.ahead'), value: String(ticket.ahead), capMm: wide ? 3.4 : 2.8 },
      { type: 'pair', label: words('ticket.wait'), value: waitText(ticket), capMm: wide ? 3.4 : 2.8 },
      { type: 'pair', label: words('ticket.issued'), value: paperDateTime(date, time), capMm: wide ? 2.8 : 2.6 },
      { type: 'space', mm: 1.5 },
      { type: 'rule', style: 'dashed' },
      { type: 'space', mm: 1.5 },
      centred(words('ticket.advice'), { capMm: 2.8, weight: 'semibold' }),
      ...(alsoVietnamese ? [{ type: 'space', mm: 1 } as const] : []),
      ...inVietnamese((vi) => vi('ticket.advice')),
      { type: 'space', mm: 2.5 },
      { type: 'qr', text: ticket.token, sizeMm: wide ? 26 : 24 },
    ],
  };
}

function centred(text: string, letters: { capMm: number; weight: 'regular' | 'semibold' }): PaperLine {
  return { type: 'text', text, ...letters, align: 'centre' };
}

function waitText({ expectedWait, words }: TicketPaper): string {
  return expectedWait ? words('ticket.minutes', expectedWait) : words('ticket.wait-unknown');
}
