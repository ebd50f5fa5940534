import type { PostMinutesView, PostRow } from '../../contract/post-office-api.ts';
import type { Person } from '../../domain/person.ts';
import type { PostService } from '../../domain/post-events.ts';
import type { PostSlip } from '../../domain/post-papers.ts';
import { codeOf } from '../../domain/signed-code.ts';

/** What was typed of one item and is not saved yet. */
export interface TakeDraft {
  readonly item: string;
  /** Of the procedure. */
  readonly code: string | null;
  readonly person: Person;
  readonly submitter: string;
  readonly service: PostService;
  readonly ticked: readonly string[];
  readonly other: string;
  readonly amount: string;
  readonly receipt: string;
  readonly note: string;
}

export const nobody: Person = { name: '', birthDate: '', sex: '', idNumber: '', address: '', phone: '' };
export const emptyTake: TakeDraft = {
  ...{ item: '', code: null, person: nobody, submitter: '', service: 'both', ticked: [], other: '' },
  ...{ amount: '', receipt: '', note: '' },
};

/** Is anything lost when this is dropped? A number alone is scanned again in a second. */
export function isBegun({ item: _item, service: _service, ...rest }: TakeDraft): boolean {
  const { item: _none, service: _both, ...empty } = emptyTake;
  return JSON.stringify(rest) !== JSON.stringify(empty);
}

export type SlipFacts = Omit<PostSlip, 'width' | 'giver'>;

export type PostStep =
  | { readonly at: 'lists' }
  /** `scanned`: another item's number, held to the scanner while one is half typed. */
  | { readonly at: 'take'; readonly scanned: string | null }
  | { readonly at: 'slip'; readonly slip: SlipFacts }
  | { readonly at: 'give'; readonly row: PostRow | null }
  | { readonly at: 'minutes'; readonly minutes: PostMinutesView; readonly handOver: string };

/**
 * What lies on the agent's table. It stays in the memory of this page alone: while the agent looks at a list, and while the same
 * agent signs in again after the session ran out. Nobody else finds it, and no disk has it.
 */
export interface PostDesk {
  readonly step: PostStep;
  readonly draft: TakeDraft;
  /** Of the last item taken in: its slip may come out of a printer twice, and no other place can say again what stands on it. */
  readonly lastSlip: SlipFacts | null;
}

export const emptyPostDesk: PostDesk = { step: { at: 'lists' }, draft: emptyTake, lastSlip: null };

/** Nhận: an item was scanned at the lists, or the key pressed (`item` is null). What is half typed is gone on with. */
export function beginTake(desk: PostDesk, item: string | null): PostDesk {
  if (item === null) return { ...desk, step: { at: 'take', scanned: null } };
  const isSame = desk.draft.item.toUpperCase() === item;
  if (isBegun(desk.draft) && !isSame && desk.draft.item !== '') return { ...desk, step: { at: 'take', scanned: item } };
  return { ...desk, draft: { ...desk.draft, item }, step: { at: 'take', scanned: null } };
}

/** Saved: the table is empty again, and its slip lies there. */
export function afterTake(slip: SlipFacts): PostDesk {
  return { draft: emptyTake, step: { at: 'slip', slip }, lastSlip: slip };
}

/** On the way to the centre what the post collected and what was not there is said; of a result that comes back it is over. */
export function isBroughtIn(state: PostRow['state']): boolean {
  return state === 'here' || state === 'handed-over' || state === 'coming-back';
}

/** What one agent typed is never the next one's. */
export function deskOf(desk: PostDesk, of: string | null, login: string): PostDesk {
  return of === login ? desk : emptyPostDesk;
}

/** A result the code of an envelope means, however it was read. */
export function resultOf<R extends { readonly code: string }>(out: readonly R[], text: string): R | undefined {
  const code = codeOf(text.trim()).toUpperCase();
  return out.find((each) => each.code.toUpperCase() === code);
}
