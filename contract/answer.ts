import { z } from 'zod';

/**
 * Every command answers with a plain Result: success or a failure we expect, whose `type` is also its locale key in
 * `locales/<lang>/errors.json`. Failures at the door (no sign-in, wrong role, malformed body) are the door's own:
 * `sign-in-required`, `sign-in-expired`, `role-not-allowed`, `bad-request`.
 */
export function answer<
  T extends z.ZodType,
  E extends readonly [z.ZodType<{ type: string }>, ...z.ZodType<{ type: string }>[]],
>(value: T, ...errors: E) {
  return z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: z.union(errors) as z.ZodType<z.infer<E[number]>, z.infer<E[number]>> }),
  ]);
}

/** An expected failure that says only its name. */
export function failure<T extends string>(type: T) {
  return z.object({ type: z.literal(type) });
}

export const nothing = z.object({});
