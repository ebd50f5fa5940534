import { z } from 'zod';
import { DossierId } from '../domain/ids.ts';
import { failedDeliveries, postServices } from '../domain/post-events.ts';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';
import { person, submittedDocument, words } from './words.ts';

/**
 * The public post's page: a browser and the province's door, nothing else. The agent's sign-in names the one post office;
 * the province writes that point's log for it. Every command carries an origin: a key pressed again does nothing twice.
 * What the agent typed of a person is sealed and comes back to no screen.
 */
const command = { origin: words.origin };
// as a scanner reads it: the domain says what is readable
const code = z.string().max(64);
const dossier = z
  .string()
  .regex(/^[\x21-\x7e]{1,64}$/)
  .transform(DossierId);
const handOver = z.uuid();
const unknown = failure('post-item-unknown');
const notHere = z.object({ type: z.literal('post-item-not-here'), code: z.string() });

export const postFee = z.object({ amount: z.int().min(1000).max(100_000_000), receipt: words.named(40) });

/** `here`: at the post office; `handed-over`: on the road to the centre; `coming`: on the road from it; `out`: to be delivered. */
export const postStates = [
  'here',
  'handed-over',
  'at-centre',
  'taken-back',
  'coming',
  'coming-back',
  'out',
  'delivered',
  'going-back',
] as const;

export const postRow = z.object({
  dossier: z.string(),
  code: z.string().describe('the post’s own number; of a result the dossier’s code'),
  state: z.enum(postStates),
  procedure: z.string().nullable().describe('its name'),
  service: z.enum(postServices).nullable(),
  since: z.string().describe('local time'),
  fee: postFee.nullable(),
  missing: z.int(),
  tries: z.int().describe('failed deliveries'),
  nextFrom: z.string().nullable().describe('first day of the next try; null with two tries: back to the centre'),
  handOver: z.string().nullable(),
});

export const postOfficeView = z.object({
  office: z.object({ point: z.string(), name: z.string(), centreName: z.string() }),
  agent: z.string(),
  demonstration: z.boolean(),
  today: z.string(),
  here: z.array(postRow),
  handedOver: z.array(postRow),
  coming: z.array(
    z.object({
      handOver: z.string(),
      from: z.string(),
      fromName: z.string(),
      bag: z.string().nullable(),
      rows: z.array(postRow),
    }),
  ),
  out: z.array(postRow),
  doneToday: z.object({ taken: z.int(), delivered: z.int() }),
  points: z.array(z.object({ point: z.string(), name: z.string() })).describe('of the centre: whom to hand over to'),
  procedures: z.array(z.object({ code: z.string(), name: z.string(), documents: z.array(z.string()) })),
});

export const postMinutesView = z.object({
  kind: z.enum(['folders', 'results']),
  from: z.string(),
  to: z.string(),
  bag: z.string().nullable(),
  givenAt: z.string(),
  takenAt: z.string().nullable(),
  items: z.array(z.object({ code: z.string(), what: z.string(), papers: z.int().nullable(), fee: postFee.nullable() })),
});

export const postOfficeApi = {
  postOffice: method('postOffice', 'What lies at the agent’s post office, comes to it and goes from it')
    .input(nothing)
    .output(postOfficeView),
  takePostItem: method(
    'takePostItem',
    'Takes in a dossier under the post’s own number; presence is noted, nothing judged',
  )
    .input(
      z.object({
        ...command,
        item: code,
        procedure: z.string().max(40),
        service: z.enum(postServices),
        applicant: person,
        submitter: person.nullable(),
        documents: z.array(submittedDocument).max(50),
        sets: z.int().min(1).max(99),
        note: words.text(300),
        language: words.language,
        fee: postFee.nullable(),
      }),
    )
    .output(
      answer(
        z.object({ dossier: z.string(), item: z.string(), at: z.string(), missing: z.array(z.string()) }),
        failure('post-code-unreadable'),
        failure('post-code-check-digit'),
        failure('post-code-taken'),
        failure('procedure-unknown'),
        failure('name-invalid'),
        failure('phone-invalid'),
        failure('id-number-invalid'),
        failure('documents-missing'),
        failure('post-address-missing'),
      ),
    ),
  takeBackPostItem: method('takeBackPostItem', 'A wrong key: as if it had not been taken in, while it lies here')
    .input(z.object({ ...command, dossier }))
    .output(answer(nothing, unknown, notHere)),
  signPostMinutes: method('signPostMinutes', 'Hands items, with their money, or results that found nobody, to a point')
    .input(
      z.object({
        ...command,
        to: words.point,
        dossiers: z.array(dossier).min(1).max(200),
        bag: z
          .string()
          .regex(/^[A-Z0-9][A-Z0-9-]{0,23}$/)
          .nullable(),
      }),
    )
    .output(
      answer(
        z.object({ handOver: z.string() }),
        unknown,
        notHere,
        failure('post-point-unknown'),
        failure('post-minutes-mixed'),
      ),
    ),
  acceptPostResults: method('acceptPostResults', 'Results that came from the centre, counted; what is missing is named')
    .input(z.object({ ...command, handOver, missing: z.array(dossier).max(200) }))
    .output(answer(nothing, failure('hand-over-unknown'))),
  deliverResult: method('deliverResult', 'Given to whom it belongs, or to somebody with an authorisation')
    .input(
      z.object({
        ...command,
        dossier,
        to: z.enum(['applicant', 'authorised']),
        receiver: words.named(80),
        note: words.text(300),
      }),
    )
    .output(answer(nothing, unknown, notHere)),
  failDelivery: method(
    'failDelivery',
    'Nobody there, refused, a wrong address: when the next try is, or that it goes back',
  )
    .input(z.object({ ...command, dossier, why: z.enum(failedDeliveries) }))
    .output(
      answer(
        z.object({ attempt: z.int(), nextFrom: z.string().nullable() }),
        unknown,
        notHere,
        failure('post-tries-over'),
        z.object({ type: z.literal('post-try-too-early'), from: z.string() }),
      ),
    ),
  readPostMinutes: method('readPostMinutes', 'A hand-over of this post office, to print again')
    .input(z.object({ handOver }))
    .output(answer(postMinutesView, failure('hand-over-unknown'))),
};

/** Whoever administers makes agents, within the own scope; a method of the province's pages. */
export const postAdministrationApi = {
  createPostAgent: method(
    'createPostAgent',
    'An agent of one post office; the province begins to write its log if it is new',
  )
    .input(z.object({ login: words.text(40), name: words.text(100), point: words.point, officeName: words.named(100) }))
    .output(
      answer(
        z.object({ password: z.string() }),
        failure('login-taken'),
        failure('login-invalid'),
        failure('commune-unknown'),
        failure('outside-scope'),
        failure('post-point-is-a-station'),
      ),
    ),
};

export type PostOfficeApi = typeof postOfficeApi & typeof postAdministrationApi;
export type PostOfficeView = z.output<typeof postOfficeView>;
export type PostRow = z.output<typeof postRow>;
export type PostMinutesView = z.output<typeof postMinutesView>;
