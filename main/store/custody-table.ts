import { canonicalJson } from '../../domain/canonical-json.ts';
import { type Custody, custodyStepsOf, type PaperState, type Whereabouts } from '../../domain/custody.ts';
import { type Paper, papers } from '../../domain/custody-events.ts';
import { custodyOf } from '../../domain/custody-fold.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { runningStates } from '../../domain/dossier-words.ts';
import type { AnyLogEvent, LogEvent } from '../../domain/event.ts';
import { HandOverId, PointId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { readIndexed } from './step-events.ts';

const unfinished = [...runningStates, 'waiting-supplement'].map((state) => `'${state}'`).join(', ');

interface Row {
  readonly dossier: string;
  readonly cv: number;
  readonly work: string | null;
  readonly folder_state: PaperState;
  readonly folder_at: string | null;
  readonly folder_to: string | null;
  readonly result_state: PaperState | null;
  readonly result_at: string | null;
  readonly result_to: string | null;
  readonly since: string;
  readonly hand_over: string | null;
  readonly claimants: string;
  readonly result_hand_over: string | null;
}

export interface FoundPaper {
  readonly paper: Paper;
  readonly point: PointId;
  /** Local, YYYY-MM-DDTHH:mm. */
  readonly at: string;
  readonly account: string | null;
}

export function readCustody(db: ReadableDb) {
  const row = db.prepare<[string], Row>('SELECT * FROM custody WHERE dossier = ?');
  const moves = readIndexed<AnyLogEvent>(db, 'custody_steps', 'dossier');
  const doubtful = db.prepare('SELECT dossier FROM custody WHERE in_doubt = 1 LIMIT 500').pluck();
  // Two ranges of one index: what lies here and is worked on here is never looked at.
  const apart = ['work < @point', 'work > @point'].map(
    (range) => `SELECT dossiers.dossier FROM custody CROSS JOIN dossiers USING (dossier)
      WHERE folder_state = 'here' AND folder_at = @point AND ${range} AND state IN (${unfinished})`,
  );
  const left = db.prepare(`${apart.join(' UNION ALL ')} LIMIT 500`).pluck();
  // From the few that are unfinished: those whose work was ever taken over grow for years.
  const ahead = db
    .prepare(
      `SELECT dossiers.dossier FROM dossiers CROSS JOIN custody USING (dossier)
       WHERE state IN (${unfinished}) AND work = @point AND (folder_state <> 'here' OR folder_at <> @point)
       ORDER BY due_at LIMIT 500`,
    )
    .pluck();
  return {
    /** Unfinished dossiers whose work is at the point and whose folder is not, the first due first. */
    workedByScan: (point: string): string[] => ahead.all({ point }) as string[],
    /** Unfinished dossiers whose folder is at the point and whose work is at another. */
    leftBehind: (point: string): string[] => left.all({ point }) as string[],
    /** Where it is by all that is known; of a dossier that went nowhere, where it was received. */
    of: ({ id, receivedAtPoint, receivedAt }: Pick<Dossier, 'id' | 'receivedAtPoint' | 'receivedAt'>): Custody => {
      const found = row.get(id);
      return found ? custodyOfRow(found) : custodyOf({ point: PointId(receivedAtPoint), at: receivedAt });
    },
    /** Null: nothing was said of it but its receipt, if that. */
    known: (dossier: string): Custody | null => {
      const found = row.get(dossier);
      return found ? custodyOfRow(found) : null;
    },
    /** The last word of a folder that is nowhere: what was in it. */
    lost: (dossier: string): LogEvent<'folder-lost'> | undefined =>
      [...moves.own(dossier), ...moves.foreign(dossier)]
        .filter((event) => event.type === 'folder-lost')
        .sort((a, b) => b.facts.cv - a.facts.cv)[0],
    /** Where the last that was said of a paper is that somebody found it. */
    found: (dossier: string): FoundPaper[] => {
      const said = [...moves.own(dossier), ...moves.foreign(dossier)].flatMap((event) =>
        custodyStepsOf(event).flatMap(({ dossier: about, step }) => (about === dossier ? [{ event, step }] : [])),
      );
      return papers.flatMap((paper) => {
        const about = said.filter(({ step }) => ('carries' in step ? step.carries : step.paper) === paper);
        const last = Math.max(...about.map(({ step }) => step.cv));
        return about.flatMap(({ event, step }) =>
          step.cv === last && step.type === 'recounted' && step.found
            ? [{ paper, point: step.point, at: step.at, account: event.actor.account }]
            : [],
        );
      });
    },
    /** Claimed by two, or looked for in vain. */
    doubtful: (): string[] => doubtful.all() as string[],
  };
}

export function writeCustody(db: WritableDb) {
  const put = db.prepare(
    `INSERT OR REPLACE INTO custody (dossier, cv, work, folder_state, folder_at, folder_to, result_state, result_at,
       result_to, since, hand_over, claimants, in_doubt, result_hand_over) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    put: (dossier: string, custody: Custody): void => {
      const { folder, result } = custody;
      put.run(
        ...[dossier, custody.cv, custody.work, folder.state, folder.at, folder.to],
        ...[result?.state ?? null, result?.at ?? null, result?.to ?? null],
        ...[
          custody.since,
          custody.handOver,
          canonicalJson(custody.claimants),
          isDoubtful(custody) ? 1 : 0,
          custody.resultHandOver,
        ],
      );
    },
  };
}

function isDoubtful({ work, folder, result }: Custody): boolean {
  return work === null || [folder, result].some((each) => each?.state === 'conflict' || each?.state === 'unknown');
}

function custodyOfRow(row: Row): Custody {
  const where = (state: PaperState, at: string | null, to: string | null): Whereabouts => ({
    ...{ state, at: at === null ? null : PointId(at), to: to === null ? null : PointId(to) },
  });
  return {
    cv: row.cv,
    work: row.work === null ? null : PointId(row.work),
    folder: where(row.folder_state, row.folder_at, row.folder_to),
    result: row.result_state === null ? null : where(row.result_state, row.result_at, row.result_to),
    since: row.since,
    handOver: row.hand_over === null ? null : HandOverId(row.hand_over),
    resultHandOver: row.result_hand_over === null ? null : HandOverId(row.result_hand_over),
    claimants: JSON.parse(row.claimants) as PointId[],
  };
}
