import type { SKRSContext2D } from '@napi-rs/canvas';
import type { PaperLine } from '../../../domain/paper.ts';

/** One line of a paper, measured: its height in dots and how to draw it from `top`. */
export interface Block {
  readonly height: number;
  draw(context: SKRSContext2D, top: number): void;
}

export type LineOf<T extends PaperLine['type']> = Extract<PaperLine, { readonly type: T }>;
