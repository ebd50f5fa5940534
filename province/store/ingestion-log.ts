import type { IngestionLog } from '../operations/take-in.ts';
import type { Transaction } from './database.ts';
import { appendEvents, hashesBetween, keepDossierKeys, park, parkedBetween } from './events.ts';
import { applyEffects } from './projections.ts';
import { noteMentions } from './readers.ts';
import { lockStream, moveHead, signersOf } from './streams.ts';

/** Ingestion's log in PostgreSQL, within `tx`. */
export function ingestionLog(tx: Transaction): IngestionLog {
  return {
    lockStream: (writer, stream) => lockStream(tx, writer, stream),
    hashesBetween: (at) => hashesBetween(tx, at),
    parkedBetween: (at) => parkedBetween(tx, at),
    keepDossierKeys: (at) => keepDossierKeys(tx, at),
    append: (at) => appendEvents(tx, at),
    project: (point, effects) => applyEffects(tx, point, effects),
    park: (at) => park(tx, at),
    noteMentions: (at) => noteMentions(tx, at),
    signersOf: (point) => signersOf(tx, point),
    moveHead: (at) => moveHead(tx, at),
  };
}
