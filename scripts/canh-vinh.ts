import { usualQueues } from '../domain/data/standard-point.ts';
import { CounterId, PointId } from '../domain/ids.ts';
import type { Point } from '../domain/point.ts';
import { defaultCallingRule } from '../domain/queue.ts';
import { aroundTheClock } from '../domain/reception.ts';

interface PointWish {
  readonly demonstration: boolean;
  readonly allHours?: boolean;
}

/**
 * The principal point of Canh Vinh commune (22006), as `npm start` sets it up. Telephone and hours are examples.
 * A demonstration receives people at any hour of any day, unless told otherwise: whoever tries it does so when they can.
 */
export function canhVinh({ demonstration, allHours = demonstration }: PointWish): Point {
  return {
    id: PointId('22006-1'),
    kind: 'principal',
    commune: '22006',
    centreName: 'Trung tâm Phục vụ hành chính công xã Canh Vinh',
    name: 'Điểm tiếp nhận chính',
    phone: '0256 000 0000',
    queues: usualQueues,
    counters: ['1', '2', '3', '4'].map(CounterId),
    callingRule: defaultCallingRule,
    hours: [
      { from: '07:00', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ],
    closingTime: '17:00',
    ...(allHours ? { reception: openAlways } : {}),
    villages,
    languages: ['vi', 'en'],
    // No bank has this number: whoever scans a demonstration pays nobody.
    ...(demonstration
      ? { bankAccount: { bank: '999999', account: '0000000000', holder: 'TAI KHOAN TRINH DIEN' } }
      : {}),
    demonstration,
    // Whoever tries it, by hand or by a test, is asked for no practice first.
    trainingWheels: !allHours,
  };
}

/** The second reception point in Hiển Đông village, for eight villages: fewer counters, and no land matters. */
export function hienDong(wish: PointWish): Point {
  const principal = canhVinh(wish);
  return {
    ...principal,
    ...{ id: secondary.point, kind: 'secondary', name: secondary.name },
    queues: principal.queues.filter(({ id }) => id !== 'D'),
    counters: ['1', '2'].map(CounterId),
  };
}

/** Examples: which villages there are, and which point is nearest, the centre says. */
const secondary = { point: PointId('22006-2'), name: 'Điểm tiếp nhận Hiển Đông' };
const villages: Point['villages'] = [
  { name: 'Thôn Hiệp Giao', nearest: secondary },
  { name: 'Thôn Hiệp Hà', alsoCalled: ['Làng Hiệp Hà'], nearest: secondary },
  { name: 'Thôn Hà Văn Trên' },
  { name: 'Thôn An Long 1' },
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
    name: `Làng mẫu số ${n}`,
    ...(n % 3 === 0 ? { nearest: secondary } : {}),
  })),
];

const openAlways: Point['reception'] = { week: aroundTheClock, daysOff: 'open', minutesBefore: 0, queues: {} };
