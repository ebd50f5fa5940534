import { z } from 'zod';

/** `enrolment.json`: what the province hands a technician, a ticket for once and, where no wire is, its two keys. */
export const enrolmentFile = z.object({
  ticket: z.string(),
  province: z.object({ sealTo: z.string(), signedBy: z.string() }).nullable().default(null),
});
