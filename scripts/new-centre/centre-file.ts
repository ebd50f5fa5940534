import { z } from 'zod';
import { pointFile } from '../../contract/point-file.ts';
import { words } from '../../contract/words.ts';
import { canhVinh } from '../canh-vinh.ts';

/** One file from which a whole centre is put up: the point, its people, and every PC but the host. */
export const centreFile = z.strictObject({
  point: pointFile,
  /** The first is the head; passwords are made and shown once. */
  people: z
    .array(z.strictObject({ login: words.named(40), name: words.named(80), role: words.accountRole }))
    .min(1)
    .refine(([first]) => first?.role === 'head', 'the first is a head'),
  pcs: z.array(
    z.strictObject({
      name: words.named(40),
      opens: z.array(words.stationRole).min(1),
      counters: z.array(words.counter).default([]),
    }),
  ),
});
export type CentreFile = z.output<typeof centreFile>;

/** Five terminals of a commune: the office at the host, a kiosk, two counters, the board. Invented people. */
export function exampleCentre({ allHours = false } = {}): CentreFile {
  return centreFile.parse({
    point: canhVinh({ demonstration: false, allHours }),
    people: [
      { login: 'truong', name: 'Trưởng Mẫu', role: 'head' },
      { login: 'quay1', name: 'Cán Bộ Một', role: 'clerk' },
      { login: 'quay2', name: 'Cán Bộ Hai', role: 'clerk' },
    ],
    pcs: [
      { name: 'Ki-ốt sảnh', opens: ['kiosk'] },
      { name: 'Quầy số 1', opens: ['counter'], counters: ['1'] },
      { name: 'Quầy số 2', opens: ['counter'], counters: ['2'] },
      { name: 'Bảng gọi', opens: ['board'] },
    ],
  });
}
