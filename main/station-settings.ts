import type { Point } from '../domain/point.ts';
import type { TookOver } from './adapters/lan/took-over.ts';

/** What a station is told about itself; `station.ts` reads it from the command line and the folder. */
export interface StationSettings {
  readonly folder: string;
  readonly point: Point;
  /** 0 takes any free port. */
  readonly port: number;
  readonly lan: boolean;
  /** Of the door for the point's other PCs, open with `lan`; 0 takes any free port. */
  readonly lanPort: number;
  /** The built pages. */
  readonly pages: string;
  readonly version: string;
  /** A folder of the PC that no backup takes along; left out: the anchor lies beside the database alone. */
  readonly anchorFolder?: string;
  /** Names the PC; null or left out where it cannot be told from another. */
  readonly machine?: string | null;
  /** A folder of a second device; left out: backups lie beside the database and on the stick. */
  readonly backups?: string;
  /** Where the province is reached, for a stand-in that may have to; empty or left out: nowhere. */
  readonly province?: string;
  /** This PC took its host's place. */
  readonly tookOver?: TookOver | null;
}
