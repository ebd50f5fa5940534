import { implement } from '@orpc/server';
import { lookUpApi } from '../../contract/look-up-api.ts';
import { createAllowances } from '../operations/allowances.ts';
import { lookUp } from '../operations/look-up.ts';
import type { Province } from '../operations/province.ts';
import { atTheDoor } from './at-the-door.ts';
import type { RequestFacts } from './request-facts.ts';

/** The citizens' look-up: no sign-in, few at a time from one address. */
export function lookUpMethods(province: Province) {
  const os = implement(lookUpApi, { initialInputValidationIndex: 1 }).$context<RequestFacts>();
  const mayAsk = createAllowances(() => province.clock.now());
  return {
    lookUp: os.lookUp
      .use(async ({ context, next }) => {
        if (!mayAsk(context.address)) throw atTheDoor('too-many-requests', 429);
        return next();
      })
      .handler(({ input }) => lookUp(province, input.token)),
  };
}
