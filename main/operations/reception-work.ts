import { type LocalTime, localTime } from '../../domain/calendar.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { QueueId } from '../../domain/ids.ts';
import { receptionOf, weekOf } from '../../domain/point.ts';
import { isBefore, isPaused, type WeekHours } from '../../domain/reception.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { type Answer, actorOf, type Caller, type Handlers, type MethodName } from './caller.ts';
import type { Live } from './live.ts';
import { givenToday, lockNow, timetableNow } from './reception-now.ts';

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly live: Live;
}

type Setting = 'setQueueHours' | 'pauseQueues' | 'resumeQueues' | 'lockKiosk' | 'unlockKiosk' | 'setTimetable';
type Origin = Parameters<PointStore['perform']>[0]['origin'];

/** Hours, places, pauses, the lock and the timetable: what the office says of the kiosk's day. */
export function receptionOperations(parts: Parts): Handlers<Setting | 'watchReception'> {
  const { store, clock, live } = parts;

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
    watchReception: (_, { signal }) =>
      live.watch('reception', () => receptionView(parts), signal) as Answer<'watchReception'>,
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

function receptionView(parts: Parts) {
  const { store, clock } = parts;
  const now = localTime(clock.now());
  const given = givenToday(parts);
  const queues = store.point.queues.map(({ id }) => {
    const set = store.reception.hours(id);
    const { week, places } = receptionOf(store.point, id, set);
    const pause = store.reception.pause(id);
    return {
      ...{ queue: id, week: copyOf(week), places, own: set !== null, given: given.get(id) ?? 0 },
      pause: pause && isPaused(pause, now) ? { why: pause.why, backAt: pause.backAt, since: pause.since } : null,
    };
  });
  return {
    queues,
    usualWeek: copyOf(weekOf(store.point)),
    minutesBefore: store.point.queues[0] ? receptionOf(store.point, store.point.queues[0].id, null).minutesBefore : 0,
    lock: lockNow(parts),
    timetable: timetableNow(parts),
  };
}

/** The contract's week is a plain one, which somebody could change. */
export function copyOf(week: WeekHours) {
  return {
    1: [...week[1]],
    2: [...week[2]],
    3: [...week[3]],
    4: [...week[4]],
    5: [...week[5]],
    6: [...week[6]],
    7: [...week[7]],
  };
}

function textOf(moment: LocalTime | null): string | null {
  return moment && `${moment.date}T${moment.time}`;
}
