import { z } from 'zod';
import { bagForm } from '../domain/hand-over-slip.ts';
import { visitOutcomes, visitRoads } from '../domain/home-visit-events.ts';
import { HomeVisitId } from '../domain/ids.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { custodyRefusals, pointRef } from './custody-schemas.ts';
import { handOverView } from './hand-over-api.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const visit = z.uuid().transform(HomeVisitId);
const handOverBag = z.string().regex(bagForm);
const village = words.named(60);
const from = words.time.nullable().describe('null: some time that day');
const visitUnknown = failure('home-visit-unknown');
const visitClosed = failure('home-visit-closed');
const dayFaults = [
  failure('home-visit-day-past'),
  z.object({ type: z.literal('home-visit-day-off'), date: z.string() }),
  failure('appointment-too-far'),
] as const;

export const homeVisitView = z.object({
  visit: z.string(),
  from: z.string().nullable(),
  via: z.enum(visitRoads),
  procedure: z.object({ code: z.string(), name: z.string() }).nullable(),
  outcome: z.enum(visitOutcomes).nullable(),
  person: z
    .object({ name: z.string(), phone: z.string(), address: z.string(), note: z.string() })
    .nullable()
    .describe('null: erased'),
  dossiers: z.array(z.object({ dossier: z.string(), code: z.string() })),
});

export const homeDayView = z.object({
  date: z.string(),
  villages: z.array(z.object({ village: z.string(), visits: z.array(homeVisitView) })).describe('in travelling order'),
  days: z.array(z.object({ date: z.string(), open: z.int() })).describe('from today on: how many are still to be made'),
});

/** Visits at home by the mobile team: asked for, put on a day, driven to by village, closed at the door. */
export const homeVisitsApi = {
  listHomeVisits: method('listHomeVisits', 'Whom the team visits on a day, by village in travelling order')
    .input(z.object({ date: words.date }))
    .output(homeDayView),
  askHomeVisit: method(
    'askHomeVisit',
    'Somebody asks to be visited, by telephone, at a counter, or on a village’s list',
  )
    .input(
      z.object({
        ...command,
        village,
        date: words.date,
        from,
        via: z.enum(visitRoads),
        procedure: z.string().max(40).nullable(),
        person: z.object({
          name: words.text(80),
          phone: z.string().max(20),
          address: words.text(300),
          note: words.text(300),
        }),
      }),
    )
    .output(
      answer(
        z.object({ visit: z.string() }),
        ...dayFaults,
        failure('home-visit-village-missing'),
        failure('procedure-unknown'),
        failure('name-invalid'),
        failure('phone-invalid'),
        notWritable,
      ),
    ),
  moveHomeVisit: method('moveHomeVisit', 'Another day or hour, also after nobody was at home')
    .input(z.object({ ...command, visit, date: words.date, from }))
    .output(answer(nothing, visitUnknown, visitClosed, ...dayFaults, notWritable)),
  closeHomeVisit: method('closeHomeVisit', 'How a visit went, with what was received at the house')
    .input(z.object({ ...command, visit, outcome: z.enum(visitOutcomes), dossiers: z.array(words.dossier).max(20) }))
    .output(answer(nothing, visitUnknown, visitClosed, failure('dossier-unknown'), notWritable)),
  setHomeRoute: method('setHomeRoute', 'The order in which the team drives through the villages of a day')
    .input(z.object({ ...command, date: words.date, villages: z.array(village).max(60) }))
    .output(answer(nothing, notWritable)),
  printHomeVisits: method('printHomeVisits', 'The day’s list on the roll, to take along')
    .input(z.object({ ...command, date: words.date }))
    .output(answer(z.object({ job: z.string() }), failure('home-visits-none'), notWritable)),
  listDayFolders: method('listDayFolders', 'Folders the team received that still lie here, and where they may go')
    .input(nothing)
    .output(z.object({ folders: z.int(), points: z.array(pointRef) })),
  handOverDay: method('handOverDay', 'All of them in one hand-over, with its slip: the whole day in one press')
    .input(z.object({ ...command, to: words.point, bag: handOverBag.nullable() }))
    .output(
      answer(
        z.object({ handOver: handOverView, job: z.string() }),
        failure('dossier-unknown'),
        failure('hand-over-empty'),
        failure('hand-over-to-itself'),
        failure('point-unknown'),
        z.object({ type: z.literal('dossier-twice'), code: z.string() }),
        z.object({ type: z.literal('nothing-to-hand-over'), code: z.string() }),
        ...custodyRefusals,
        notWritable,
      ),
    ),
  readHomeVisits: method('readHomeVisits', 'The day’s list as an A5 PDF')
    .input(z.object({ date: words.date }))
    .output(answer(z.object({ name: z.string(), pdf: z.base64() }), failure('home-visits-none'))),
};

export type HomeDayView = z.output<typeof homeDayView>;
export type HomeVisitView = z.output<typeof homeVisitView>;
