import { randomInt } from 'node:crypto';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { implement, ORPCError } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { provinceApi } from '../../contract/province-api.ts';
import type { StorageTrouble } from '../../contract/refusals.ts';
import { enrol } from '../operations/enrol.ts';
import { deviceHeartbeat } from '../operations/heartbeat.ts';
import { hello } from '../operations/hello.ts';
import { noteFailure } from '../operations/note-failure.ts';
import type { Province } from '../operations/province.ts';
import { push } from '../operations/push.ts';
import { deviceAtTheDoor } from './device-guard.ts';
import { lookUpMethods } from './look-up-door.ts';
import { pagesMethods } from './pages-door.ts';
import { postMethods } from './post-door.ts';
import { stationReferenceMethods } from './reference-door.ts';
import type { RequestFacts } from './request-facts.ts';
import { blobMethods, siteLogMethods } from './site-log-door.ts';

/** The contract's methods, each behind the guard it needs: none, a device's signature, an officer's sign-in. */
export function apiHandler(province: Province): OpenAPIHandler<RequestFacts> {
  // guards come before the input is read: a stranger learns nothing of what a method takes
  const os = implement(provinceApi, { initialInputValidationIndex: 1 }).$context<RequestFacts>();

  const signed = os.middleware(async ({ context, path, next }) =>
    next({ context: { device: await deviceAtTheDoor(province, context, path) } }),
  );

  const router = os.router({
    enrol: os.enrol.handler(({ input }) => enrol(province, input)),
    hello: os.hello.use(signed).handler(({ input, context }) => hello(province, context.device, input)),
    push: os.push.use(signed).handler(({ input, context }) => push(province, context.device, input)),
    heartbeat: os.heartbeat
      .use(signed)
      .handler(({ input, context }) => deviceHeartbeat(province, context.device, input)),
    ...siteLogMethods(province),
    ...blobMethods(province),
    ...stationReferenceMethods(province),
    ...lookUpMethods(province),
    ...pagesMethods(province),
    ...postMethods(province),
  });

  return new OpenAPIHandler(router, {
    interceptors: [
      async ({ context, next }) => {
        try {
          return await next();
        } catch (failure) {
          throw toldAtTheDoor(province, context, failure);
        }
      },
    ],
    customErrorResponseBodyEncoder: (error) => errorBody(error),
  });
}

/** OpenAPI 3.1 of the contract; operation ids are its method names. */
export async function openApiDocument(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(provinceApi, {
    info: { title: 'Gần Dân: province', version: '1' },
    servers: [{ url: '/api' }],
    security: [{ officer: [] }],
    components: {
      securitySchemes: {
        officer: { type: 'http', scheme: 'bearer' },
        device: { type: 'apiKey', in: 'header', name: 'signature', description: 'Ed25519, see the contract' },
      },
    },
  });
}

/** A failure at the door says its code and nothing of the inside: no values that were sent, no stack. */
export function errorBody(error: { readonly status: number; readonly code: string }): { code: string; status: number } {
  const { status } = error;
  if (status >= 500) return { code: status === 503 ? error.code : 'bug', status };
  return { code: status === 400 ? 'bad-request' : status === 404 ? 'not-found' : error.code, status };
}

/** A full disk or a database that starts anew is nobody's bug: who asked is told so, and when to come back. */
function toldAtTheDoor(province: Province, facts: RequestFacts, failure: unknown): unknown {
  if (failure instanceof ORPCError && failure.status < 500) return failure;
  const why = noteFailure(province, 'api', failure);
  if (why === null) return failure;
  const [soonest, spread] = comeBack[why];
  facts.comeBackIn(soonest + randomInt(spread));
  return new ORPCError(why, { status: 503, message: why });
}

/** Seconds, not all in the same one: PostgreSQL starts anew within a few, room on a disk is made by a person. */
const comeBack: Readonly<Record<StorageTrouble, readonly [number, number]>> = {
  'server-disk-full': [20, 40],
  'database-away': [2, 8],
  'database-read-only': [5, 15],
};
