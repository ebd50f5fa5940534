import { pathOf } from '../../domain/training/scenarios.ts';
import { missingFor, type Trainee } from '../../domain/training/training-wheels.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Answer } from './caller.ts';
import { nameOf } from './life-view.ts';

type TrainingView = Answer<'watchTraining'> extends AsyncIterable<infer V> ? V : never;

/** Off where somebody said so, at a demonstration, and where `point.json` says nothing. */
export function areWheelsOn({ training, point }: PointStore): boolean {
  if (point.demonstration) return false;
  return training.areWheelsOn() ?? point.trainingWheels ?? false;
}

/** What is asked of this account now; a practice world asks nothing. */
export function traineeOf(store: PointStore, account: string): Trainee {
  const asked = store.training.askedOf(account);
  return {
    isAsked: areWheelsOn(store) && asked !== undefined && asked.waivedAt === null,
    passed: store.training.passedBy(account).map(({ scenario }) => scenario),
  };
}

/** The door asks before what waits for practice. */
export function mustPractise(store: PointStore, account: string, method: string): boolean {
  return missingFor(method, traineeOf(store, account)).length > 0;
}

export function trainingView(store: PointStore): TrainingView {
  const people = store.accounts
    .all()
    .filter(({ deactivatedAt }) => deactivatedAt === null)
    .map(({ id, name, role }) => {
      const passed = store.training.passedBy(id);
      const asked = store.training.askedOf(id);
      const { waivedWhy, waivedBy, waivedAt } = asked ?? { waivedWhy: null, waivedBy: null, waivedAt: null };
      return {
        ...{ account: id, name, role, passed: [...passed], isAsked: traineeOf(store, id).isAsked },
        missing: pathOf(role).filter((each) => !passed.some(({ scenario }) => scenario === each)),
        waived: waivedWhy && { reason: waivedWhy, by: nameOf(store, waivedBy), at: waivedAt ?? 0 },
      };
    });
  return { wheels: areWheelsOn(store), people: people.toSorted((a, b) => a.name.localeCompare(b.name, 'vi')) };
}
