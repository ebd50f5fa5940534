import type { AttachmentFiles } from '../ports/attachment-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { Stick } from '../ports/stick.ts';
import type { Vault } from '../ports/vault.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { agreeByStick } from './agree-by-stick.ts';
import type { TakingParts } from './bundle-in.ts';
import type { BundleParts, Enrolment } from './bundle-parts.ts';
import { keepStick } from './keep-stick.ts';
import type { Live } from './live.ts';
import { aloneNow, sneakernetOperations } from './sneakernet-work.ts';

export interface SneakernetNeeds {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly enrolment: Enrolment | null;
  readonly operatorLog: OperatorLog;
  readonly files: Pick<AttachmentFiles, 'read' | 'keep'> | null;
  readonly kit: Pick<BundleParts, 'tools' | 'wrap'>;
}

/** What bundles are made of and taken in with. */
export function bundlePartsOf({ store, files, kit, ...parts }: SneakernetNeeds): TakingParts {
  const { outgoing: log, memory, carried, directory, foreign, incarnations: own } = store;
  const { dossierPast, dossierPasts: pasts, custody, dossiers, reference } = store;
  const { clock, ids, vault, enrolment, operatorLog } = parts;
  return {
    ...{ point: store.point.id, log, own, memory, carried, directory, foreign, vault, clock, ids, enrolment, ...kit },
    ...{ whole: store.whole, dossierPast, pasts, reference },
    knows: (dossier) => custody.known(dossier) !== null || dossiers.get(dossier) !== undefined,
    agreeing: agreeByStick({ log, own, memory, vault, operatorLog }),
    scans: files && { named: store.attachments.files, files, sent: store.carriedScans },
  };
}

/** All that a stick does at a station: the one that stays in, the button, and what it means for the office. */
export function openSneakernet(
  needs: SneakernetNeeds & {
    readonly live: Live;
    readonly stick: Stick | null;
    /** Up to where another PC of the point has the log too, flushed. */
    readonly elsewhere: () => number;
  },
) {
  const { store, clock, live, stick, elsewhere } = needs;
  const { outgoing: log, changed } = store;
  const taking = bundlePartsOf(needs);
  const keeper = keepStick({ ...taking, stick, onChange: changed });
  return {
    handlers: sneakernetOperations({ ...taking, stick, keeper, elsewhere, live, changed, mono: clock.mono }),
    alone: () => ({ stick: keeper.state(), ...aloneNow({ log, keeper, elsewhere, clock }) }),
    close: keeper.close,
  };
}

export type Sneakernet = ReturnType<typeof openSneakernet>;
