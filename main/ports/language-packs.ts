import type { LanguageTexts, Reviews } from '../../domain/languages.ts';
import type { Result } from '../../domain/result.ts';

export interface LanguagePack {
  readonly texts: LanguageTexts;
  readonly reviews: Reviews;
}

/** The texts this station has of a language: those it was shipped with, and over them those of its own folder. */
export interface LanguagePacks {
  read(language: string): LanguagePack;
  /** Adds texts and sets the reviews, in the folder; the next `read` has them. */
  keep(language: string, texts: LanguageTexts, reviews: Reviews): Result<null, { readonly type: 'language-not-kept' }>;
}
