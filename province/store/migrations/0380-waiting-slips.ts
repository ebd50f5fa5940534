import type { WireEvent } from '../../../contract/wire-words.ts';
import { provenBySlip } from '../../operations/proven-by-slip.ts';
import { signersOf } from '../streams.ts';
import { noteWaitingSlips } from '../waiting-slips.ts';
import { takenBySlip } from './0350-proven-by-slip.ts';
import type { Migration } from './migration.ts';

/** A slip whose signer nobody knew proved nothing for ever, though its PC was enrolled a day later. */
export const waitingSlips: Migration = {
  version: 380,
  name: 'waiting-slips',
  async up(tx) {
    await tx.query(schema);
    for (const { point, canonical } of await tx.query<{ point: string; canonical: string }>(takenBySlip)) {
      const event = JSON.parse(canonical) as WireEvent;
      const { proven, waiting } = await provenBySlip(point, [event], (from) => signersOf(tx, from));
      // also what was refused by the keys that count today, and would not be by those of the day it was taken
      const again = proven.map(({ from }) => ({ seq: event.seq, from, keys: 0 }));
      await noteWaitingSlips(tx, { point, stream: event.stream }, [...waiting, ...again.slice(0, 1)]);
    }
  },
};

const schema = `
CREATE TABLE waiting_slips (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  from_point text NOT NULL,
  keys integer NOT NULL,
  PRIMARY KEY (point_id, stream_id, seq)
);
COMMENT ON TABLE waiting_slips IS 'Acceptances by a slip whose signer was not enrolled yet: judged again when from_point has more keys than these.';`;
