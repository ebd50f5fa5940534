import type { HandOverView } from '../../../contract/hand-over-api.ts';
import type { Carried, HandOverKind } from '../../../domain/custody-events.ts';
import type { OriginalNeeded } from '../../../domain/data/originals.ts';
import { isBagOrNone, mostItems } from '../../../domain/hand-over-slip.ts';
import type { DossierId, HandOverId, PointId } from '../../../domain/ids.ts';

/**
 * What lies on the table while dossiers come and go: the hand-over that is being put together, the slip that was scanned, the
 * folders found of one that has come. It stays while the clerk serves somebody in between.
 */
export interface DeskState {
  readonly chosen: Chosen;
  readonly draft: Draft;
  /** Codes of one slip, as they were scanned. */
  readonly slip: readonly string[];
  readonly check: Check;
  /** Of those nobody is sure of, by code: somebody looked. */
  readonly counted: Readonly<Record<string, boolean>>;
}

/** A line of the list on the left: what the rest of the screen is about. */
export type Chosen =
  | { readonly kind: 'make' }
  | { readonly kind: 'slip' }
  | { readonly kind: 'recount' }
  | { readonly kind: 'scan-work' }
  | { readonly kind: 'trip'; readonly to: PointId }
  | { readonly kind: 'hand-over'; readonly handOver: HandOverId };

export interface Draft {
  /** Null: not chosen yet; where there is one point only, that one. */
  readonly to: PointId | null;
  readonly carries: Carried;
  readonly bag: string;
  readonly items: readonly DraftItem[];
}

export interface DraftItem {
  readonly dossier: DossierId;
  readonly code: string;
  readonly procedureName: string;
  /** Left out: the host is of before, and does not say. */
  readonly byScan?: ByScan | undefined;
}

/** What whoever works on it without the folder has, and how far that goes. */
export interface ByScan {
  /** Files of its papers. */
  readonly scans: number;
  readonly original: OriginalNeeded;
}

/** Without the folder nobody can begin with it. */
export function needsFolderFirst(byScan: ByScan | undefined): boolean {
  return byScan !== undefined && (byScan.scans === 0 || byScan.original === 'before-processing');
}

/** Folder by folder: what was scanned or ticked. */
export interface Check {
  readonly handOver: HandOverId | null;
  readonly present: readonly string[];
  readonly damaged: readonly string[];
}

const nothing: Check = { handOver: null, present: [], damaged: [] };
const emptyDraft: Draft = { to: null, carries: 'folder', bag: '', items: [] };
export const emptyDesk: DeskState = {
  chosen: { kind: 'make' },
  draft: emptyDraft,
  slip: [],
  check: nothing,
  counted: {},
};

/** Where it may go: a post office brings results home, and nobody works on a folder there. */
export function placesFor<P extends { readonly byPost?: boolean | undefined }>(
  { carries }: Draft,
  points: readonly P[],
): readonly P[] {
  return carries === 'result' ? points : points.filter(({ byPost }) => !byPost);
}

/** What goes together has one kind: a result is never in the list of folders. */
export function kindOf({ carries }: Draft): HandOverKind {
  return carries === 'result' ? 'results' : 'folders';
}

/** A dossier whose life has an end: what there is to carry of it is its result, or the letter that says why there is none. */
export function isFinished(state: string): boolean {
  return state === 'result-ready' || state === 'refused' || state === 'stopped';
}

/** The first folder says what the hand-over is of. */
export function withItem(draft: Draft, item: DraftItem, state: string): Draft {
  if (draft.items.some(({ dossier }) => dossier === item.dossier)) return draft;
  const carries = draft.items.length > 0 ? draft.carries : carriedOf(draft.carries, state);
  return { ...draft, carries, items: [...draft.items, item] };
}

function carriedOf(wish: Carried, state: string): Carried {
  if (isFinished(state)) return 'result';
  return wish === 'result' ? 'folder' : wish;
}

export function withoutItem(draft: Draft, dossier: DossierId): Draft {
  return { ...draft, items: draft.items.filter((item) => item.dossier !== dossier) };
}

export type DraftFault = 'where' | 'nothing' | 'bag' | 'too-many';

/** Why it cannot be made yet, in the order a person fills it in. */
export function draftFault({ to, items, bag }: Draft): DraftFault | null {
  if (to === null) return 'where';
  if (items.length === 0) return 'nothing';
  if (items.length > mostItems) return 'too-many';
  return isBagOrNone(bag) ? null : 'bag';
}

/** What there is to count of a hand-over that has come, or come back. */
export function toCount({ items, state }: Pick<HandOverView, 'items' | 'state'>): HandOverView['items'] {
  const open = state === 'coming-back' ? 'declined' : 'on-road';
  return items.filter((item) => item.carries !== 'nothing' && item.fate === open && !isFound(item));
}

/** Nobody answered for it, and somebody says that its paper is with them. */
export function isFound({ fate, foundAt }: Pick<HandOverView['items'][number], 'fate' | 'foundAt'>): boolean {
  return fate !== 'settled' && (foundAt ?? []).length > 0;
}

/** Which of the folders that came a text means, however it was typed; null: none of them. */
export function listedCode(text: string, items: readonly { readonly code: string }[]): string | null {
  return items.find(({ code }) => code.toUpperCase() === text.toUpperCase())?.code ?? null;
}

export function checkOf({ check }: DeskState, handOver: HandOverId): Check {
  return check.handOver === handOver ? check : { ...nothing, handOver };
}

export function withPresent(check: Check, code: string, isPresent = true): Check {
  const present = check.present.filter((each) => each !== code);
  return isPresent
    ? { ...check, present: [...present, code] }
    : { ...check, present, damaged: check.damaged.filter((each) => each !== code) };
}

export function withDamaged(check: Check, code: string): Check {
  if (check.damaged.includes(code)) return { ...check, damaged: check.damaged.filter((each) => each !== code) };
  return { ...withPresent(check, code), damaged: [...check.damaged, code] };
}

export interface Differences {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly damaged: readonly string[];
}

/** What the receiver is about to sign. */
export function differencesOf(check: Check, items: readonly { readonly code: string }[]): Differences {
  const listed = new Set(items.map(({ code }) => code));
  return {
    missing: [...listed].filter((code) => !check.present.includes(code)),
    extra: check.present.filter((code) => !listed.has(code)),
    damaged: check.damaged.filter((code) => listed.has(code) && check.present.includes(code)),
  };
}

export function hasDifferences({ missing, extra, damaged }: Differences): boolean {
  return missing.length + extra.length + damaged.length > 0;
}
