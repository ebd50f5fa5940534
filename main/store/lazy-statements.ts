import type Database from 'better-sqlite3';

/**
 * Statements of this connection are read by SQLite when they are first used, not when they are named: a start names more than
 * two hundred and uses thirty. That each fits the tables is shown by `tests/main/store/lazy-statements`.
 */
export function readAtFirstUse<Db extends Database.Database>(db: Db): Db {
  const prepare = db.prepare.bind(db) as (sql: string) => Database.Statement;
  return Object.assign(db, { prepare: (sql: string) => new LazyStatement(() => prepare(sql)) });
}

/** What the store asks of a statement, and no more. */
class LazyStatement {
  readonly #read: () => Database.Statement;
  #statement: Database.Statement | null = null;

  constructor(read: () => Database.Statement) {
    this.#read = read;
  }

  #now(): Database.Statement {
    this.#statement ??= this.#read();
    return this.#statement;
  }

  run(...given: unknown[]): Database.RunResult {
    return this.#now().run(...given);
  }

  get(...given: unknown[]): unknown {
    return this.#now().get(...given);
  }

  all(...given: unknown[]): unknown[] {
    return this.#now().all(...given);
  }

  iterate(...given: unknown[]): IterableIterator<unknown> {
    return this.#now().iterate(...given);
  }

  pluck(isOn = true): LazyStatement {
    return new LazyStatement(() => this.#read().pluck(isOn));
  }

  raw(isOn = true): LazyStatement {
    return new LazyStatement(() => this.#read().raw(isOn));
  }
}
