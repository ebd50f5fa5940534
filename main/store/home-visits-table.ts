import type { AnyLogEvent } from '../../domain/event.ts';
import type { HomeVisit } from '../../domain/home-visit.ts';
import type { HomeVisitParts } from '../../domain/home-visit-events.ts';
import { DossierId, type PointId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import type { Sealing } from './sealing.ts';

interface Row extends Omit<HomeVisit, 'dossiers'> {
  readonly dossiers: string;
  readonly origin: string;
  readonly part: number;
  readonly sealed: string;
}

const COLUMNS = `visit, village, date, from_time AS "from", via, procedure, asked_at AS askedAt, outcome, dossiers,
  sealed_origin AS origin, sealed_part AS part, sealed`;

export function readHomeVisits(db: ReadableDb, { sealing, point }: { sealing: Sealing; point: PointId }) {
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM home_visits WHERE visit = ?`);
  const ofDay = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM home_visits WHERE date = ? ORDER BY asked_at, visit`);
  const days = db.prepare<[string], { date: string; open: number }>(
    `SELECT date, sum(outcome IS NULL) AS open FROM home_visits WHERE date >= ? GROUP BY date ORDER BY date LIMIT 60`,
  );
  const route = db.prepare<[string], string>('SELECT village FROM home_routes WHERE date = ? ORDER BY place').pluck();
  const person = ({ visit, origin, part, sealed }: Row): HomeVisitParts['home-visit-asked'] | null =>
    sealing.open(sealed, { point, dossier: visit, type: 'home-visit-asked', origin, part });
  return {
    get: (visit: string): HomeVisit | undefined => {
      const row = byId.get(visit);
      return row && visitOf(row);
    },
    /** With whom; null where the person was erased. */
    ofDay: (date: string) => ofDay.all(date).map((row) => ({ ...visitOf(row), person: person(row) })),
    /** Days from then on with visits, and how many are still to be made. */
    days: (from: string) => days.all(from),
    route: (date: string): string[] => route.all(date),
  };
}

function visitOf({ origin: _origin, part: _part, sealed: _sealed, dossiers, ...visit }: Row): HomeVisit {
  return { ...visit, dossiers: (JSON.parse(dossiers) as string[]).map(DossierId) };
}

export type HomeVisitEvent = Extract<
  AnyLogEvent,
  { type: 'home-visit-asked' | 'home-visit-moved' | 'home-visit-closed' | 'home-route-set' }
>;

export function writeHomeVisits(db: WritableDb): { apply(event: HomeVisitEvent): void } {
  const ask = db.prepare(
    `INSERT INTO home_visits (visit, village, date, from_time, via, procedure, asked_at, sealed_origin, sealed_part, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const move = db.prepare('UPDATE home_visits SET date = ?, from_time = ?, outcome = NULL WHERE visit = ?');
  const close = db.prepare('UPDATE home_visits SET outcome = ?, dossiers = ? WHERE visit = ?');
  const forget = db.prepare('DELETE FROM home_routes WHERE date = ?');
  const drive = db.prepare('INSERT INTO home_routes (date, place, village) VALUES (?, ?, ?)');
  return {
    apply: (event) => {
      switch (event.type) {
        case 'home-visit-asked': {
          const { visit, village, date, from, via, procedure, at } = event.facts;
          const { origin, part, sealed } = event;
          return void ask.run(visit, village, date, from, via, procedure, at, origin, part, sealed ?? '');
        }
        case 'home-visit-moved':
          return void move.run(event.facts.date, event.facts.from, event.facts.visit);
        case 'home-visit-closed':
          return void close.run(event.facts.outcome, JSON.stringify(event.facts.dossiers), event.facts.visit);
        case 'home-route-set':
          forget.run(event.facts.date);
          event.facts.villages.forEach((village, place) => {
            drive.run(event.facts.date, place + 1, village);
          });
          return;
      }
    },
  };
}
