import type { OpeningAnswer } from '../../contract/backup-file.ts';
import type { BundleFault } from '../../domain/bundle.ts';
import type { Result } from '../../domain/result.ts';
import { revokeAccount, setRightsDays } from '../store/bundles.ts';
import { type BundleTaken, takeBundle } from './bundle-in.ts';
import { type BundleMade, makeBundle } from './bundle-out.ts';
import { type OpeningRefusal, openBackup } from './open-backup.ts';
import type { Province } from './province.ts';
import { rebuildProjections } from './rebuild.ts';

/** What is carried between a point and the province where there is no wire. */
export interface ByHand {
  /** Takes in a bundle that somebody brought; the file whole or nothing of it. */
  takeBundle(bytes: Uint8Array): Promise<Result<BundleTaken, BundleFault | { type: 'revoked' }>>;
  /** The answer for a point: acknowledgements, its inbox, the directory, its rights, its enrolment. */
  makeBundle(point: string): Promise<Result<BundleMade, { type: 'point-has-no-key' }>>;
  /** The province's keys, for the `enrolment.json` of a station that cannot ask for them. */
  readonly provinceKeys: { readonly sealTo: string; readonly signedBy: string };
  /** How long the rights of a point's people stand without contact. */
  setRightsDays(point: string, days: number): Promise<void>;
  /** All that follows from the log, anew out of it. */
  rebuild(): Promise<{ readonly points: number; readonly events: number }>;
  /** For a new PC in the place of one that was lost (`open-backup.ts`). */
  openBackup(asked: unknown): Promise<Result<OpeningAnswer, OpeningRefusal>>;
  /** Somebody whose rights end as soon as the point hears of it. */
  revokeAccount(point: string, account: string): Promise<void>;
}

export function byHand(province: Province, bringInboxes: () => Promise<void>): ByHand {
  const { database, identity, clock } = province;
  return {
    takeBundle: (bytes) => takeBundle(province, bytes),
    async makeBundle(point) {
      await bringInboxes();
      return makeBundle(province, point);
    },
    rebuild: () => rebuildProjections(province),
    openBackup: (asked) => openBackup(province, asked),
    provinceKeys: { sealTo: identity.sealTo, signedBy: identity.signedBy },
    setRightsDays: (point, days) => setRightsDays(database, point, days),
    revokeAccount: (point, account) => revokeAccount(database, point, account, clock.now()),
  };
}
