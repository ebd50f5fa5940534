import { CounterId, PointId, QueueId } from '../ids.ts';
import type { Point } from '../point.ts';
import { defaultCallingRule } from '../queue.ts';
import communes from './communes.json' with { type: 'json' };

/** What is asked of a new point; all else is the usual, and the office may set it anew. */
export interface PointWish {
  readonly commune: string;
  readonly ordinal: number;
  readonly kind: Exclude<Point['kind'], 'post-office'>;
  /** Empty: the usual name of its kind. */
  readonly name: string;
  readonly phone: string;
  readonly counters: number;
  readonly hours: Point['hours'];
  readonly languages: readonly string[];
}

export interface Commune {
  /** Five digits, QĐ 19/2025/QĐ-TTg. */
  readonly code: string;
  readonly name: string;
  readonly type: string;
}

export const communesOfProvince: readonly Commune[] = communes;

export function communeOf(code: string): Commune | null {
  return communesOfProvince.find((each) => each.code === code) ?? null;
}

/** `xã Canh Vinh`, as it stands in the name of its centre. */
export function communeText({ name, type }: Commune): string {
  return `${type === 'phuong' ? 'phường' : 'xã'} ${name}`;
}

export const usualHours: Point['hours'] = [
  { from: '07:00', to: '11:30' },
  { from: '13:30', to: '17:00' },
];

export const usualNames = {
  principal: 'Điểm tiếp nhận chính',
  secondary: 'Điểm tiếp nhận thứ hai',
  mobile: 'Tổ tiếp nhận lưu động',
} as const satisfies Record<PointWish['kind'], string>;

/** The point of a centre as it is set up in a new place, complete enough to give its first ticket. */
export function standardPoint(commune: Commune, wish: PointWish): Point {
  return {
    id: PointId(`${commune.code}-${wish.ordinal}`),
    kind: wish.kind,
    commune: commune.code,
    centreName: `Trung tâm Phục vụ hành chính công ${communeText(commune)}`,
    name: wish.name || usualNames[wish.kind],
    phone: wish.phone,
    queues: usualQueues,
    counters: Array.from({ length: wish.counters }, (_, n) => CounterId(String(n + 1))),
    callingRule: defaultCallingRule,
    hours: wish.hours,
    closingTime: wish.hours.at(-1)?.to ?? '17:00',
    languages: wish.languages,
    demonstration: false,
  };
}

/** Six queues that take every field of the procedures. */
export const usualQueues: Point['queues'] = [
  queue('A', 'Nhận kết quả', 'Collect a result', 'result', 'indigo', []),
  queue('B', 'Hộ tịch', 'Civil status', 'civil-status', 'red', ['Hộ tịch', 'Nuôi con nuôi']),
  queue('C', 'Chứng thực', 'Certified copies', 'certification', 'teal', ['Chứng thực']),
  queue('D', 'Đất đai, xây dựng', 'Land and building', 'land', 'ochre', ['Đất đai', 'Xây dựng']),
  queue('E', 'Bảo trợ xã hội', 'Social support', 'social', 'plum', ['Bảo trợ xã hội', 'Giảm nghèo', 'Người có công']),
  queue('F', 'Việc khác', 'Other matters', 'other', 'slate', ['Hộ kinh doanh']),
];

function queue(
  id: string,
  vi: string,
  en: string,
  symbol: Point['queues'][number]['symbol'],
  colour: Point['queues'][number]['colour'],
  fields: readonly string[],
): Point['queues'][number] {
  return { id: QueueId(id), name: { vi, en }, symbol, colour, fields };
}
