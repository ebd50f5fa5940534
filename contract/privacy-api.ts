import { z } from 'zod';
import { HomeVisitId } from '../domain/ids.ts';
import { correctedPeople, erasureReasons } from '../domain/privacy-events.ts';
import { answer, failure } from './answer.ts';
import { approver, approverRefusals } from './approver.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { person, words } from './words.ts';

/** At most so many at once: each is one event, and nobody's tap waits for more. */
export const mostErasedAtOnce = 200;

const idNumber = z
  .string()
  .regex(/^\d{12}$/)
  .describe('of the CCCD');

const visit = z.uuid().transform(HomeVisitId);

const ofThePerson = z.object({
  dossier: words.dossier,
  code: z.string(),
  procedureName: z.string(),
  state: words.dossierState,
  receivedAt: z.string().describe('local, YYYY-MM-DDTHH:mm'),
  endedOn: z.string().nullable(),
  restricted: z.boolean(),
  as: z.enum(['applicant', 'submitter']).describe('whose dossier it is, or who brought it for somebody else'),
  isGuest: z.boolean().describe('another point received it: what it keeps is changed there'),
});

export type PersonsDossier = z.output<typeof ofThePerson>;

const changed = z.object({ dossier: words.dossier });
const refusals = [
  failure('dossier-unknown'),
  failure('dossier-erased').describe('its key is destroyed'),
  failure('dossier-of-other-point').describe('the point that received it keeps it'),
] as const;

/**
 * What a person may ask of whoever keeps their data (Luật 91/2025/QH15, NĐ 356/2025; to be confirmed by a lawyer): all of it in
 * a file, who read it, a correction, that nobody work on it, and after its time its end. By a head; each is on record.
 */
export const privacyApi = {
  findPerson: method(
    'findPerson',
    'Every dossier of whoever has this card, as the applicant or as who brought it; the search is recorded',
  )
    .input(z.object({ idNumber }))
    .output(answer(z.object({ dossiers: z.array(ofThePerson) }), notWritable)),
  listReadings: method('listReadings', 'Who opened a dossier here, and when')
    .input(z.object({ dossier: words.dossier }))
    .output(
      answer(
        z.object({
          readings: z.array(
            z.object({ name: z.string().describe('empty: not an account of here'), at: words.instant }),
          ),
        }),
        failure('dossier-unknown'),
      ),
    ),
  exportPerson: method('exportPerson', 'All that is kept of a person, as a file for them; who was erased is unknown')
    .input(z.object({ ...command, idNumber, approver }))
    .output(
      answer(
        z.object({
          name: z.string().describe('of the file; says no person'),
          base64: z.string().describe('JSON, UTF-8'),
          dossiers: z.int(),
        }),
        failure('person-unknown'),
        ...approverRefusals,
        notWritable,
      ),
    ),
  correctPerson: method(
    'correctPerson',
    'What is wrong about the applicant or who brought it: by the desk on the day of receipt, later by a head; what was received stays in the log',
  )
    .input(
      z.object({
        ...command,
        dossier: words.dossier,
        whose: z.enum(correctedPeople),
        person,
        reason: words.named(300),
      }),
    )
    .output(
      answer(
        changed,
        ...refusals,
        failure('nothing-to-correct'),
        failure('no-submitter').describe('the applicant came in person'),
        failure('correction-needs-head').describe('it was not received today'),
        failure('name-invalid'),
        failure('birth-date-impossible'),
        failure('id-number-invalid'),
        failure('id-number-contradicts'),
        failure('phone-invalid'),
        failure('email-invalid'),
        notWritable,
      ),
    ),
  restrictDossier: method(
    'restrictDossier',
    'From now on nobody but a head finds it or works on it; or again everybody',
  )
    .input(z.object({ ...command, dossier: words.dossier, restricted: z.boolean() }))
    .output(answer(changed, ...refusals, notWritable)),
  listToErase: method(
    'listToErase',
    'Own dossiers that ended before a day and visits at home before it, that can still be read, the oldest first',
  )
    .input(z.object({ endedBefore: z.iso.date() }))
    .output(
      z.object({
        dossiers: z.array(z.object({ dossier: words.dossier, code: z.string(), endedOn: z.string() })),
        visits: z.array(visit).describe('that left no dossier which can be read'),
      }),
    ),
  erasePersons: method(
    'erasePersons',
    'Destroys the keys of ended dossiers and of past visits at home, all or none; it cannot be taken back',
  )
    .input(
      z.object({
        ...command,
        dossiers: z.array(words.dossier).max(mostErasedAtOnce),
        visits: z.array(visit).max(mostErasedAtOnce),
        why: z.enum(erasureReasons),
        approver,
      }),
    )
    .output(
      answer(
        z.object({ erased: z.int().describe('dossiers'), visits: z.int().describe('with those of the dossiers') }),
        ...refusals,
        failure('nothing-to-erase'),
        failure('home-visit-unknown'),
        failure('home-visit-needed').describe('its day is not over, or a dossier of it can still be read'),
        failure('dossier-not-ended').describe('work is owed on one of them'),
        ...approverRefusals,
        notWritable,
      ),
    ),
};
