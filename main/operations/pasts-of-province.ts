import { signedPastText } from '../../contract/past-text.ts';
import type { PastWord } from '../../contract/wire-words.ts';
import type { PointId } from '../../domain/ids.ts';
import type { DirectoryStore, IsSignedBy } from '../store/directory.ts';
import type { DossierPasts } from '../store/dossier-pasts-table.ts';

type Said = { readonly dossier: string; readonly word: PastWord };

/**
 * What the province says with a page of an inbox of the dossiers in it, by wire or by stick. One that is not the province's is left out:
 * nothing else hangs on it.
 */
export function keepPastsOfProvince(
  parts: {
    readonly point: PointId;
    readonly directory: Pick<DirectoryStore, 'provinceKey'>;
    readonly pasts: Pick<DossierPasts, 'keepFromProvince'>;
    readonly isSignedBy: IsSignedBy;
  },
  said: readonly Said[],
): void {
  const key = parts.directory.provinceKey();
  const believed = said.filter(
    ({ dossier, word }) =>
      word.writer === key &&
      word.point !== parts.point &&
      parts.isSignedBy(signedPastText({ ...word, dossier }), word.signature, word.writer),
  );
  if (believed.length > 0) parts.pasts.keepFromProvince(believed);
}
