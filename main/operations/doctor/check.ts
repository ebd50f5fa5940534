import type { CheckId, CheckParams, CheckState, FixId, HowId } from '../../../domain/doctor.ts';
import type viScreen from '../../../locales/vi/screen.json';
import type { Clock } from '../../ports/clock.ts';
import type { PaperMaker } from '../../ports/paper-maker.ts';
import type { Pc } from '../../ports/pc.ts';
import type { LanDoor, StationLinks } from '../../ports/station-links.ts';
import type { BackupKeeper } from '../backups/keep-backups.ts';
import type { Handlers } from '../caller.ts';
import type { OfficeParts } from '../office-view.ts';
import type { GivenCopy } from '../stand-in/give-copy.ts';
import type { UpdateKeeper } from '../updates/keep-updates.ts';

/** What every PC of a point can be asked. */
export interface PcParts {
  readonly version: string;
  readonly pc: Pc;
  readonly clock: Pick<Clock, 'now'>;
  /** Null: no launcher started this station. */
  readonly updates: Pick<UpdateKeeper, 'state' | 'wanted' | 'staged' | 'history' | 'changed'> | null;
  /** Where people touch a kiosk of this point; null: nobody knows. */
  readonly kiosk: () => 'here' | 'elsewhere' | 'nowhere' | null;
}

/** What the checks look at: the parts of the office's own page, and the PC. */
export interface DoctorParts extends Omit<OfficeParts, 'live'>, PcParts {
  readonly clock: OfficeParts['clock'];
  readonly links: Pick<StationLinks, 'of' | 'found'>;
  readonly door: () => LanDoor | null;
  /** How far the stand-in's copy is. */
  readonly given: Pick<GivenCopy, 'state'>;
  /** Was the station told to let other PCs in? */
  readonly lan: boolean;
  /** Null: this station keeps none. */
  readonly backups: Pick<BackupKeeper, 'standing' | 'makeNow'> | null;
  /** Of the file that is given up when the disk is full. */
  readonly ballast: () => 'there' | 'given' | 'none';
  readonly paperMaker: Pick<PaperMaker, 'bytes'>;
  readonly paper: Handlers<'printTestPage'>;
}

type After<Prefix extends string> = keyof typeof viScreen extends infer Key
  ? Key extends `${Prefix}${infer Rest}`
    ? Rest
    : never
  : never;

/** What a check may say; the compiler asks for its sentence in the locales. */
export type SaysKey = After<'doctor.says.'>;

export interface Look {
  readonly state: CheckState;
  readonly says: SaysKey;
  readonly params?: CheckParams;
  readonly fix?: FixId;
  readonly how?: HowId;
}

/**
 * One thing the doctor looks at, in a file of its own. `now` is cheap and asked whenever the page is drawn; `examine` takes
 * a while, is asked by a run, and what it found is kept with its age.
 */
export type Check<Parts = DoctorParts> =
  | { readonly id: CheckId; readonly now: (parts: Parts) => Look }
  | { readonly id: CheckId; readonly examine: (parts: Parts) => Promise<Look> };
