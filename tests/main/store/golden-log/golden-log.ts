import { join } from 'node:path';
import type { AnyLogEvent } from '../../../../domain/event.ts';
import type { WritableDb } from '../../../../main/store/open-database.ts';
import { projectedTables } from '../../../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../../../main/store/projections.ts';
import { askedOfAPerson, visitedAndForgotten } from '../../../support/asked-of-a-person.ts';
import { booksOfAYear } from '../../../support/books-of-a-year.ts';
import { breachesOfAPoint } from '../../../support/breaches-of-a-point.ts';
import { handsOfTwoPoints } from '../../../support/hands-of-two-points.ts';
import { livesOfDossiers } from '../../../support/lives-of-dossiers.ts';
import { momentsOfTwoDays } from '../../../support/moments-of-two-days.ts';
import { noticesOfAYear } from '../../../support/notices-of-a-year.ts';
import { peopleOfACentre } from '../../../support/people-of-a-centre.ts';
import { postAndHomes } from '../../../support/post-and-homes.ts';
import { reborn } from '../../../support/reborn-story.ts';
import { receptionDay } from '../../../support/reception-day.ts';
import { rightsTakenBack } from '../../../support/rights-taken-back.ts';
import { scansOfPapers } from '../../../support/scans-of-papers.ts';
import { slipsOfAPostOffice } from '../../../support/signed-by-hand.ts';
import { standInOfAPoint } from '../../../support/stand-in-of-a-point.ts';
import { stationsOfAPoint } from '../../../support/stations-of-a-point.ts';
import { trainingOfANewcomer } from '../../../support/training-of-a-newcomer.ts';
import { twoHostsLookedAt } from '../../../support/two-hosts-looked-at.ts';
import { visitsAndMoney } from '../../../support/visits-and-money.ts';
import { morning } from '../../../support/whole-morning.ts';
import type { PointInTest } from '../../../support/with-store.ts';

export interface Golden {
  readonly log: string;
  readonly projections: string;
  /** What was done when it was written. */
  readonly story: (point: PointInTest) => Promise<unknown>;
}

/** Each was written once, when its events first existed; another kind of event is another golden. */
export const goldens: readonly Golden[] = [
  golden('log.jsonl', 'projections.json', morning),
  golden('reception.jsonl', 'reception-projections.json', receptionDay),
  golden('days-off.jsonl', 'days-off-projections.json', noticesOfAYear),
  golden('moments.jsonl', 'moments-projections.json', momentsOfTwoDays),
  golden('lives.jsonl', 'lives-projections.json', livesOfDossiers),
  golden('people.jsonl', 'people-projections.json', peopleOfACentre),
  golden('visits-and-money.jsonl', 'visits-and-money-projections.json', visitsAndMoney),
  golden('books.jsonl', 'books-projections.json', booksOfAYear),
  golden('reborn.jsonl', 'reborn-projections.json', reborn),
  golden('scans.jsonl', 'scans-projections.json', scansOfPapers),
  golden('stations.jsonl', 'stations-projections.json', stationsOfAPoint),
  golden('stand-in.jsonl', 'stand-in-projections.json', standInOfAPoint),
  golden('post-and-homes.jsonl', 'post-and-homes-projections.json', postAndHomes),
  golden('hands.jsonl', 'hands-projections.json', handsOfTwoPoints),
  golden('signed-by-hand.jsonl', 'signed-by-hand-projections.json', slipsOfAPostOffice),
  golden('training.jsonl', 'training-projections.json', trainingOfANewcomer),
  golden('privacy.jsonl', 'privacy-projections.json', askedOfAPerson),
  golden('access.jsonl', 'access-projections.json', rightsTakenBack),
  golden('forgotten.jsonl', 'forgotten-projections.json', visitedAndForgotten),
  golden('two-hosts.jsonl', 'two-hosts-projections.json', twoHostsLookedAt),
  golden('breaches.jsonl', 'breaches-projections.json', breachesOfAPoint),
];

function golden(log: string, projections: string, story: Golden['story']): Golden {
  return { log: join(import.meta.dirname, log), projections: join(import.meta.dirname, projections), story };
}

/** Puts the lines into an empty database as they are, folds them, and reads the projections. */
export function foldLines(db: WritableDb, lines: readonly string[]): Record<string, unknown[]> {
  db.exec('DELETE FROM events; DELETE FROM streams;');
  const insert = db.prepare(
    'INSERT INTO events (stream, seq, hash, origin, part, type, json) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const json of lines) {
    const { stream, seq, hash, origin, part, type } = JSON.parse(json) as AnyLogEvent;
    if (seq === 1)
      db.prepare("INSERT INTO streams (stream, point, opened_at, reason, letter) VALUES (?, ?, 0, 'created', '')").run(
        stream,
        stream.slice(0, stream.indexOf(':')),
      );
    insert.run(stream, seq, hash, origin, part, type, json);
  }
  rebuildProjections(db);
  return JSON.parse(
    JSON.stringify(
      Object.fromEntries(projectedTables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()])),
    ),
  );
}
