import { isBefore, type LocalTime, localTime } from '../../domain/calendar.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { QueueId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Caller, type Handlers, type MethodName } from './caller.ts';

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
}

type Setting = 'setQueueHours' | 'pauseQueues' | 'resumeQueues' | 'lockKiosk' | 'unlockKiosk' | 'setTimetable';
type Origin = Parameters<PointStore['perform']>[0]['origin'];

/** Hours, places, pauses, the lock and the timetable: what the office says of the kiosk's day. */
export function receptionOperations(parts: Parts): Handlers<Setting> {
  const { store, clock } = parts;

  const perform = <E>(method: MethodName, origin: Origin, caller: Caller, decide: () => Result<NewEvent[], E>) =>
    store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const decided = decide();
      return decided.ok ? ok({ events: decided.value, answer: () => ({}) }) : decided;
    });
  const forEach = (queues: readonly QueueId[], event: (queue: QueueId) => NewEvent) => {
    const known = queues.every((queue) => store.point.queues.some(({ id }) => id === queue));
    return known ? ok([...new Set(queues)].map(event)) : err({ type: 'queue-unknown' as const });
  };
  const isPast = (backAt: LocalTime | null) => backAt !== null && !isBefore(localTime(clock.now()), backAt);

  return {
    setQueueHours: ({ origin, queues, week, places }, caller) =>
      perform('setQueueHours', origin, caller, () =>
        forEach(queues, (queue) => ({ type: 'queue-hours-set', facts: { queue, week, places } })),
      ),
    pauseQueues: ({ origin, queues, why, backAt }, caller) =>
      perform('pauseQueues', origin, caller, (): Result<NewEvent[], { type: 'queue-unknown' | 'back-at-past' }> => {
        if (isPast(backAt)) return err({ type: 'back-at-past' });
        return forEach(queues, (queue) => ({ type: 'queue-paused', facts: { queue, why, backAt: textOf(backAt) } }));
      }),
    resumeQueues: ({ origin, queues }, caller) =>
      perform('resumeQueues', origin, caller, () =>
        forEach(queues, (queue) => ({ type: 'queue-resumed', facts: { queue } })),
      ),
    lockKiosk: ({ origin, why, text, backAt }, caller) =>
      perform('lockKiosk', origin, caller, () =>
        isPast(backAt)
          ? err({ type: 'back-at-past' as const })
          : ok([{ type: 'kiosk-locked', facts: { why, text, backAt: textOf(backAt) } }]),
      ),
    unlockKiosk: ({ origin }, caller) =>
      perform('unlockKiosk', origin, caller, () => ok([{ type: 'kiosk-unlocked', facts: {} }])),
    setTimetable: ({ origin, stops }, caller) =>
      perform('setTimetable', origin, caller, () => ok([{ type: 'timetable-set', facts: { stops } }])),
  };
}

function textOf(moment: LocalTime | null): string | null {
  return moment && `${moment.date}T${moment.time}`;
}
