import type { PictogramName } from './data/pictograms.ts';

/**
 * A paper is a screen too: a document of lines, drawn by one renderer for 58 mm and 80 mm thermal paper and the preview.
 * Sizes are millimetres on paper; text is NFC in any language; nothing here knows a printer.
 */
export interface PaperDocument {
  readonly kind: PaperKind | SheetKind;
  readonly language: string;
  readonly width: PaperWidth;
  /** As a file; left out: A5, the size the law names for forms; books and reports are A4 lying (TT 01/2018 Đ.9.2). */
  readonly sheet?: PaperSheet;
  /** Of a practice world: hatched, with these words at both ends; left out: a real paper. */
  readonly practice?: string;
  readonly lines: readonly PaperLine[];
}

export type PaperSheet = 'A5' | 'A4' | 'A4-lying';

export const paperKinds = [
  'ticket',
  'receipt',
  'test-page',
  'appointment',
  'needs',
  'fee',
  'fee-qr',
  'day-close',
  'head-page',
  'home-visits',
  'form-01',
  'form-02',
  'missing-papers',
  'hand-over-slip',
  'readiness',
  'training-record',
] as const;
/** What a roll takes. */
export type PaperKind = (typeof paperKinds)[number];

/** What only a sheet takes: forms with tables, letters of the head. */
export type SheetKind =
  | 'form-03'
  | 'form-04'
  | 'form-05'
  | 'form-06'
  | 'form-07'
  | 'hand-over-minutes'
  | 'report'
  | 'post-slip'
  | 'post-minutes';

/** Width of the roll; about 48 mm and 72 mm of it take print. */
export type PaperWidth = 58 | 80;

/** What puts dots on a roll. */
export interface PrintHead {
  readonly width: PaperWidth;
  readonly dpi: 203 | 180;
  /** Dots across; a multiple of eight. */
  readonly dots: number;
}

/** 10 pt of Noto Sans (cap height 0.714 em) is 2.52 mm; below 2.6 mm stacked marks close up at 203 dpi. */
export const smallestCapMm = 2.6;

export type PaperLine =
  | {
      /** Wrapped at words. */
      readonly type: 'text';
      readonly text: string;
      readonly capMm: number;
      readonly weight: 'regular' | 'semibold' | 'bold';
      readonly align: 'left' | 'centre' | 'right';
    }
  /** Who gives it; beside it, where the sheet is wide enough for two columns, the name and motto of the state (Mẫu 01). */
  | {
      readonly type: 'letterhead';
      readonly giver: readonly [string, string];
      readonly state: readonly [string, string];
    }
  /** One line in the largest letters, never wrapped: squeezed in width before it loses height. */
  | { readonly type: 'number'; readonly text: string; readonly capMm: number }
  /** A pictogram with words beside it. */
  | { readonly type: 'heading'; readonly symbol: PictogramName; readonly text: string; readonly capMm: number }
  /** A label at the left and its value at the right of the same line, or under it when both do not fit. */
  | { readonly type: 'pair'; readonly label: string; readonly value: string; readonly capMm: number }
  /** A row of a framed table; `shares` of the width, one for each cell; a line break in a cell breaks its line. */
  | {
      readonly type: 'row';
      readonly cells: readonly string[];
      readonly shares: readonly number[];
      readonly capMm: number;
      readonly weight: 'regular' | 'semibold';
    }
  | { readonly type: 'symbol'; readonly symbol: PictogramName; readonly sizeMm: number }
  | { readonly type: 'qr'; readonly text: string; readonly sizeMm: number }
  /**
   * The same printable ASCII as Code 128 and as QR, the QR last. Where bars that a reader can tell apart do not fit, the
   * QR stands alone. `qrText`: the QR says more than the bars can hold (a signature).
   */
  | {
      readonly type: 'codes';
      readonly text: string;
      readonly qrText?: string;
      readonly barcodeMm: number;
      readonly qrMm: number;
    }
  | { readonly type: 'rule'; readonly style: 'solid' | 'dashed' }
  /** Millimetre marks from the left edge of the print, numbered each centimetre: is the head as wide as we think? */
  | { readonly type: 'ruler' }
  | { readonly type: 'space'; readonly mm: number }
  | { readonly type: 'signatures'; readonly left: string; readonly right: string; readonly heightMm: number }
  /** `solid`: white letters on black, for "IN LẠI lần n"; `framed`: black letters in a frame. */
  | {
      readonly type: 'banner';
      readonly text: string;
      readonly style: 'solid' | 'framed';
      readonly symbol: PictogramName | null;
    };

/** The words of a paper in one language: `locales/<language>/paper.json`, handed in so that the domain stays pure. */
export type PaperWords = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export type PrinterState =
  | 'ready'
  /** It prints but answers no status question. */
  | 'ready-unverified'
  | 'printing'
  | 'no-paper'
  | 'paper-low'
  | 'cover-open'
  | 'fault'
  | 'disconnected'
  | 'none';

/** A paper sent now would come out. */
export function canPrint(state: PrinterState): boolean {
  return state === 'ready' || state === 'ready-unverified' || state === 'paper-low';
}

/** `withdrawn`: its ticket was taken back before the first byte was sent. */
/** A station has one printer, or two: the second stands with the staff and is tried when the first takes no paper. */
export const printerPlaces = ['first', 'second'] as const;
export type PrinterPlace = (typeof printerPlaces)[number];

export type JobState = 'queued' | 'sending' | 'sent' | 'confirmed' | 'unknown' | 'failed' | 'replaced' | 'withdrawn';

/** What every paper says of itself before its content: a copy is marked, invented data is marked. */
export function paperMarks(copy: number, demonstration: boolean, words: PaperWords): PaperLine[] {
  const marks: PaperLine[] = [];
  if (copy > 0) marks.push({ type: 'banner', style: 'solid', symbol: null, text: words('copy', { n: copy }) });
  if (demonstration) marks.push({ type: 'banner', style: 'framed', symbol: null, text: words('demonstration') });
  return marks.flatMap((mark) => [mark, { type: 'space', mm: 2 }]);
}

/** `24/11/2026 07:31` of a local `YYYY-MM-DD` and `HH:mm`: day first, 24 hours, in every language, never broken. */
export function paperDateTime(date: string, time: string): string {
  return `${paperDate(date)}\u00a0${time}`;
}

export function paperDate(date: string): string {
  return date.split('-').reverse().join('/');
}

/** A telephone number is not broken between its groups. */
export function paperPhone(phone: string): string {
  return phone.replaceAll(' ', '\u00a0');
}
