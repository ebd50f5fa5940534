import pg from 'pg';
import type { AnyLogEvent } from '../../domain/event.ts';

/** The floor of ingestion: tables with the columns, key and checks of the province's events, in the same database. */
export interface RawTables {
  /** One statement a segment, as everybody writes it: arrays as parameters. */
  insert(point: string, stream: string, events: readonly AnyLogEvent[]): Promise<void>;
  /** The same rows, planned once and sent in the way that is cheapest for these values, which the province found: lines. */
  insertCheaply(point: string, stream: string, events: readonly AnyLogEvent[]): Promise<void>;
  /** Nine times what the point has, as other streams of it, in the province's tables and here. */
  growTenfold(): Promise<void>;
  close(): Promise<void>;
}

const columns = 'point_id, stream_id, seq, hash, origin, part, type, tv, canonical, stored_at';

const usual = `INSERT INTO raw_events (${columns})
  SELECT $1, $2, seq, hash, origin, part, type, tv, canonical, 0
  FROM unnest($3::bigint[], $4::text[], $5::text[], $6::smallint[], $7::text[], $8::smallint[], $9::text[])
    AS event (seq, hash, origin, part, type, tv, canonical)`;

const cheap = `INSERT INTO cheap_events (${columns})
  SELECT $1, $2, unnest($3::bigint[]), unnest(string_to_array($4, E'\\n')), unnest(string_to_array($5, E'\\n')),
    unnest($6::smallint[]), unnest(string_to_array($7, E'\\n')), unnest($8::smallint[]),
    unnest(string_to_array($9, E'\\n')), 0`;

export async function openRawTables(database: string): Promise<RawTables> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  for (const table of ['raw_events', 'cheap_events'])
    await client.query(`CREATE TABLE ${table} (LIKE events INCLUDING ALL)`);
  const grow = (table: string) =>
    client.query(
      `INSERT INTO ${table} (${columns})
       SELECT point_id, stream_id || copy, seq, hash, copy || origin, part, type, tv, canonical, stored_at
       FROM ${table}, generate_series(1, 9) AS copy`,
    );
  return {
    insert: async (point, stream, events) => {
      const column = <T>(read: (each: AnyLogEvent) => T): T[] => events.map(read);
      await client.query(usual, [
        ...[point, stream, column(({ seq }) => seq), column(({ hash }) => hash), column(({ origin }) => origin)],
        ...[column(({ part }) => part), column(({ type }) => type), column(({ tv }) => tv)],
        column((event) => JSON.stringify(event)),
      ]);
    },
    insertCheaply: async (point, stream, events) => {
      const column = (read: (each: AnyLogEvent) => number): number[] => events.map(read);
      const lines = (read: (each: AnyLogEvent) => string): string => events.map(read).join('\n');
      const values = [
        ...[point, stream, column(({ seq }) => seq), lines(({ hash }) => hash), lines(({ origin }) => origin)],
        ...[column(({ part }) => part), lines(({ type }) => type), column(({ tv }) => tv)],
        lines((event) => JSON.stringify(event)),
      ];
      await client.query({ name: 'cheap', text: cheap, values });
    },
    growTenfold: async () => {
      for (const table of ['events', 'raw_events', 'cheap_events']) await grow(table);
      await client.query(
        `INSERT INTO event_origins (point_id, origin, part, stream_id, seq)
         SELECT point_id, copy || origin, part, stream_id || copy, seq FROM event_origins, generate_series(1, 9) AS copy`,
      );
      await client.query('CHECKPOINT');
    },
    close: () => client.end(),
  };
}
