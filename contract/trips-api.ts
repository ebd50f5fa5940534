import { z } from 'zod';
import { tripReasons } from '../domain/trips.ts';
import { nothing } from './answer.ts';
import { pointRef } from './custody-schemas.ts';
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

/** Papers that wait for a road: folders whose work is elsewhere, and results that another point gives back. */
export const tripsApi = {
  readTrips: method('readTrips', 'Which papers wait for which point, and the last working day for each')
    .input(nothing)
    .output(z.object({ today: words.date, trips: z.array(trip) })),
};
