import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { headView } from './head-api.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const secret = z.string().min(1).max(64);

/** What a head reads on a telephone: the morning's numbers and lists, which name no citizen. */
export const phonePage = headView
  .omit({ morningPaper: true })
  .extend({ centreName: z.string(), pointName: z.string(), until: words.instant.describe('then it is paired anew') });

/**
 * The head's page on a telephone in the network of the point. It is paired by a code that somebody at the office shows it; it
 * only reads. The road is no TLS one (a telephone would warn of every certificate of ours): what goes over it are numbers,
 * codes and names of staff.
 */
export const phoneApi = {
  openPhonePage: method('openPhonePage', 'A telephone may be paired for ten minutes, by the code in these addresses')
    .input(nothing)
    .output(
      answer(
        z.object({
          links: z.array(z.string()).describe('one for each address of the host; the code is in the fragment'),
          until: words.instant,
          phones: z.int().describe('that read it now'),
        }),
        failure('lan-closed').describe('the host was not started with --lan'),
        failure('no-network').describe('the host has no address in a network'),
      ),
    ),
  claimPhonePage: method('claimPhonePage', 'The telephone gives the code, once, and gets what it reads with')
    .input(z.object({ code: secret }))
    .output(answer(z.object({ pass: z.string() }), failure('phone-code-wrong'))),
  readPhonePage: method('readPhonePage', 'The head’s page as it is now')
    .input(z.object({ pass: secret }))
    .output(answer(phonePage, failure('phone-pass-over'))),
  closePhonePages: method('closePhonePages', 'No telephone reads it any more')
    .input(nothing)
    .output(z.object({ phones: z.int().describe('that read it until now') })),
};

export type PhonePage = z.output<typeof phonePage>;
