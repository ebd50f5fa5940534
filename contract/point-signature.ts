import { z } from 'zod';

/** `point.signature.json` beside `point.json`: the province's word on exactly these bytes. */
export const pointSignatureFile = z.object({
  v: z.literal(1),
  signedBy: z.string().max(200).describe('SPKI DER, base64: the province’s key'),
  signature: z.string().max(200),
});

/** What is signed is never taken for another text of the same key. */
export function signedPointText(file: string): string {
  return `gan-dan point.json 1\n${file}`;
}
