import { createPaperMaker } from '../../main/adapters/paper/create-paper-maker.ts';
import type { PaperMaker } from '../../main/ports/paper-maker.ts';

export const fontFolder = new URL('../../node_modules/@expo-google-fonts/noto-sans/', import.meta.url);

/** The real paper maker, its thread running from the sources. */
export function startPaperMaker(): PaperMaker {
  return createPaperMaker({
    workerUrl: new URL('../../main/adapters/paper/paper-worker.ts', import.meta.url),
    fontFolder,
  });
}
