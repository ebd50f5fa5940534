/**
 * The languages of the province (domain.md §9.1). A citizen's sentence in Jrai or Bahnar comes from a native speaker
 * and nobody else: what stands here are names, never sentences. Each is offered by its own name, never by a flag.
 */
export const languages = [
  { code: 'vi', ownName: 'Tiếng Việt', vietnameseName: 'Tiếng Việt', wholeProduct: true },
  { code: 'en', ownName: 'English', vietnameseName: 'Tiếng Anh', wholeProduct: true },
  { code: 'jra', ownName: 'Jrai', vietnameseName: 'Tiếng Gia Rai', wholeProduct: false },
  { code: 'bdq', ownName: 'Bahnar', vietnameseName: 'Tiếng Ba Na (Gia Lai)', wholeProduct: false },
  {
    code: 'bdq-x-kriem',
    ownName: 'Bahnar Kriêm',
    vietnameseName: 'Tiếng Ba Na Kriêm (Bình Định)',
    wholeProduct: false,
  },
] as const satisfies readonly Language[];

export interface Language {
  /** BCP 47; Kriêm differs in its words from the Bahnar of Gia Lai and Kon Tum and has no code of its own. */
  readonly code: string;
  readonly ownName: string;
  /** As staff know it. */
  readonly vietnameseName: string;
  /** Translated for staff too; the others hold what citizens read and hear. */
  readonly wholeProduct: boolean;
}

export type LanguageCode = (typeof languages)[number]['code'];

/** What everything falls back to: the language of the screens' source texts. */
export const sourceLanguage = 'vi';

export function languageOf(code: string): (Language & { readonly code: LanguageCode }) | null {
  return languages.find((language) => language.code === code) ?? null;
}

/** In this order, each reviewed whole: what is called, then what the kiosk says and prints, then what the counter does. */
export const languageStages = ['calls', 'kiosk', 'counter'] as const;
export type LanguageStage = (typeof languageStages)[number];

/** `queues`: the names of this point's queues, which are data of the point and no file of the product. */
export const textFiles = ['announcement', 'screen', 'paper', 'errors', 'queues'] as const;
export type TextFile = (typeof textFiles)[number];

/** Every text of one language, flat: `paper` says `ticket.ahead`. A text that is not there has no key, or is empty. */
export type LanguageTexts = Readonly<Record<TextFile, Readonly<Record<string, string>>>>;

export const noTexts: LanguageTexts = { announcement: {}, screen: {}, paper: {}, errors: {}, queues: {} };

/** Who has read and heard a stage whole, and when (`YYYY-MM-DD`). */
export interface Review {
  readonly reviewer: string;
  readonly date: string;
  /** Of what was reviewed (`reviewedTexts`): a text changed afterwards is not reviewed. Shipped reviews have none. */
  readonly texts?: string;
}

export type Reviews = Readonly<Record<LanguageStage, Review | null>>;
export const noReviews: Reviews = { calls: null, kiosk: null, counter: null };
