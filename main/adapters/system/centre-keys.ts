import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { centreKeysFile } from '../../../contract/point-file.ts';
import type { DirectoryPoint } from '../../../domain/directory.ts';

/** What a technician wrote down of the centre's other stations, where no province can be asked. */
export interface CentreKeys {
  /** Of stations whose point nobody said. */
  readonly keys: readonly string[];
  readonly points: readonly DirectoryPoint[];
}

/**
 * `<folder>/centre-keys.json`: `{"keys": ["<SPKI DER, base64>", …]}`, and since points hand dossiers over
 * `{"points": [{"point", "name", "kind", "keys": [{"publicKey", "sealTo"}]}]}`. A file that cannot be read counts as not there.
 */
export function readCentreKeys(folder: string): CentreKeys {
  const path = join(folder, 'centre-keys.json');
  if (!existsSync(path)) return { keys: [], points: [] };
  try {
    return centreKeysFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { keys: [], points: [] };
  }
}
