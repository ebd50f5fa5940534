import type { PrintHead } from '../paper.ts';

/**
 * What must be known of a receipt printer before the first byte. Not one of these has been on our desk: rows and cutters
 * come from the printers' own pages as receipt-print-hq/escpos-printer-db quotes them, bands are kept where none is known
 * to refuse them. `verified` turns true when a centre has printed the test page on it and measured the ruler.
 */
export interface PrinterModel extends PrintHead {
  readonly id: string;
  readonly name: string;
  /** Rows of dots in one picture: small models buffer few, and a band is lost whole when a cable moves. */
  readonly rowsPerBand: number;
  /** `none`: the paper is fed past the edge and torn off by hand. */
  readonly cutter: 'partial' | 'none';
  /** `asked`: the first paper shows whether it says when it is done (`GS ( H`, `GS r`); `no`: it is known not to, and nobody waits. */
  readonly tellsWhenDone: 'asked' | 'no';
  readonly source: string;
  readonly verified: boolean;
}

const head80At203: PrintHead = { width: 80, dpi: 203, dots: 576 };
const head58At203: PrintHead = { width: 58, dpi: 203, dots: 384 };
const head80At180: PrintHead = { width: 80, dpi: 180, dots: 512 };
const head58At180: PrintHead = { width: 58, dpi: 180, dots: 360 };
const common = { rowsPerBand: 256, verified: false } as const;

export const printerModels = [
  {
    ...{ ...common, ...head80At203, id: 'escpos-80', name: 'ESC/POS 80 mm, 203 dpi' },
    ...{ cutter: 'partial', tellsWhenDone: 'asked' },
    source: 'escpos-printer-db: default, RP326; the usual 576 dots',
  },
  {
    ...{ ...common, ...head58At203, id: 'escpos-58', name: 'ESC/POS 58 mm, 203 dpi' },
    ...{ cutter: 'partial', tellsWhenDone: 'asked' },
    source: 'escpos-printer-db: POS-5890, ZJ-5870; the usual 384 dots',
  },
  {
    ...{ ...common, ...head58At203, id: 'escpos-58-torn', name: 'ESC/POS 58 mm, 203 dpi, without a cutter' },
    ...{ cutter: 'none', tellsWhenDone: 'no' },
    source: 'escpos-printer-db: ZJ-5870 (paperFullCut, paperPartCut: false)',
  },
  {
    ...{ ...common, ...head80At203, id: 'epson-tm-t20', name: 'Epson TM-T20II, TM-T20III, TM-T82' },
    ...{ cutter: 'partial', tellsWhenDone: 'asked' },
    source: 'escpos-printer-db: TM-T20II, TM-T20III (576 dots); Epson ESC/POS reference: GS ( H',
  },
  {
    ...{ ...common, ...head80At180, id: 'epson-tm-t88', name: 'Epson TM-T88IV, V, VI on 80 mm' },
    ...{ cutter: 'partial', tellsWhenDone: 'asked' },
    source: 'escpos-printer-db: TM-T88V (512 dots, 180 dpi); Epson ESC/POS reference: GS ( H',
  },
  {
    ...{ ...common, ...head58At180, id: 'epson-tm-t88-58', name: 'Epson TM-T88IV, V, VI on 58 mm' },
    ...{ cutter: 'partial', tellsWhenDone: 'asked' },
    source: 'from memory of the Epson TM-T88V technical reference (360 dots): measure the ruler of the test page',
  },
] as const satisfies readonly PrinterModel[];

export type PrinterModelId = (typeof printerModels)[number]['id'];

/** What is assumed of a printer nobody has named. */
export const usualPrinter: PrinterModel = printerModels[0];

export function printerModel(id: string): PrinterModel | undefined {
  return printerModels.find((model) => model.id === id);
}
