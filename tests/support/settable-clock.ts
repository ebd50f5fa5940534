import { utcMs } from '../../domain/calendar.ts';
import type { Clock } from '../../main/ports/clock.ts';

export type SettableClock = Clock & {
  /** The program was made on this day. */
  madeOn(date: string): void;
  set(at: number): void;
  setLocal(date: string, time: string): void;
  pass(ms: number): void;
  /** The system sets the clock right in the middle of something: it is `ms` further from the `reads`th look at it on. */
  stepAt(reads: number, ms: number): void;
};

/** A clock that stands until it is moved; local times are of Asia/Ho_Chi_Minh whatever the machine's zone. */
export function settableClock(date = '2026-11-20', time = '08:00'): SettableClock {
  const state = { at: utcMs({ date, time }), mono: 0, builtOn: null as string | null };
  const step = { reads: Number.POSITIVE_INFINITY, ms: 0 };
  return {
    now: () => {
      step.reads--;
      if (step.reads === 0) state.at += step.ms;
      return state.at;
    },
    mono: () => state.mono,
    boot: '00000000-0000-4000-8000-000000000000',
    get builtOn() {
      return state.builtOn;
    },
    madeOn: (day) => {
      state.builtOn = day;
    },
    set: (at) => {
      state.at = at;
    },
    setLocal: (day, hour) => {
      state.at = utcMs({ date: day, time: hour });
    },
    stepAt: (reads, ms) => void Object.assign(step, { reads, ms }),
    pass: (ms) => {
      state.at += ms;
      state.mono += ms;
    },
  };
}
