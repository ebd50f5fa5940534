import { publishedPeople, unsettled } from '../../domain/published-people.ts';
import { isLeaving, lastDay, type Secondment } from '../../domain/secondment.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Answer } from './caller.ts';
import { businessDate, roleNow } from './staff.ts';

type StaffView = Answer<'watchStaff'> extends AsyncIterable<infer V> ? V : never;

/** Who belongs to the centre; whose time ends soon stands first. */
export function staffView({ store, clock }: { store: PointStore; clock: Clock }): StaffView {
  const today = businessDate(store, clock.now());
  const place = { point: store.point.id, date: today };
  const counters = store.counters.all();
  const people = store.accounts.all().map((person) => {
    const { id, login, name, role, isGuest, languages, isPasswordOnce } = person;
    const secondments = store.secondments.of(id);
    const isActive = person.deactivatedAt === null;
    const last = isActive ? lastDay({ isGuest }, secondments, place) : null;
    return {
      ...{ account: id, login, name, role, isGuest, isActive, isPasswordOnce, languages: [...languages] },
      roleNow: roleNow(store, id, clock.now()),
      hasPin: person.pin !== null,
      secondments: secondments.map((each) => shown(each, today)),
      ...{ lastDay: last, isLeaving: isLeaving(last, today) },
      holds: store.dossiers.countHeldBy(id),
      counter: counters.find(({ account }) => account === id)?.counter ?? null,
    };
  });
  people.sort((a, b) => rank(a) - rank(b));
  return { today, point: store.point.id, people, published: publishedOf(store, place) };
}

function publishedOf(store: PointStore, place: { point: string; date: string }): StaffView['published'] {
  return publishedPeople(store.reference.current()?.tables ?? null).flatMap((said) => {
    const account = store.accounts.byLogin(said.login);
    const known = account && {
      ...{ id: account.id, role: account.role, isGuest: account.isGuest, isActive: account.deactivatedAt === null },
      secondments: store.secondments.of(account.id),
    };
    const state = unsettled(said, known ?? null, place);
    return state ? [{ ...said, state, account: account?.id ?? null }] : [];
  });
}

function shown({ id, role, point, from, to }: Secondment, today: string) {
  const when = to < today ? ('past' as const) : from > today ? ('coming' as const) : ('now' as const);
  return { secondment: id, role, point, from, to, when };
}

function rank({ isActive, isLeaving }: { isActive: boolean; isLeaving: boolean }): number {
  return isActive ? (isLeaving ? 0 : 1) : 2;
}
