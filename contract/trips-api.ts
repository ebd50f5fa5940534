import { z } from 'zod';
import { tripReasons } from '../domain/trips.ts';
import { nothing } from './answer.ts';
import { pointRef } from './custody-schemas.ts';
import { byScan } from './dossier-schemas.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const plannedPaper = z.object({
  dossier: words.dossier,
  code: z.string(),
  procedureName: z.string(),
  carries: z.enum(['folder', 'result']),
  dueAt: z.string().describe('local: the promised time'),
  by: words.date.nullable().describe('the last working day for it; null: it never has to go'),
  why: z.enum(tripReasons),
});

export const trip = z.object({
  to: pointRef,
  by: words.date
    .nullable()
    .describe('the first working day by which somebody has to have gone; null: nothing forces a trip'),
  papers: z.array(plannedPaper),
});
export type TripView = z.output<typeof trip>;

const scanWork = z.object({
  dossier: words.dossier,
  code: z.string(),
  procedureName: z.string(),
  dueAt: z.string().describe('local: the promised time'),
  folderAt: pointRef.nullable().describe('null: on the road, lost, or nobody is sure'),
  ...byScan.shape,
});
export type ScanWork = z.output<typeof scanWork>;

/** Papers that wait for a road: folders whose work is elsewhere, and results that another point gives back; and the work that came ahead of its papers. */
export const tripsApi = {
  readTrips: method(
    'readTrips',
    'Which papers wait for which point, until when; and what is worked on here without them',
  )
    .input(nothing)
    .output(
      z.object({
        today: words.date,
        trips: z.array(trip),
        scanWork: z
          .array(scanWork)
          .optional()
          .describe('to be done here from the scans, the first due first; at most 500; left out by a host of before'),
      }),
    ),
};
