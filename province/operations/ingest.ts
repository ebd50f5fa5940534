import type { Result } from '../../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { ingestionLog } from '../store/ingestion-log.ts';
import { type PushAnswer, type PushError, type TakingIn, takeIn } from './take-in.ts';

export interface Ingesting extends TakingIn {
  readonly tx: Transaction;
}

/** Into this transaction. Also for a stream that the province itself writes, in the transaction in which it does. */
export async function ingest({ tx, ...at }: Ingesting): Promise<Result<PushAnswer, PushError>> {
  return takeIn(ingestionLog(tx), at);
}
