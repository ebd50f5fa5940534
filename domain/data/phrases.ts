/**
 * What is said at the counter in the citizen's language: `phrase.<name>` of the screens' texts, in the order of a visit. Each
 * has its key (`phraseKeys`); none says what only a paper can say, a name, a day or an amount.
 */
export const phraseNames = [
  'hello',
  'need',
  'papers',
  'original',
  'copy',
  'missing',
  'anyone',
  'expired',
  'namesDiffer',
  'fillIn',
  'weWrite',
  'check',
  'sign',
  'thumb',
  'witness',
  'fee',
  'free',
  'scanToPay',
  'change',
  'feeReceipt',
  'wait',
  'today',
  'dueDay',
  'receipt',
  'comeBack',
  'notReady',
  'otherCounter',
  'interpreter',
  'understand',
  'thanks',
] as const;
export type PhraseName = (typeof phraseNames)[number];

/** 1 … 9, 0, then letters: one key says a sentence. */
export const phraseKeys = '1234567890abcdefghijklmnopqrst';
