import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { implement, ORPCError, onError } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { provinceApi } from '../../contract/province-api.ts';
import { enrol } from '../operations/enrol.ts';
import { deviceHeartbeat } from '../operations/heartbeat.ts';
import { hello } from '../operations/hello.ts';
import type { Province } from '../operations/province.ts';
import { push } from '../operations/push.ts';
import { deviceAtTheDoor } from './device-guard.ts';
import { lookUpMethods } from './look-up-door.ts';
import { pagesMethods } from './pages-door.ts';
import { postMethods } from './post-door.ts';
import { stationReferenceMethods } from './reference-door.ts';
import { blobMethods, siteLogMethods } from './site-log-door.ts';

/** What the door knows of a request besides its parsed body. */
export interface RequestFacts {
  readonly signature: string | undefined;
  readonly authorization: string | undefined;
  /** Where the request came from; a proxy on this machine says it. */
  readonly address: string;
  /** SHA-256 of the body's bytes, hex. */
  readonly bodyHash: string;
}

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
    interceptors: [onError((failure) => reportBug(province, failure))],
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
  if (status >= 500) return { code: 'bug', status };
  return { code: status === 400 ? 'bad-request' : status === 404 ? 'not-found' : error.code, status };
}

function reportBug({ log }: Province, failure: unknown): void {
  if (failure instanceof ORPCError && failure.status < 500) return;
  const { name, stack } = failure instanceof Error ? failure : new Error('not an Error');
  log.write({ event: 'bug', where: 'api', name, stack: framesOf(stack) });
}

/** Where it happened without its message, which may quote what people wrote. */
export function framesOf(stack: string | undefined): string {
  return (stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}
