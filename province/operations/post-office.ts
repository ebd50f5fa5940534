import { localTime } from '../../domain/calendar.ts';
import type { CustodyItem } from '../../domain/custody-events.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { procedures } from '../../domain/data/procedures.ts';
import { type Returning, timeliness } from '../../domain/dossier.ts';
import type { NewEvent } from '../../domain/event.ts';
import { DossierId, HandOverId, PointId } from '../../domain/ids.ts';
import type { Person, SubmittedDocument } from '../../domain/person.ts';
import type { PostDossier } from '../../domain/post-desk.ts';
import type { FailedDelivery, PostFee, PostService } from '../../domain/post-events.ts';
import { nextTry, type TakingError, takeAtPost } from '../../domain/post-item.ts';
import { procedureByCode } from '../../domain/procedures.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { readDirectory } from '../store/directory.ts';
import { type Agent, hasOpenCode, timelinessOf } from '../store/post-office.ts';
import { type AtHosted, performHosted } from './hosted-point.ts';
import { offerSignature } from './post-offer.ts';
import type { Province } from './province.ts';

type Unknown = { readonly type: 'post-item-unknown' };
type NotHere = { readonly type: 'post-item-not-here'; readonly code: string };

interface Command {
  readonly origin: string;
}

export interface Taking extends Command {
  readonly item: string;
  readonly procedure: string;
  readonly service: PostService;
  readonly applicant: Person;
  readonly submitter: Person | null;
  readonly documents: readonly SubmittedDocument[];
  readonly sets: number;
  readonly note: string;
  readonly language: string;
  readonly fee: PostFee | null;
}

interface Taken {
  readonly dossier: string;
  readonly item: string;
  readonly at: string;
  readonly missing: string[];
}

/** Nhận: an item under the post's own number. */
export function takePostItem(
  province: Province,
  agent: Agent,
  input: Taking,
): Promise<Result<Taken, TakingError | { type: 'post-code-taken' }>> {
  return performHosted<Taken, TakingError | { type: 'post-code-taken' }>(
    province,
    commandOf(agent, input, 'takePostItem'),
    async ({ tx, point }) => {
      const dossier = DossierId(province.random.uuid());
      const procedure = procedureByCode(input.procedure);
      const { origin: _origin, ...said } = input;
      const at = localMoment(province);
      const decided = takeAtPost({ ...said, dossier, office: point, procedure, at });
      if (!decided.ok) return decided;
      const [taken] = decided.value;
      const item = taken?.type === 'post-item-taken' ? taken.facts.item : '';
      if (await hasOpenCode(tx, point, item)) return err({ type: 'post-code-taken' as const });
      const there = new Set(input.documents.map(({ name }) => name));
      const missing = (procedure?.documents ?? []).filter((name) => !there.has(name));
      return ok({ events: decided.value, answer: { dossier, item, at, missing } });
    },
  );
}

/** A wrong key, as long as the item lies here. */
export function takeBackPostItem(
  province: Province,
  agent: Agent,
  input: Command & { readonly dossier: DossierId },
): Promise<Result<Record<string, never>, Unknown | NotHere>> {
  return performHosted<Record<string, never>, Unknown | NotHere>(
    province,
    commandOf(agent, input, 'takeBackPostItem'),
    async (at) => {
      const row = await inState(at, input.dossier, ['here']);
      if (!row.ok) return row;
      const facts = { dossier: input.dossier, item: row.value.code, at: localMoment(province) };
      return ok({ events: [{ type: 'post-item-taken-back' as const, facts }], answer: {} });
    },
  );
}

export interface Signing extends Command {
  readonly to: PointId;
  readonly dossiers: readonly DossierId[];
  readonly bag: string | null;
}

type SigningError = Unknown | NotHere | { type: 'post-point-unknown' } | { type: 'post-minutes-mixed' };

/** The minutes: items with the money they came with, or results that found nobody. */
export function signPostMinutes(
  province: Province,
  agent: Agent,
  input: Signing,
): Promise<Result<{ handOver: string }, SigningError>> {
  return performHosted<{ handOver: string }, SigningError>(
    province,
    commandOf(agent, input, 'signPostMinutes'),
    async (at) => {
      const { to, bag } = input;
      const directory = await readDirectory(at.tx, at.point.slice(0, 5));
      const target = directory.points.find(({ point }) => point === to);
      if (!target || to === at.point) return err({ type: 'post-point-unknown' as const });
      const known = await at.dossiers(input.dossiers);
      const rows: PostDossier[] = [];
      for (const dossier of new Set(input.dossiers)) {
        const row = known.get(dossier);
        if (!row) return err({ type: 'post-item-unknown' as const });
        if (row.state !== 'here' && row.state !== 'out')
          return err({ type: 'post-item-not-here' as const, code: row.code });
        rows.push(row);
      }
      if (new Set(rows.map(({ state }) => state)).size > 1) return err({ type: 'post-minutes-mixed' as const });
      const kind = rows[0]?.state === 'here' ? ('folders' as const) : ('results' as const);
      const handOver = HandOverId(province.random.uuid());
      const items: CustodyItem[] = rows.map(({ dossier, code, cv }) => ({
        ...{ dossier: DossierId(dossier), code, cv: cv + 1, work: true },
        carries: kind === 'folders' ? 'folder' : 'result',
      }));
      const fees = rows.flatMap(({ dossier, fee, state }) =>
        fee && state === 'here' ? [{ dossier: DossierId(dossier), lines: [], amount: fee.amount }] : [],
      );
      const said = { handOver, to, kind, bag, items, at: localMoment(province) };
      const facts = {
        ...said,
        ...(fees.length > 0 ? { fees } : {}),
        signature: offerSignature(at.signer, { ...said, from: at.point }),
      };
      return ok({ events: [{ type: 'hand-over-offered' as const, facts }], answer: { handOver } });
    },
  );
}

