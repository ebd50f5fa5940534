import type { PaperWidth } from '../../domain/paper.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReceiptSigner } from '../ports/receipt-signer.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Languages } from './languages.ts';

export interface PaperParts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly search: DossierSearch;
  readonly languages: Languages;
  readonly signer: ReceiptSigner;
}

/** What stands on every paper of this point. */
export function frame({ store, languages }: PaperParts, language: string, width: PaperWidth) {
  const { centreName, name, phone, demonstration } = store.point;
  return { width, language, words: languages.paperWords(language), centreName, pointName: name, phone, demonstration };
}
