import type { Page } from '@playwright/test';
import type { Answers, Playing, SessionAnswer, Views } from './scripted-station.ts';
import type { Language, Say } from './texts.ts';

/** A screen as it stands in a centre: its CSS pixels and how many of them one millimetre has (ux.md §1). */
export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMm: number;
}

/** One state of one screen: what the station says, and what a person did to get there. */
export interface Scene {
  /** Its file name: page and state. */
  readonly id: string;
  /** What who leafs through reads above it. */
  readonly title: string;
  readonly page: PageName;
  /** Where it is not the usual screen of its page. */
  readonly size?: Size | 'standing';
  readonly play: (stage: Stage) => {
    readonly session: SessionAnswer;
    readonly views?: Views;
    readonly answers?: Answers;
  };
  /** A neighbour of another scene: looked at by `check:full` only, and in the album. */
  readonly onlyInFull?: boolean;
  /** Before the page is opened. */
  readonly before?: (page: Page) => Promise<void>;
  /** From the first view to this state, as a person would do it. */
  readonly act?: (hand: Hand) => Promise<void>;
  /** Seen when it is there: text of this key, filled with `values`, or anything else that can be looked for. */
  readonly shows: string | ((hand: Hand) => ReturnType<Page['locator']>);
}

export type PageName =
  | 'kiosk'
  | 'counter'
  | 'strip'
  | 'board'
  | 'office'
  | 'paper'
  | 'province'
  | 'post'
  | 'look-up'
  | 'phone'
  | 'set-up'
  | 'join';

/** What a scene is made for: its words, and names that are data. */
export interface Stage {
  readonly language: Language;
  readonly say: Say;
  readonly name: (vietnamese: string, english: string) => Record<string, string>;
}

export interface Hand {
  readonly page: Page;
  readonly say: Say;
  readonly playing: Playing;
  /** Taps the button that says this. */
  tap(key: string, values?: Readonly<Record<string, string | number>>): Promise<void>;
  /** The same where a screen takes no touch for its first moments. */
  tapOnKiosk(key: string, values?: Readonly<Record<string, string | number>>): Promise<void>;
  /** Lets the page's clock run, in steps: the page must live between them. */
  pass(seconds: number): Promise<void>;
}
