import { implement } from '@orpc/server';
import { stationReferenceApi } from '../../contract/reference-api.ts';
import type { Province } from '../operations/province.ts';
import { referenceFor } from '../operations/reference.ts';
import { deviceAtTheDoor } from './device-guard.ts';
import type { RequestFacts } from './request-facts.ts';

/** What a station asks about reference data, signed by its device. */
export function stationReferenceMethods(province: Province) {
  const os = implement(stationReferenceApi, { initialInputValidationIndex: 1 }).$context<RequestFacts>();
  return {
    reference: os.reference
      .use(async ({ context, path, next }) =>
        next({ context: { device: await deviceAtTheDoor(province, context, path) } }),
      )
      .handler(({ input, context }) => referenceFor(province, context.device, input.known)),
  };
}
