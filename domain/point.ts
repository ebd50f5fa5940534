import type { PointKind } from './event.ts';
import type { HeadTargets } from './head-figures.ts';
import type { CounterId, PointId } from './ids.ts';
import type { CallingRule, Queue } from './queue.ts';
import { officeWeek, type QueueReception, type WeekHours } from './reception.ts';
import type { BankAccount } from './vietqr.ts';
import type { Village } from './village.ts';

/** What a point is: `point.json` in the station's folder, the same for all its stations. */
export interface Point {
  readonly id: PointId;
  readonly kind: PointKind;
  /** Five digits, QĐ 19/2025/QĐ-TTg. */
  readonly commune: string;
  /** `Trung tâm Phục vụ hành chính công xã Canh Vinh`. */
  readonly centreName: string;
  readonly name: string;
  readonly phone: string;
  readonly queues: readonly Queue[];
  readonly counters: readonly CounterId[];
  readonly callingRule: CallingRule;
  /** Working hours as people read them, and the last moment of the working day `HH:mm`. */
  readonly hours: readonly { readonly from: string; readonly to: string }[];
  readonly closingTime: string;
  /** What the head aims at, where it is not the usual. */
  readonly targets?: Partial<HeadTargets> | undefined;
  /** When numbers are given, where it is not simply Monday to Friday in `hours`. */
  readonly reception?: PointReception | undefined;
  /** The commune's villages; left out: the list is not set up. */
  readonly villages?: readonly Village[] | undefined;
  /** Languages the kiosk offers, the first is the default. */
  readonly languages: readonly string[];
  /** Invented people: every page says so; never in a package. */
  readonly demonstration: boolean;
  /** Whether new accounts are asked to practise before what costs most; left out: not. `point.json` says yes unless told otherwise. */
  readonly trainingWheels?: boolean | undefined;
  /** A practice world: its numbers are a series of their own, its papers say so; never in a `point.json`. */
  readonly practice?: true;
  /** `https://…` of the province's look-up page: receipts lead there; left out: their QR is read at the counter only. */
  readonly lookUp?: string | undefined;
  /** Where a transfer for fees goes; left out: fees are paid in cash here. */
  readonly bankAccount?: BankAccount | undefined;
}

/** The point's own rules of reception; the office may set hours and places of a queue anew. */
export interface PointReception {
  /** Left out: Monday to Friday in the point's `hours`. */
  readonly week?: WeekHours | undefined;
  readonly daysOff: 'closed' | 'open';
  readonly minutesBefore: number;
  /** By queue letter, where one differs. */
  readonly queues: Readonly<Record<string, OwnHours | undefined>>;
}

/** What is set for one queue; `week` null: as the point. */
export interface OwnHours {
  readonly week: WeekHours | null;
  readonly places: number | null;
}

const MINUTES_BEFORE = 30;

/** A queue's reception: what the office set, else what `point.json` says of it, else the point's. */
export function receptionOf(point: Point, queue: string, set: OwnHours | null): QueueReception {
  const { reception } = point;
  const own = reception?.queues[queue];
  const usual = own?.week ?? weekOf(point);
  return {
    week: set?.week ?? usual,
    daysOff: reception?.daysOff ?? 'closed',
    minutesBefore: reception?.minutesBefore ?? MINUTES_BEFORE,
    places: set ? set.places : (own?.places ?? null),
  };
}

/** The hours of the point as a whole. */
export function weekOf({ reception, hours }: Pick<Point, 'reception' | 'hours'>): WeekHours {
  return reception?.week ?? officeWeek(hours);
}
