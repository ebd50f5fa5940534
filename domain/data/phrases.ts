/** What is said at the counter in the citizen's language: `phrase.<name>` of the screens' texts, ten for ten keys. */
export const phraseNames = [
  'hello',
  'papers',
  'missing',
  'sign',
  'fee',
  'wait',
  'receipt',
  'comeBack',
  'interpreter',
  'thanks',
] as const;
export type PhraseName = (typeof phraseNames)[number];
