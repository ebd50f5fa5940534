import type { PointKind } from './event.ts';
import type { CounterId, PointId } from './ids.ts';
import type { CallingRule, Queue } from './queue.ts';

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
  /** Languages the kiosk offers, the first is the default. */
  readonly languages: readonly string[];
  /** Invented people: every page says so; never in a package. */
  readonly demonstration: boolean;
}
