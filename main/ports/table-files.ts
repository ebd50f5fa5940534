/** A table as a file that an office program opens. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface TableFiles {
  /** UTF-8 with its mark, so that Excel reads Vietnamese; semicolons, as it expects in Vietnam. */
  csv(table: Table): Uint8Array;
  xlsx(table: Table): Promise<Uint8Array>;
}
