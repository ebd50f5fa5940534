import type { LogEvent } from '../../domain/event.ts';
import type { ScenarioId, WaiveReason } from '../../domain/training/scenario-words.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface Asked {
  readonly account: string;
  readonly waivedWhy: WaiveReason | null;
  readonly waivedBy: string | null;
  readonly waivedAt: number | null;
}

export function readTraining(db: ReadableDb) {
  const passed = db.prepare<[string], { scenario: ScenarioId; at: number }>(
    'SELECT scenario, at FROM training_passed WHERE account = ? ORDER BY at, scenario',
  );
  const asked = db.prepare<[string], Asked>(
    `SELECT account, waived_why AS waivedWhy, waived_by AS waivedBy, waived_at AS waivedAt
     FROM training_asked WHERE account = ?`,
  );
  const wheels = db.prepare('SELECT is_on FROM training_wheels').pluck();
  return {
    passedBy: (account: string) => passed.all(account),
    /** Undefined: an account of before, of which nothing is asked. */
    askedOf: (account: string): Asked | undefined => asked.get(account),
    /** Until somebody says otherwise, as `point.json` says. */
    areWheelsOn: (): boolean | null => {
      const on = wheels.get() as number | undefined;
      return on === undefined ? null : on === 1;
    },
  };
}

type TrainingEvent = 'training-asked' | 'training-passed' | 'training-waived' | 'training-wheels-set';

export function writeTraining(db: WritableDb) {
  const pass = db.prepare('INSERT OR IGNORE INTO training_passed (account, scenario, at) VALUES (?, ?, ?)');
  const ask = db.prepare('INSERT OR IGNORE INTO training_asked (account, at) VALUES (?, ?)');
  const waive = db.prepare('UPDATE training_asked SET waived_why = ?, waived_by = ?, waived_at = ? WHERE account = ?');
  const set = db.prepare('INSERT OR REPLACE INTO training_wheels (one, is_on) VALUES (1, ?)');
  return {
    apply: (event: { [T in TrainingEvent]: LogEvent<T> }[TrainingEvent]): void => {
      const { wall } = event.at;
      switch (event.type) {
        case 'training-asked':
          return void ask.run(event.facts.account, wall);
        case 'training-passed':
          return void pass.run(event.facts.account, event.facts.scenario, wall);
        case 'training-waived':
          return void waive.run(event.facts.reason, event.actor.account, wall, event.facts.account);
        case 'training-wheels-set':
          return void set.run(event.facts.on ? 1 : 0);
      }
    },
  };
}
