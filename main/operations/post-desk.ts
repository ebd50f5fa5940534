import { localTime } from '../../domain/calendar.ts';
import { pointIn } from '../../domain/directory.ts';
import * as life from '../../domain/dossier.ts';
import type { HandOver } from '../../domain/hand-over.ts';
import type { DossierId } from '../../domain/ids.ts';
import { procedureByCode } from '../../domain/procedures.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { PostItem } from '../store/post-items-table.ts';
import { counterFault } from './at-staffed-counter.ts';
import { accountOf, actorOf, type Handlers } from './caller.ts';
import { noteOpened } from './opened-dossiers.ts';
import { nextPlace } from './register-place.ts';

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly search: DossierSearch;
}

type PostMethods = 'listPostItems' | 'readPostItem' | 'receivePostItem' | 'countPostMoney';

/** What the public post brought: received with nothing typed twice, filed when its minutes were signed (QĐ 45/2016). */
export function postDeskOperations(parts: Parts): Handlers<PostMethods> {
  const { store, clock, search } = parts;
  const nowText = () => {
    const { date, time } = localTime(clock.now());
    return `${date}T${time}`;
  };
  return {
    listPostItems: () => ({
      items: store.post.waiting().map((item) => {
        const signed = signedHere(store, item.dossier);
        return {
          ...{ dossier: item.dossier, item: item.item, office: officeOf(store, item.office), service: item.service },
          procedure: { code: item.procedure, name: procedureByCode(item.procedure)?.name ?? item.procedure },
          ...{ takenAt: item.takenAt, documentCount: item.documentCount, missing: item.missing, fee: item.fee },
          ...{ state: signed ? ('here' as const) : ('coming' as const), filedAt: signed?.at ?? null },
        };
      }),
      money: moneyOf(store),
    }),

    readPostItem: ({ dossier }, caller) => {
      const item = store.post.get(dossier);
      if (!item) return err({ type: 'post-item-unknown' });
      const person = store.post.person(dossier);
      if (!person) return err({ type: 'person-erased' });
      const noted = noteOpened(parts, 'readPostItem', [dossier], caller);
      if (!noted.ok) return noted;
      const { name, phone, address, idNumber } = person.applicant;
      return ok({
        ...{ applicant: { name, phone, address, idNumber }, submitter: person.submitter?.name ?? null },
        ...{ documents: person.documents.map((each) => ({ ...each })), note: person.note },
      });
    },

    receivePostItem: ({ origin, counter, dossier }, caller) => {
      const command = { origin, method: 'receivePostItem', actor: actorOf(caller), opensDay: true };
      const performed = store.perform(command, () => {
        const fault = counterFault(store, caller, counter);
        if (fault) return err(fault);
        const item = store.post.get(dossier);
        if (!item) return err({ type: 'post-item-unknown' as const });
        if (item.filedAt !== null || store.dossiers.get(dossier)) return err({ type: 'post-item-filed' as const });
        const signed = signedHere(store, dossier);
        if (!signed) return err({ type: 'post-item-not-signed' as const });
        const person = store.post.person(dossier);
        if (!person) return err({ type: 'person-erased' as const });
        const code = nextCode(store, clock);
        const today = localTime(clock.now()).date;
        const decided = receiveItem(store, { item, person, code, counter, filedAt: signed.at, today });
        if (!decided.ok) return decided;
        const { office, item: number } = item;
        const facts = { dossier, office, item: number, handOver: signed.handOver, filedAt: signed.at };
        const job = {
          ...{ job: `${origin}.0`, kind: 'receipt' as const, subject: dossier, label: code },
          ...{ details: { account: accountOf(caller) }, terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
        };
        const answer = () => ({
          ...{ dossier, code, filedAt: signed.at, job: job.job },
          dueAt: store.dossiers.get(dossier)?.dueAt ?? '',
        });
        const events = [...decided.value, { type: 'post-item-filed' as const, facts }];
        return ok({ events, jobs: [job], answer });
      });
      if (performed.ok) search.refresh(dossier);
      return performed;
    },

    countPostMoney: ({ origin, counter, handOver, counted }, caller) =>
      store.perform({ origin, method: 'countPostMoney', actor: actorOf(caller), opensDay: false }, () => {
        const fault = counterFault(store, caller, counter);
        if (fault) return err(fault);
        const known = store.handOvers.get(handOver);
        if (!known || known.to !== store.point.id) return err({ type: 'hand-over-unknown' as const });
        const open = linesOf(store, known).filter((line) => line.counted === null);
        if (linesOf(store, known).length === 0) return err({ type: 'post-money-none' as const });
        const said = new Map<string, number>(counted.map((each) => [each.dossier, each.counted]));
        const lines = open.flatMap(({ dossier, amount, receipt }) => {
          const found = said.get(dossier);
          return found === undefined ? [] : [{ dossier, amount, receipt, counted: found }];
        });
        // Each was counted before, or is no line of this hand-over: money is put down once.
        if (lines.length < said.size) return err({ type: 'post-money-counted' as const });
        const facts = { handOver, office: known.from, counter, lines, at: nowText() };
        const sum = (of: 'amount' | 'counted') => lines.reduce((total, line) => total + line[of], 0);
        const answer = () => ({ lines: lines.length, amount: sum('amount'), counted: sum('counted') });
        return ok({ events: [{ type: 'post-money-counted', facts }], answer });
      }),
  };
}

/** When this point signed for it: the legal time of filing. */
function signedHere(store: PointStore, dossier: DossierId) {
  const me = store.point.id;
  const signed = store.steps.custodyOf(dossier).findLast((step) => step.type === 'accepted' && step.point === me);
  return signed?.type === 'accepted' ? { at: signed.at, handOver: signed.handOver } : null;
}

interface Receiving {
  readonly item: PostItem;
  readonly person: NonNullable<ReturnType<PointStore['post']['person']>>;
  readonly code: string;
  readonly counter: Parameters<typeof life.receiveDossier>[0]['counter'];
  readonly filedAt: string;
  /** Local date of the receiving itself. */
  readonly today: string;
}

function receiveItem(store: PointStore, { item, person, code, counter, filedAt, today }: Receiving) {
  const { applicant, submitter, documents, note } = person;
  const { dossier, sets, language, service, office } = item;
  const [date = '', time = ''] = filedAt.split('T');
  const home = service === 'both';
  return life.receiveDossier({
    ...{ dossier, code, officialCode: null, channel: 'post', ticket: null, counter, now: { date, time } },
    ...{ applicant, submitter, documents, sets, note, language, clock: store.workClock },
    ...{ procedure: procedureByCode(item.procedure), point: store.point.id, competentUnit: store.point.commune },
    entry: nextPlace(store, date, today),
    ...(home ? { returnAt: office, people: { returnPlace: officeOf(store, office).name } } : {}),
  });
}

function nextCode(store: PointStore, clock: Clock): string {
  const { date } = localTime(clock.now());
  const letter = store.days.incarnationLetter(store.stream, store.days.open()?.day ?? 0);
  return life.dossierCode(store.point.id, date, store.days.lastDossierOrdinal(date, letter) + 1, letter);
}

function officeOf(store: PointStore, point: string) {
  return { point, name: pointIn(store.directory.current(), point)?.name ?? point };
}

/** Money of hand-overs that this point took, the newest first. */
function moneyOf(store: PointStore) {
  return [...store.handOvers.underWay(), ...store.handOvers.done(100)]
    .filter(({ to, fees }) => to === store.point.id && fees.length > 0)
    .map((known) => ({
      ...{ handOver: known.handOver as string, office: officeOf(store, known.from), lines: linesOf(store, known) },
      acceptedAt:
        known.items
          .map(({ answeredAt }) => answeredAt)
          .sort()
          .at(-1) ?? '',
    }))
    .filter(({ lines }) => lines.some(({ counted }) => counted === null));
}

/** Of dossiers that were really there: what is missing from the bag is counted when it comes. */
function linesOf(store: PointStore, { handOver, fees, items }: HandOver) {
  const there = new Set(items.filter(({ fate }) => fate === 'accepted').map(({ dossier }) => dossier as string));
  return fees
    .filter(({ dossier }) => there.has(dossier))
    .map(({ dossier, amount }) => {
      const item = store.post.get(dossier);
      return {
        ...{ dossier, amount, item: item?.item ?? '', receipt: item?.fee?.receipt ?? '' },
        counted: store.post.counted(handOver, dossier) ?? null,
      };
    });
}
