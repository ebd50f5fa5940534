import type { LanguageTexts, Reviews } from '../../domain/languages.ts';

export interface LanguagePack {
  readonly texts: LanguageTexts;
  readonly reviews: Reviews;
}

/** The texts this station has of a language: those it was shipped with, and over them those of its own folder. */
export interface LanguagePacks {
  read(language: string): LanguagePack;
}
