import { ok } from '../../../domain/result.ts';
import type { Answer, Handlers } from '../caller.ts';
import type { Live } from '../live.ts';
import type { Doctor } from './doctor.ts';

/** The page *Bác sĩ máy*. Whoever opens it sees a look that is no older than the page. */
export function doctorOperations({
  doctor,
  live,
}: {
  doctor: Doctor;
  live: Live;
}): Handlers<'watchDoctor' | 'runDoctor' | 'mendCheck'> {
  const view = () => ({ running: doctor.isRunning(), checks: doctor.results() });
  return {
    watchDoctor: (_, { signal }) => {
      void doctor.run();
      return live.watch('doctor', view, signal) as Answer<'watchDoctor'>;
    },
    runDoctor: async () => {
      await doctor.run();
      return view();
    },
    mendCheck: async ({ origin, fix }, caller) => {
      const done = await doctor.mend(fix, { origin, caller });
      return done.ok ? ok(view()) : done;
    },
  };
}
