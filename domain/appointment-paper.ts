import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDate,
  paperDateTime,
  paperMarks,
  paperPhone,
} from './paper.ts';
import type { QueueColour, QueueSymbol } from './queue.ts';

export interface AppointmentPaper {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly phone: string;
  /** In `language`. */
  readonly queueName: string;
  readonly symbol: QueueSymbol;
  readonly colour: QueueColour;
  /** Local `YYYY-MM-DD` and `HH:mm`. */
  readonly date: string;
  readonly from: string;
  readonly to: string;
  /** Opaque: it names nobody, and the QR holds nothing else. */
  readonly token: string;
  readonly copy: number;
  readonly demonstration: boolean;
}

/** The day and hour to come back: large, and a code that gives a number at the kiosk without a tap. It names nobody. */
export function appointmentPaper(paper: AppointmentPaper): PaperDocument {
  const { words, width, language } = paper;
  const wide = width === 80;
  const text = (said: string, capMm: number, weight: 'regular' | 'semibold' | 'bold'): PaperLine => ({
    ...{ type: 'text', text: said, capMm, weight, align: 'centre' },
  });
  return {
    kind: 'appointment',
    language,
    width,
    lines: [
      ...paperMarks(paper.copy, paper.demonstration, words),
      text(paper.centreName, 2.8, 'semibold'),
      text(paper.pointName, 2.6, 'regular'),
      { type: 'space', mm: 1.5 },
      { type: 'rule', style: 'solid' },
      { type: 'space', mm: 2 },
      text(words('appointment.title'), 3.6, 'bold'),
      { type: 'space', mm: 2 },
      { type: 'heading', symbol: paper.symbol, text: paper.queueName, capMm: wide ? 4.2 : 3.4 },
      text(words(`colour.${paper.colour}`), 2.6, 'regular'),
      { type: 'space', mm: 3 },
      text(words(`appointment.weekday.${weekdayOf(paper.date)}`), wide ? 4.2 : 3.6, 'semibold'),
      { type: 'space', mm: 1.5 },
      { type: 'number', text: paperDate(paper.date), capMm: wide ? 9 : 7 },
      { type: 'space', mm: 4 },
      { type: 'number', text: `${paper.from} – ${paper.to}`, capMm: wide ? 7 : 5.5 },
      { type: 'space', mm: 3 },
      { type: 'rule', style: 'dashed' },
      { type: 'space', mm: 1.5 },
      text(words('appointment.scan'), 2.8, 'semibold'),
      { type: 'space', mm: 1 },
      text(words('appointment.late'), 2.6, 'regular'),
      { type: 'space', mm: 1 },
      text(words('appointment.phone', { phone: paperPhone(paper.phone) }), 2.6, 'semibold'),
      { type: 'space', mm: 2.5 },
      { type: 'qr', text: paper.token, sizeMm: wide ? 26 : 24 },
    ],
  };
}

/** `Thứ Ba 24/11 08:00` is what a list shows; here without the word. */
export function appointmentLabel({ queue, date, from }: { queue: string; date: string; from: string }): string {
  return `${queue} ${paperDateTime(date, from)}`;
}

/** ISO weekday of a local date, 1 Monday … 7 Sunday. */
function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
