/**
 * A paper is a screen too: a document of lines, drawn by one renderer for 58 mm and 80 mm thermal paper and the preview.
 * Sizes are millimetres on paper; text is NFC in any language; nothing here knows a printer.
 */
export interface PaperDocument {
  readonly kind: PaperKind;
  readonly language: string;
  readonly width: 58 | 80;
  readonly lines: readonly PaperLine[];
}

export type PaperKind = 'ticket' | 'receipt' | 'test-page';

export type PaperLine =
  | {
      readonly type: 'text';
      readonly text: string;
      /** Cap height in millimetres; at 203 dpi nothing under 2.6 mm is printed (marks close up). */
      readonly capMm: number;
      readonly weight: 'regular' | 'semibold' | 'bold';
      readonly align: 'left' | 'centre' | 'right';
    }
  | { readonly type: 'pair'; readonly label: string; readonly value: string; readonly capMm: number }
  | { readonly type: 'symbol'; readonly symbol: string; readonly sizeMm: number }
  | { readonly type: 'qr'; readonly text: string; readonly sizeMm: number }
  | { readonly type: 'rule'; readonly style: 'solid' | 'dashed' }
  | { readonly type: 'space'; readonly mm: number }
  | { readonly type: 'signatures'; readonly left: string; readonly right: string; readonly heightMm: number }
  /** White letters on black, for "IN LẠI lần n". */
  | { readonly type: 'banner'; readonly text: string };

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

export type JobState = 'queued' | 'sending' | 'sent' | 'confirmed' | 'unknown' | 'failed' | 'replaced';
