import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable, queueUnknown } from './command.ts';
import { method } from './method.ts';
import { moment, places, receptionView, stop, weekHours } from './reception-schemas.ts';
import { words } from './words.ts';

const queues = z.array(words.queue).min(1).max(6);
const backAt = moment.nullable().describe('it ends by itself then');
const backAtPast = failure('back-at-past');

/** Why a kiosk gives no number now; a counter always may. */
export const receptionRefusals = [
  z.object({ type: z.literal('queue-closed'), opensAt: moment.nullable() }),
  z.object({ type: z.literal('queue-full'), opensAt: moment.nullable() }),
  z.object({ type: z.literal('queue-paused'), backAt: moment.nullable() }),
  z.object({ type: z.literal('kiosk-locked'), backAt: moment.nullable() }),
] as const;

/** What the office says of the kiosk's day. */
export const receptionApi = {
  watchReception: method('watchReception', 'Hours, places, pauses, the lock and the timetable as they are set')
    .input(nothing)
    .output(eventIterator(receptionView)),
  setQueueHours: method('setQueueHours', 'Hours of the week and places a day of queues')
    .input(z.object({ ...command, queues, week: weekHours.nullable().describe('null: as the point'), places }))
    .output(answer(nothing, queueUnknown, notWritable)),
  pauseQueues: method('pauseQueues', 'Kiosks give no number of these queues until backAt, or for the rest of the day')
    .input(z.object({ ...command, queues, why: words.pauseReason, backAt }))
    .output(answer(nothing, queueUnknown, backAtPast, notWritable)),
  resumeQueues: method('resumeQueues', 'They give numbers again')
    .input(z.object({ ...command, queues }))
    .output(answer(nothing, queueUnknown, notWritable)),
  lockKiosk: method('lockKiosk', 'Kiosks give no numbers and say why, until backAt or until somebody unlocks')
    .input(z.object({ ...command, why: words.lockReason, text: words.text(160), backAt }))
    .output(answer(nothing, backAtPast, notWritable)),
  unlockKiosk: method('unlockKiosk', 'They give numbers again')
    .input(z.object(command))
    .output(answer(nothing, notWritable)),
  setTimetable: method('setTimetable', 'Where and when the centre comes nearer, the whole list')
    .input(z.object({ ...command, stops: z.array(stop).max(60) }))
    .output(answer(nothing, notWritable)),
};
