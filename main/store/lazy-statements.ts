import type Database from 'better-sqlite3';

/**
 * Statements of this connection are read by SQLite when they are first used, not when they are named: a start names more than
 * two hundred and uses thirty. That each fits the tables is shown by `tests/main/store/lazy-statements`.
 * `onDamage`: a statement met bytes of the file in which SQLite finds no sense. It fails all the same.
 */
export function readAtFirstUse<Db extends Database.Database>(db: Db, onDamage: () => void = () => {}): Db {
  const prepare = db.prepare.bind(db) as (sql: string) => Database.Statement;
  return Object.assign(db, { prepare: (sql: string) => new LazyStatement(() => prepare(sql), onDamage) });
}

/** SQLITE_CORRUPT with all its extensions, and a file that is no database (any more). */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown } | null)?.code ?? ''));
}

/** What the store asks of a statement, and no more. */
class LazyStatement {
  readonly #read: () => Database.Statement;
  readonly #onDamage: () => void;
  #statement: Database.Statement | null = null;

  constructor(read: () => Database.Statement, onDamage: () => void) {
    this.#read = read;
    this.#onDamage = onDamage;
  }

  #ask<T>(ask: (statement: Database.Statement) => T): T {
    try {
      this.#statement ??= this.#read();
      return ask(this.#statement);
    } catch (error) {
      if (isDamage(error)) this.#onDamage();
      throw error;
    }
  }

  run(...given: unknown[]): Database.RunResult {
    return this.#ask((statement) => statement.run(...given));
  }

  get(...given: unknown[]): unknown {
    return this.#ask((statement) => statement.get(...given));
  }

  all(...given: unknown[]): unknown[] {
    return this.#ask((statement) => statement.all(...given));
  }

  *iterate(...given: unknown[]): IterableIterator<unknown> {
    const rows = this.#ask((statement) => statement.iterate(...given));
    try {
      yield* rows;
    } catch (error) {
      if (isDamage(error)) this.#onDamage();
      throw error;
    }
  }

  pluck(isOn = true): LazyStatement {
    return new LazyStatement(() => this.#read().pluck(isOn), this.#onDamage);
  }

  raw(isOn = true): LazyStatement {
    return new LazyStatement(() => this.#read().raw(isOn), this.#onDamage);
  }
}
