/** How this province takes part in the national exchange. */
export interface NationalSettings {
  /** Dossiers received before this day are not exported. */
  readonly since: string;
  /** By commune code: who it is over there. */
  readonly units: Readonly<Record<string, { readonly code: string; readonly name: string }>>;
  /** By our name of a field; left out: the name itself. */
  readonly fieldCodes: Readonly<Record<string, string>>;
  /** Steps rest this long first: a wrong key is taken back within seconds. */
  readonly settleMs: number;
}
