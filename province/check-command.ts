import { type MachineSettings, openOwnMachine } from './adapters/own-machine.ts';
import type { ProvinceCheck } from './operations/look-over.ts';
import { checksOfServer } from './operations/server-state.ts';
import { openDatabase } from './store/database.ts';

export interface CheckSettings extends MachineSettings {
  readonly database: string;
}

/** The province's own doctor: looks, changes nothing, and answers even when the database does not. */
export async function checkCommand(settings: CheckSettings): Promise<ProvinceCheck[]> {
  const database = openDatabase(settings.database, 2);
  try {
    const [machine, clock] = [openOwnMachine(settings), { now: () => Date.now() }];
    return await checksOfServer({ database, clock, machine });
  } finally {
    await database.close();
  }
}
