import type { MethodName } from '../../../main/operations/caller.ts';

/**
 * A method, what is changed in a good input, and the one refusal that is right. `<dossier>` and its like stand for what is
 * really there (`who-is-known.ts`): only then does a fault behind the first look show.
 */
export type BadInput = readonly [method: MethodName, change: object, refusal: string];

/** A person's answer of a table: what nobody means well with, in every field of text. */
export const unreadable = ['dòng\u0007', 'nửa chữ \ud83d', 'đọc ngược \u202e', 'a\u0000b'] as const;
