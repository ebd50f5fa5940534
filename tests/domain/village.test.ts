import { describe, expect, test } from 'vitest';
import { PointId } from '../../domain/ids.ts';
import { stopOf, villageOf } from '../../domain/village.ts';

const near = { point: PointId('22006-2'), name: 'Điểm phụ' };
const villages = [
  { name: 'Thôn Hiệp Vinh', nearest: near },
  { name: 'Thôn Hiệp Vinh 1' },
  { name: 'Làng Kơ̆ Xiêm', alsoCalled: ['Làng Cà Xiêm'] },
];
const named = (address: string) => villageOf(address, villages)?.name ?? null;

describe('The village an address names', () => {
  test.each([
    ['Thôn Hiệp Vinh, Canh Vinh, Vân Canh, Bình Định', 'Thôn Hiệp Vinh'],
    ['hiep vinh 1 - canh vinh', 'Thôn Hiệp Vinh 1'],
    ['Làng cà xiêm', 'Làng Kơ̆ Xiêm'],
    ['ko xiem, Canh Vinh', 'Làng Kơ̆ Xiêm'],
  ])('%s → %s', (address, village) => {
    expect(named(address)).toBe(village);
  });

  test.each(['', 'Hiệp', 'Vinh Hiệp', 'Hiệp Vinhh', 'Canh Vinh'])('"%s" names none of ours', (address) => {
    expect(named(address)).toBeNull();
  });
});

test('Of the stops that save its people the way, the soonest is told', () => {
  const stop = (place: string, date: string | null, villages = ['Hiệp Vinh']) => ({
    place,
    villages,
    next: date === null ? null : { date, from: '08:00', to: '11:00' },
  });
  const stops = [
    stop('muộn', '2026-12-02'),
    stop('sớm', '2026-11-25'),
    stop('không bao giờ', null),
    stop('làng khác', '2026-11-20', ['Hiệp Vinh 1']),
  ];
  const [village] = villages;
  if (!village) throw new Error('there is a village');
  expect(stopOf(village, stops)?.place).toBe('sớm');
  expect(stopOf(village, stops.slice(2))).toBeNull();
});
