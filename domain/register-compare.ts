import type { RegisterRow } from './register-csv.ts';

/** A dossier of ours as the comparison needs it. */
export interface OwnRow {
  readonly dossier: string;
  readonly code: string;
  readonly officialCode: string | null;
  readonly receivedOn: string;
}

export interface Comparison {
  /** In the province's register and not with us: a paper nobody can find here. */
  readonly onlyThere: readonly RegisterRow[];
  /** With us and not in the register, or without its code: not received by law. */
  readonly onlyHere: readonly OwnRow[];
  readonly differentDate: readonly { readonly there: RegisterRow; readonly here: OwnRow }[];
  readonly same: number;
}

/** `from`, `to`: the days the register covers; ours of other days are not missed in it, but a code is found on any day. */
export function compareRegister(
  register: readonly Pick<RegisterRow, 'line' | 'officialCode' | 'receivedOn'>[],
  own: readonly OwnRow[],
  { from, to }: { readonly from: string; readonly to: string },
): Comparison {
  const byCode = new Map(own.flatMap((row) => (row.officialCode === null ? [] : [[row.officialCode, row] as const])));
  const known = new Set(register.map(({ officialCode }) => officialCode));
  const onlyThere = register.filter(({ officialCode }) => !byCode.has(officialCode));
  const both = register.flatMap((there) => {
    const here = byCode.get(there.officialCode);
    return here ? [{ there, here }] : [];
  });
  const differentDate = both.filter(
    ({ there, here }) => there.receivedOn !== null && there.receivedOn !== here.receivedOn,
  );
  const covered = own.filter(({ receivedOn }) => from <= receivedOn && receivedOn <= to);
  const onlyHere = covered.filter(({ officialCode }) => officialCode === null || !known.has(officialCode));
  return { onlyThere, onlyHere, differentDate, same: both.length - differentDate.length };
}
