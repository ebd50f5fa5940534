/**
 * What the program keeps of people, for the register of processing that whoever keeps personal data has to show (Luật
 * 91/2025/QH15, NĐ 356/2025: read in secondary sources only). What is kept and how it ends are facts of this program; how long a
 * dossier has to be kept is the authority's own table of retention, which nobody has given us: those rows have no period.
 */
export const processings = [
  { id: 'applicant', isSensitive: false, ends: 'with-dossier' },
  { id: 'submitter', isSensitive: false, ends: 'with-dossier' },
  { id: 'documents', isSensitive: true, ends: 'with-dossier' },
  { id: 'scans', isSensitive: true, ends: 'with-dossier' },
  { id: 'reasons', isSensitive: true, ends: 'with-dossier' },
  { id: 'home-visit', isSensitive: false, ends: 'with-dossier' },
  { id: 'draft', isSensitive: false, ends: 'draft' },
  { id: 'visit', isSensitive: true, ends: 'log' },
  { id: 'readings', isSensitive: false, ends: 'log' },
  { id: 'breach', isSensitive: false, ends: 'log' },
  { id: 'staff', isSensitive: false, ends: 'log' },
  { id: 'backup', isSensitive: true, ends: 'backup' },
] as const satisfies readonly Processing[];

/**
 * `with-dossier`: when a head and a second person erase the dossier, its key is destroyed; the period is the authority's. A
 * visit at home has a key of its own, which goes with its last dossier or, where it left none, after its day. `log`: never by
 * itself; under a number or an account and no name. `draft`, `backup`: by the program, after its own rule.
 */
export const processingEnds = ['with-dossier', 'draft', 'log', 'backup'] as const;

/** Whose word the period is: of the program, or missing, because no text was given for it. */
export function periodSource(ends: ProcessingEnd): 'program' | 'unsourced' {
  return ends === 'draft' || ends === 'backup' ? 'program' : 'unsourced';
}

type ProcessingEnd = (typeof processingEnds)[number];

interface Processing {
  readonly id: string;
  /** May tell of health, ethnicity or faith, or be a picture of a card. */
  readonly isSensitive: boolean;
  readonly ends: ProcessingEnd;
}
