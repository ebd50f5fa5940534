import type { AnyLogEvent } from '../../domain/event.ts';
import type { DossierId, PointId } from '../../domain/ids.ts';
import type { PostFee, PostParts, PostService } from '../../domain/post-events.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import type { Sealing } from './sealing.ts';

export interface PostItem {
  readonly dossier: DossierId;
  readonly office: PointId;
  readonly item: string;
  readonly procedure: string;
  readonly service: PostService;
  readonly takenAt: string;
  readonly documentCount: number;
  readonly missing: number;
  readonly sets: number;
  readonly language: string;
  readonly fee: PostFee | null;
  readonly filedAt: string | null;
}

interface Row extends Omit<PostItem, 'fee'> {
  readonly feeAmount: number | null;
  readonly feeReceipt: string | null;
  readonly origin: string;
  readonly part: number;
  readonly sealed: string;
}

const COLUMNS = `dossier, office, item, procedure, service, taken_at AS takenAt, document_count AS documentCount, missing, sets,
  language, fee_amount AS feeAmount, fee_receipt AS feeReceipt, filed_at AS filedAt,
  sealed_origin AS origin, sealed_part AS part, sealed`;

export function readPostItems(db: ReadableDb, { sealing }: { readonly sealing: Sealing }) {
  const byDossier = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM post_items WHERE dossier = ? AND taken_back = 0`);
  const waiting = db.prepare<[], Row>(
    `SELECT ${COLUMNS} FROM post_items WHERE filed_at IS NULL AND taken_back = 0 ORDER BY taken_at, item LIMIT 500`,
  );
  const counted = db.prepare<[string, string], { counted: number }>(
    'SELECT counted FROM post_money WHERE hand_over = ? AND dossier = ?',
  );
  return {
    get: (dossier: string): PostItem | undefined => itemOf(byDossier.get(dossier)),
    /** Not received by the centre yet, the oldest first. */
    waiting: (): PostItem[] => waiting.all().map((row) => itemOf(row) as PostItem),
    /** Who sends it and what is in it; null: erased. Sealed at the post office. */
    person: (dossier: string): PostParts['post-item-taken'] | null => {
      const row = byDossier.get(dossier);
      if (!row) return null;
      const { office: point, origin, part } = row;
      return sealing.open(row.sealed, { point, dossier, type: 'post-item-taken', origin, part });
    },
    /** What the cashier found of a line of money; undefined: not counted yet. */
    counted: (handOver: string, dossier: string): number | undefined => counted.get(handOver, dossier)?.counted,
  };
}

/** Where and when a post office took it in: custody begins there. */
export function readTakenAt(db: ReadableDb): (dossier: string) => { point: PointId; at: string } | null {
  const row = db.prepare<[string], { point: PointId; at: string }>(
    'SELECT office AS point, taken_at AS at FROM post_items WHERE dossier = ? AND taken_back = 0',
  );
  return (dossier) => row.get(dossier) ?? null;
}

function itemOf(row: Row | undefined): PostItem | undefined {
  if (!row) return undefined;
  const { feeAmount, feeReceipt, origin: _origin, part: _part, sealed: _sealed, ...item } = row;
  return { ...item, fee: feeAmount === null ? null : { amount: feeAmount, receipt: feeReceipt ?? '' } };
}

export type PostEvent = Extract<
  AnyLogEvent,
  {
    type:
      | 'post-item-taken'
      | 'post-item-taken-back'
      | 'post-item-filed'
      | 'post-money-counted'
      | 'post-delivery-failed';
  }
>;

export function writePostItems(db: WritableDb): { apply(event: PostEvent): void } {
  const take = db.prepare(
    `INSERT INTO post_items (dossier, office, item, procedure, service, taken_at, document_count, missing, sets, language,
       fee_amount, fee_receipt, sealed_origin, sealed_part, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const takeBack = db.prepare('UPDATE post_items SET taken_back = 1 WHERE dossier = ?');
  const file = db.prepare('UPDATE post_items SET filed_at = ? WHERE dossier = ?');
  const count = db.prepare(
    `INSERT INTO post_money (hand_over, dossier, office, amount, receipt, counted, counted_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const tried = db.prepare(
    'INSERT INTO post_tries (dossier, attempt, why, tried_at, next_from) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    apply: (event) => {
      switch (event.type) {
        case 'post-item-taken': {
          const { dossier, office, item, procedure, service, at, documentCount, missing, sets, language, fee } =
            event.facts;
          const { origin, part, sealed } = event;
          take.run(
            ...[dossier, office, item, procedure, service, at, documentCount, missing, sets, language],
            ...[fee?.amount ?? null, fee?.receipt ?? null, origin, part, sealed ?? ''],
          );
          return;
        }
        case 'post-item-taken-back':
          return void takeBack.run(event.facts.dossier);
        case 'post-item-filed':
          return void file.run(event.facts.filedAt, event.facts.dossier);
        case 'post-money-counted': {
          const { handOver, office, at, lines } = event.facts;
          for (const { dossier, amount, receipt, counted } of lines)
            count.run(handOver, dossier, office, amount, receipt, counted, at);
          return;
        }
        case 'post-delivery-failed': {
          const { dossier, attempt, why, at, nextFrom } = event.facts;
          return void tried.run(dossier, attempt, why, at, nextFrom);
        }
      }
    },
  };
}
