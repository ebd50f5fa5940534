import { implement } from '@orpc/server';
import { blobsApi } from '../../contract/blobs-api.ts';
import { siteLogApi } from '../../contract/site-log-api.ts';
import { getBlob, missingBlobs, putBlob } from '../operations/blobs.ts';
import { inbox } from '../operations/inbox.ts';
import { beginIncarnation } from '../operations/incarnations.ts';
import { chain, fetchPast } from '../operations/own-past.ts';
import type { Province } from '../operations/province.ts';
import { waitForMail } from '../operations/wait-for-mail.ts';
import { deviceAtTheDoor } from './device-guard.ts';
import type { RequestFacts } from './request-facts.ts';

/** What a point asks beside its own push, each signed by its device. */
export function siteLogMethods(province: Province) {
  const os = implement(siteLogApi, { initialInputValidationIndex: 1 }).$context<RequestFacts>();
  const signed = os.middleware(async ({ context, path, next }) =>
    next({ context: { device: await deviceAtTheDoor(province, context, path) } }),
  );
  return {
    incarnations: os.incarnations
      .use(signed)
      .handler(({ input, context }) => beginIncarnation(province, context.device, input)),
    waitForMail: os.waitForMail
      .use(signed)
      .handler(({ input, context }) => waitForMail(province, context.device, input)),
    inbox: os.inbox.use(signed).handler(({ input, context }) => inbox(province, context.device, input)),
    chain: os.chain.use(signed).handler(({ input, context }) => chain(province, context.device, input)),
    fetch: os.fetch.use(signed).handler(({ input, context }) => fetchPast(province, context.device, input)),
  };
}

/** Scans, after everything else. */
export function blobMethods(province: Province) {
  const os = implement(blobsApi, { initialInputValidationIndex: 1 }).$context<RequestFacts>();
  const signed = os.middleware(async ({ context, path, next }) =>
    next({ context: { device: await deviceAtTheDoor(province, context, path) } }),
  );
  return {
    missingBlobs: os.missingBlobs
      .use(signed)
      .handler(({ input, context }) => missingBlobs(province, context.device, input)),
    putBlob: os.putBlob.use(signed).handler(({ input, context }) => putBlob(province, context.device, input)),
    getBlob: os.getBlob.use(signed).handler(({ input, context }) => getBlob(province, context.device, input)),
  };
}
