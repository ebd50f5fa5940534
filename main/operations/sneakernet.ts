import type { AttachmentFiles } from '../ports/attachment-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Stick } from '../ports/stick.ts';
import type { Vault } from '../ports/vault.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { TakingParts } from './bundle-in.ts';
import type { BundleParts, Enrolment } from './bundle-parts.ts';
import { keepStick } from './keep-stick.ts';
import type { Live } from './live.ts';
import { aloneNow, sneakernetOperations } from './sneakernet-work.ts';

/** All that a stick does at a station: the one that stays in, the button, and what it means for the office. */
export function openSneakernet(parts: {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly live: Live;
  readonly stick: Stick | null;
  readonly enrolment: Enrolment | null;
  /** Up to where another PC of the point has the log too, flushed. */
  readonly elsewhere: () => number;
  readonly files: Pick<AttachmentFiles, 'read' | 'keep'> | null;
  readonly kit: Pick<BundleParts, 'tools' | 'wrap'>;
}) {
  const { store, clock, ids, vault, live, stick, enrolment, elsewhere, files, kit } = parts;
  const { outgoing: log, memory, carried, directory, foreign, changed } = store;
  const taking: TakingParts = {
    ...{ point: store.point.id, log, memory, carried, directory, foreign, vault, clock, ids, enrolment, ...kit },
    whole: store.whole,
    own: store.incarnations,
    scans: files && { named: store.attachments.files, files, sent: store.carriedScans },
    acknowledge: (head) => log.setAcked(head),
  };
  const keeper = keepStick({ ...taking, stick, onChange: changed });
  return {
    handlers: sneakernetOperations({ ...taking, stick, keeper, elsewhere, live, changed, mono: clock.mono }),
    alone: () => ({ stick: keeper.state(), ...aloneNow({ log, keeper, elsewhere, clock }) }),
    close: keeper.close,
  };
}

export type Sneakernet = ReturnType<typeof openSneakernet>;
