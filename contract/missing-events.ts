import { z } from 'zod';
import { words } from './words.ts';

/** Of the log that this one goes on after, as the PC remembers it (`main/store/remembered.ts`). */
export const missingEvents = z
  .object({ events: z.int(), since: words.instant.nullable().describe('when the last one that is here was written') })
  .nullable()
  .describe('how many of the last events are not here, now');
