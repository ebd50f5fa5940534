import type { CounterId, TerminalId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface HelpCall {
  readonly help: string;
  readonly terminal: TerminalId;
  readonly askedAt: number;
  readonly answeredAt: number | null;
  readonly counter: CounterId | null;
}

const COLUMNS = 'help, terminal, asked_at AS askedAt, answered_at AS answeredAt, counter';

export function readHelpCalls(db: ReadableDb) {
  const byId = db.prepare<[string], HelpCall>(`SELECT ${COLUMNS} FROM help_calls WHERE help = ?`);
  const latest = db.prepare<[string], HelpCall>(
    `SELECT ${COLUMNS} FROM help_calls WHERE terminal = +? ORDER BY asked_at DESC LIMIT 1`,
  );
  const open = db.prepare<[number], HelpCall>(
    `SELECT ${COLUMNS} FROM help_calls WHERE answered_at IS NULL AND asked_at > ? ORDER BY asked_at LIMIT 20`,
  );
  return {
    get: (help: string): HelpCall | undefined => byId.get(help),
    latestOf: (terminal: string): HelpCall | undefined => latest.get(terminal),
    /** Not answered and asked after that moment, oldest first. */
    openSince: (at: number): HelpCall[] => open.all(at),
  };
}

export function writeHelpCalls(db: WritableDb) {
  const ask = db.prepare('INSERT INTO help_calls (help, terminal, asked_at) VALUES (?, ?, ?)');
  const answer = db.prepare('UPDATE help_calls SET answered_at = ?, counter = ? WHERE help = ?');
  return {
    ask: (help: string, terminal: string, at: number) => void ask.run(help, terminal, at),
    answer: (help: string, counter: CounterId | null, at: number) => void answer.run(at, counter, help),
  };
}
