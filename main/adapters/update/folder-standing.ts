import { updateStateOf } from '../../../domain/update.ts';
import type { PcParts } from '../../operations/doctor/check.ts';
import type { UpdateFolder } from './update-folder.ts';

/** The versions of a PC that hears no word of the province, as its folder says; `changed`: known not to be as they were signed. */
export function folderStanding(
  folder: UpdateFolder,
  version: string,
  changed: readonly string[] = [],
): NonNullable<PcParts['updates']> {
  const state = () => {
    const { stuck, last } = folder.slots();
    const staged = folder.staged();
    return updateStateOf({
      ...{ isLaunched: true, runs: version, isStuck: stuck, last, wanted: null },
      isDamaged: folder.isDamaged() || changed.length > 0,
      staged: staged && { version: staged.version, manifestHash: null },
    });
  };
  return {
    ...{ state, wanted: () => null, changed: () => changed },
    staged: () => {
      const staged = folder.staged();
      return staged && { ...staged, held: false };
    },
    history: () => {
      const { last, past } = folder.slots();
      return last ? [last, ...past] : past;
    },
  };
}