/** Results that came from the centre: counted one by one; what is missing is named and not taken over. */
export function acceptPostResults(
  province: Province,
  agent: Agent,
  input: Command & { readonly handOver: string; readonly missing: readonly DossierId[] },
): Promise<Result<Record<string, never>, { type: 'hand-over-unknown' }>> {
  return performHosted<Record<string, never>, { type: 'hand-over-unknown' }>(
    province,
    commandOf(agent, input, 'acceptPostResults'),
    async (at) => {
      const rows = await at.coming(input.handOver);
      const [first] = rows;
      if (!first) return err({ type: 'hand-over-unknown' as const });
      const isMissing = ({ dossier }: PostDossier) => (input.missing as readonly string[]).includes(dossier);
      const items: CustodyItem[] = rows
        .filter((row) => !isMissing(row))
        .map(({ dossier, code, cv, state }) => ({
          ...{ dossier: DossierId(dossier), code, cv: cv + 1, work: true },
          carries: state === 'coming' ? ('result' as const) : ('folder' as const),
        }));
      const differences = rows
        .filter(isMissing)
        .map(({ dossier, code }) => ({ dossier: DossierId(dossier), code, what: 'missing' as const }));
      const facts = {
        ...{
          handOver: HandOverId(input.handOver),
          from: PointId(first.other ?? ''),
          offerHash: null,
          items,
          differences,
        },
        ...{ how: 'one-by-one' as const, at: localMoment(province) },
      };
      return ok({ events: [{ type: 'hand-over-accepted' as const, facts }], answer: {} });
    },
  );
}

export interface Delivering extends Command {
  readonly dossier: DossierId;
  readonly to: Returning['to'];
  readonly receiver: string;
  readonly note: string;
}

/** Trả: given at the door or at the post office, to the applicant or to who has their authorisation. */
export function deliverResult(
  province: Province,
  agent: Agent,
  input: Delivering,
): Promise<Result<Record<string, never>, Unknown | NotHere>> {
  return performHosted<Record<string, never>, Unknown | NotHere>(
    province,
    commandOf(agent, input, 'deliverResult'),
    async (at) => {
      const { dossier, to, receiver, note } = input;
      const row = await inState(at, dossier, ['out']);
      if (!row.ok) return row;
      const today = localTime(province.clock.now()).date;
      const times = await timelinessOf(at.tx, at.point.slice(0, 5), dossier);
      const kept = timeliness(times?.readyOn ?? today, times?.dueOn ?? today);
      const event: NewEvent = {
        type: 'dossier-returned',
        facts: { dossier, ticket: null, counter: null, date: today, timeliness: kept, to },
        personal: { dossier, part: { receiver, note } },
      };
      return ok({ events: [event], answer: {} });
    },
  );
}

type FailedError = Unknown | NotHere | { type: 'post-tries-over' } | { type: 'post-try-too-early'; from: string };

/** Two tries, two working days apart; after the second it goes back to the centre. */
export function failDelivery(
  province: Province,
  agent: Agent,
  input: Command & { readonly dossier: DossierId; readonly why: FailedDelivery },
): Promise<Result<{ attempt: number; nextFrom: string | null }, FailedError>> {
  return performHosted<{ attempt: number; nextFrom: string | null }, FailedError>(
    province,
    commandOf(agent, input, 'failDelivery'),
    async (at) => {
      const { dossier, why } = input;
      const found = await inState(at, dossier, ['out']);
      if (!found.ok) return found;
      const row = found.value;
      if (row.tries > 0 && row.nextFrom === null) return err({ type: 'post-tries-over' as const });
      const today = localTime(province.clock.now()).date;
      if (row.nextFrom !== null && today < row.nextFrom)
        return err({ type: 'post-try-too-early' as const, from: row.nextFrom });
      const attempt = row.tries + 1;
      const nextFrom = nextTry(attempt, today, officialCalendar);
      const facts = { dossier, attempt, why, at: localMoment(province), nextFrom };
      return ok({ events: [{ type: 'post-delivery-failed' as const, facts }], answer: { attempt, nextFrom } });
    },
  );
}

/** What an agent may choose of. */
export function offeredProcedures(today: string) {
  return procedures
    .filter(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom <= today && (effectiveTo === null || today <= effectiveTo),
    )
    .map(({ code, name, documents }) => ({ code, name, documents: [...documents] }));
}

export function localMoment({ clock }: Pick<Province, 'clock'>): string {
  const { date, time } = localTime(clock.now());
  return `${date}T${time}`;
}

function commandOf({ point, account }: Agent, { origin }: Command, method: string) {
  return { point, account, origin, method };
}

async function inState(
  at: AtHosted,
  dossier: string,
  states: readonly PostDossier['state'][],
): Promise<Result<PostDossier, Unknown | NotHere>> {
  const row = (await at.dossiers([dossier])).get(dossier);
  if (!row) return err({ type: 'post-item-unknown' });
  return states.includes(row.state) ? ok(row) : err({ type: 'post-item-not-here', code: row.code });
}
