import { z } from 'zod';
import { HomeVisitId } from '../domain/ids.ts';
import { submitterBases } from '../domain/organisation.ts';
import { answer, nothing } from './answer.ts';
import { notWritable, notYourCounter } from './command.ts';
import { method } from './method.ts';
import { stopView } from './reception-schemas.ts';
import { words } from './words.ts';

/** A draft is the page's own text: the station keeps it sealed and does not read it. */
const draftText = z.string().max(60_000);

export const organisation = z.object({ name: words.text(200), taxCode: z.string().max(20) });

/** What a receipt knows of its people besides the applicant; left out, as in every dossier before there was such a field. */
export const receivedPeople = {
  organisation: organisation.nullable().optional().describe('applies; the applicant speaks for it'),
  submitterBasis: z.enum(submitterBases).nullable().optional(),
  village: words.text(60).nullable().optional().describe('of the centre’s list'),
  atHome: z
    .object({ village: words.named(60), visit: z.uuid().transform(HomeVisitId).nullable() })
    .nullable()
    .optional()
    .describe('received at a house of that village; the visit it was asked for by is over with it'),
  returnAt: words.point.nullable().optional().describe('where the result is given; left out: here'),
};

export const villageView = z.object({
  name: z.string(),
  alsoCalled: z.array(z.string()),
  nearest: z.object({ point: words.point, name: z.string() }).nullable().describe('null: this point'),
  stop: stopView.nullable().describe('where somebody comes nearer next'),
});

/** Who comes to a counter, where they live, and what was typed of them so far. */
export const peopleApi = {
  keepDraft: method('keepDraft', 'What was typed and not saved yet, kept sealed; null: there is nothing to keep')
    .input(z.object({ counter: words.counter, draft: draftText.nullable() }))
    .output(answer(nothing, notYourCounter, notWritable)),
  readDraft: method('readDraft', 'What this person typed at this counter and did not save')
    .input(z.object({ counter: words.counter }))
    .output(answer(z.object({ draft: draftText.nullable(), keptAt: words.instant.nullable() }), notYourCounter)),
  listVillages: method('listVillages', 'The commune’s villages, the nearest point and the next stop of each')
    .input(nothing)
    .output(z.array(villageView)),
  findEarlier: method('findEarlier', 'Whether the person of a card was here before: masked, openDossier shows it')
    .input(z.object({ idNumber: z.string().regex(/^\d{12}$/) }))
    .output(
      z
        .object({
          dossier: words.dossier,
          code: z.string(),
          receivedAt: z.string(),
          procedureName: z.string(),
          phoneTail: z.string().describe('last three digits, or empty'),
        })
        .nullable(),
    ),
};

export type VillageView = z.output<typeof villageView>;
