import type { Exemption, FeeRule } from '../fee-words.ts';

/**
 * What a text names, and nothing else: TT 226/2016/TT-BTC Đ.4 for certification (in force since 2017-01-01; the text was
 * read), TT 281/2016/TT-BTC for extracts (from memory: the screen says so). All else is set by the province's council or not
 * confirmed by anyone: it has no row, and the screen asks.
 */
const certification = { effectiveFrom: '2017-01-01', effectiveTo: null, source: 'TT 226/2016/TT-BTC, Đ.4' } as const;

export const feeRules: readonly FeeRule[] = [
  {
    ...{ code: 'certified-copy', procedures: ['2.000815'], basis: 'page' },
    // "Page" is a page of the original.
    amount: { kind: 'pages', firstPages: 2, first: 2_000, further: 1_000, capPerCopy: 200_000 },
    ...{ ...certification, certainty: 'read' },
  },
  {
    // All signatures on one paper are one case.
    ...{ code: 'signature', procedures: ['2.000884'], basis: 'case' },
    amount: { kind: 'each', dong: 10_000 },
    ...{ ...certification, certainty: 'read' },
  },
  {
    ...{ code: 'contract', procedures: ['2.001019', '2.001016'], basis: 'case' },
    amount: { kind: 'each', dong: 50_000 },
    ...{ ...certification, certainty: 'read' },
  },
  {
    ...{ code: 'contract-change', procedures: ['2.000913'], basis: 'case' },
    amount: { kind: 'each', dong: 30_000 },
    ...{ ...certification, certainty: 'read' },
  },
  {
    ...{ code: 'contract-correction', procedures: ['2.000927'], basis: 'case' },
    amount: { kind: 'each', dong: 25_000 },
    ...{ ...certification, certainty: 'read' },
  },
  {
    ...{ code: 'extract', procedures: ['2.000635'], basis: 'copy' },
    amount: { kind: 'each', dong: 8_000 },
    ...{ effectiveFrom: '2017-01-01', effectiveTo: null, source: 'TT 281/2016/TT-BTC', certainty: 'from-memory' },
  },
];

/** Who pays nothing for what. `council`: the province's council may free others; it says where that is written. */
export const exemptions: readonly Exemption[] = [
  { reason: 'merit-family', fields: ['Hộ tịch'], rules: [], source: 'Luật Hộ tịch, Đ.11' },
  { reason: 'poor-household', fields: ['Hộ tịch'], rules: [], source: 'Luật Hộ tịch, Đ.11' },
  { reason: 'disabled', fields: ['Hộ tịch'], rules: [], source: 'Luật Hộ tịch, Đ.11' },
  { reason: 'farm-loan', fields: [], rules: ['contract', 'contract-change'], source: 'NĐ 55/2015/NĐ-CP' },
  { reason: 'council', fields: null, rules: [], source: 'Nghị quyết của HĐND tỉnh' },
];
