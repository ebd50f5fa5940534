import { z } from 'zod';
import { documentKinds } from '../domain/dossier-words.ts';
import { postServices } from '../domain/post-events.ts';
import { answer, failure, nothing } from './answer.ts';
import { atCounter, counterClosed, notWritable, notYourCounter } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const fee = z.object({ amount: z.int(), receipt: z.string() });
const office = z.object({ point: z.string(), name: z.string() });
const itemUnknown = failure('post-item-unknown');

export const postItemView = z.object({
  dossier: words.dossier,
  item: z.string().describe('the post’s own number'),
  office,
  procedure: z.object({ code: z.string(), name: z.string() }),
  service: z.enum(postServices),
  takenAt: z.string(),
  documentCount: z.int(),
  missing: z.int().describe('papers of the procedure that were not there'),
  fee: fee.nullable(),
  state: z
    .enum(['coming', 'here'])
    .describe('here: its minutes are signed, that is when it was filed; it waits to be received'),
  filedAt: z.string().nullable().describe('local time of the signing'),
});

export const postMoneyView = z.object({
  handOver: z.string(),
  office,
  acceptedAt: z.string(),
  lines: z.array(z.object({ dossier: z.string(), item: z.string(), ...fee.shape, counted: z.int().nullable() })),
});

/** At the centre: what comes by the public post, received with nothing typed twice; its money counted line by line, once. */
export const postDeskApi = {
  listPostItems: method('listPostItems', 'What comes by the post or has come and is not received yet; money to count')
    .input(nothing)
    .output(z.object({ items: z.array(postItemView), money: z.array(postMoneyView) })),
  readPostItem: method('readPostItem', 'Who sends it and what is in it; the reading is recorded')
    .input(z.object({ dossier: words.dossier }))
    .output(
      answer(
        z.object({
          applicant: z.object({ name: z.string(), phone: z.string(), address: z.string(), idNumber: z.string() }),
          submitter: z.string().nullable(),
          documents: z.array(z.object({ name: z.string(), kind: z.enum(documentKinds), count: z.int() })),
          note: z.string(),
        }),
        itemUnknown,
        failure('person-erased'),
        notWritable,
      ),
    ),
  receivePostItem: method('receivePostItem', 'A dossier of what came: filed when the minutes were signed, channel post')
    .input(z.object({ ...atCounter, dossier: words.dossier }))
    .output(
      answer(
        z.object({ dossier: words.dossier, code: z.string(), filedAt: z.string(), dueAt: z.string(), job: z.string() }),
        itemUnknown,
        failure('post-item-not-signed'),
        failure('post-item-filed'),
        failure('person-erased'),
        failure('procedure-unknown'),
        failure('procedure-not-in-force'),
        failure('date-in-doubt'),
        failure('name-invalid'),
        failure('birth-date-impossible'),
        failure('id-number-invalid'),
        failure('id-number-contradicts'),
        failure('phone-invalid'),
        failure('email-invalid'),
        failure('tax-code-invalid'),
        failure('organisation-name-invalid'),
        failure('documents-missing'),
        counterClosed,
        notYourCounter,
        notWritable,
      ),
    ),
  countPostMoney: method('countPostMoney', 'The cashier counted what came with a hand-over; each line is counted once')
    .input(
      z.object({
        ...atCounter,
        handOver: z.uuid(),
        counted: z
          .array(z.object({ dossier: words.dossier, counted: z.int().min(0).max(100_000_000) }))
          .min(1)
          .max(200),
      }),
    )
    .output(
      answer(
        z.object({ lines: z.int(), amount: z.int(), counted: z.int() }),
        failure('hand-over-unknown'),
        failure('post-money-none'),
        failure('post-money-counted'),
        counterClosed,
        notYourCounter,
        notWritable,
      ),
    ),
};

export type PostItemView = z.output<typeof postItemView>;
export type PostMoneyView = z.output<typeof postMoneyView>;
