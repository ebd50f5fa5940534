import type { AccountId } from './ids.ts';
import type { AccountRole } from './roles.ts';

/** What can be done to one dossier. */
export const dossierActs = [
  'find',
  'open',
  'receive',
  'forward',
  'take',
  'pass-on',
  'ask-supplement',
  'take-supplement',
  'decide',
  'stop',
  'withdraw',
  'renew-due-date',
  'charge',
  'mark-ready',
  'return',
  'print',
  'correct',
  'undo',
  'hand-over',
] as const;
export type DossierAct = (typeof dossierActs)[number];

/**
 * Whose dossiers, of those the point has. `held`: only what this person has to do; `near`: that, and what was handed on
 * to nobody by name; `desk`: that, and what still lies at the reception, whoever took it in; `any`: whoever has it.
 */
export type Reach = 'none' | 'held' | 'near' | 'desk' | 'any';

/** Own point: it was received here, is given back here, or its work is here. Other point: it only passes through. */
interface Row {
  readonly own: Reach;
  readonly other: Reach;
}

const nothing: Row = { own: 'none', other: 'none' };
const here = (own: Reach): Row => ({ own, other: 'none' });
const everywhere: Row = { own: 'any', other: 'any' };

type Column = Readonly<Record<DossierAct, Row>>;

const all = (row: Row): Column => Object.fromEntries(dossierActs.map((act) => [act, row])) as unknown as Column;

/** Role × act × point × whose. Nothing is allowed that does not stand here; a test reads every cell. */
export const permissions: Readonly<Record<AccountRole, Column>> = {
  // The counter: everything between citizen and centre, and what nobody else has taken over.
  clerk: {
    ...all(here('any')),
    take: here('desk'),
    forward: here('desk'),
    'pass-on': here('held'),
    'ask-supplement': here('desk'),
    decide: here('desk'),
    stop: here('desk'),
    'renew-due-date': here('desk'),
    correct: here('desk'),
    open: { own: 'any', other: 'any' },
    find: { own: 'any', other: 'any' },
    // What another point received may be given back, or completed, wherever the person comes.
    return: everywhere,
    'take-supplement': everywhere,
    // The folder goes by whose hands it is in.
    'hand-over': everywhere,
  },
  // Acts on what was forwarded to them, wherever it was received.
  specialist: {
    ...all(nothing),
    find: { own: 'near', other: 'near' },
    open: { own: 'near', other: 'near' },
    take: { own: 'near', other: 'near' },
    forward: { own: 'held', other: 'held' },
    'pass-on': { own: 'held', other: 'held' },
    'ask-supplement': { own: 'held', other: 'held' },
    decide: { own: 'held', other: 'held' },
    stop: { own: 'held', other: 'held' },
    withdraw: { own: 'held', other: 'held' },
    'renew-due-date': { own: 'held', other: 'held' },
    'mark-ready': { own: 'held', other: 'held' },
    undo: { own: 'held', other: 'held' },
  },
  // Has to see whose receipt it is; touches nothing but the money.
  cashier: { ...all(nothing), find: here('any'), open: here('any'), charge: here('any') },
  // The post takes in and gives back, where the person stands before it.
  'post-agent': {
    ...all(nothing),
    find: here('any'),
    open: here('any'),
    receive: here('any'),
    return: here('any'),
    'take-supplement': here('any'),
    // The money goes on together with the dossiers (QĐ 45/2016).
    charge: here('any'),
    print: here('desk'),
    undo: here('desk'),
    'hand-over': here('any'),
  },
  head: all(everywhere),
  // Machines, never people.
  technician: all(nothing),
  // Reads, and every reading is an event; changes nothing.
  auditor: { ...all(nothing), find: everywhere, open: everywhere },
};

/** As much of a dossier as decides whose it is. */
export interface Placed {
  /** Who has it to do; null: nobody by name. */
  readonly holder: AccountId | null;
  /** Received, and not yet handed on. */
  readonly isAtReception: boolean;
  readonly receivedAtPoint: string;
  readonly returnAtPoint: string;
  /** The point that may act on its life; left out: where it was received. */
  readonly workAt?: string | null;
  readonly isRestricted?: boolean;
}

export interface Acting {
  readonly account: AccountId;
  readonly role: AccountRole;
  readonly point: string;
}

export type PermissionRefusal =
  | { readonly type: 'role-not-allowed' }
  | { readonly type: 'dossier-of-other-point' }
  | { readonly type: 'dossier-held-by-other' }
  /** The person it is about asked that nobody work on it; a head still may. */
  | { readonly type: 'dossier-restricted' };

/** Null: it may be done. `dossier` null: there is none yet (receiving). */
export function refusedAct(who: Acting, act: DossierAct, dossier: Placed | null): PermissionRefusal | null {
  const row = permissions[who.role][act];
  if (row.own === 'none' && row.other === 'none') return { type: 'role-not-allowed' };
  if (dossier?.isRestricted && who.role !== 'head') return { type: 'dossier-restricted' };
  const isOwn =
    !dossier || [dossier.receivedAtPoint, dossier.returnAtPoint, dossier.workAt].some((point) => point === who.point);
  const reach = isOwn ? row.own : row.other;
  if (reach === 'none') return { type: 'dossier-of-other-point' };
  const isMine = !dossier || dossier.holder === who.account;
  const isNobodys = isMine || (dossier.holder === null && !dossier.isAtReception);
  const isOfDesk = isNobodys || dossier.isAtReception;
  const reached = { held: isMine, near: isNobodys, desk: isOfDesk, any: true }[reach];
  return reached ? null : { type: 'dossier-held-by-other' };
}
