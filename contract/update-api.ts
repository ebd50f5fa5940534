import { z } from 'zod';
import { nothing } from './answer.ts';
import { method } from './method.ts';

const order = z.int().min(0);

/** A PC of the point ↔ its host: the update that the host took in, piece by piece; each PC verifies it again for itself. */
export const updateApi = {
  askUpdate: method('askUpdate', 'What the host has to give, and whether it is time to change to it')
    .input(nothing)
    .output(
      z.object({
        offer: z
          .object({
            order,
            bytes: z.int().min(1),
            goes: z.boolean().describe('the point is closed and the host runs it: change now'),
          })
          .nullable(),
        wentBack: z
          .array(order)
          .max(20)
          .optional()
          .describe('orders that the host left again: who runs one leaves it too'),
      }),
    ),
  readUpdate: method('readUpdate', 'The next piece, at most half a megabyte; empty: it is not there any more')
    .input(z.object({ order, at: z.int().min(0) }))
    .output(z.object({ data: z.string().describe('base64') })),
};
