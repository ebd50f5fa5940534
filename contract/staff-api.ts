import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { SecondmentId } from '../domain/ids.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable, tooManyTries } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const secondment = z.uuid().transform(SecondmentId);
const accountUnknown = failure('account-unknown');
/** A head does not take the own rights away: a centre without a head could never get one again. */
const notYourself = failure('not-yourself');
const datesWrong = failure('secondment-dates-wrong');
const overlaps = z.object({ type: z.literal('secondment-overlaps'), from: words.date, to: words.date });
const ownWrong = failure('login-or-password-wrong');
const tooCommon = failure('password-too-common');

export const newPassword = z.string().min(8).max(200);
export const spokenLanguages = z
  .array(words.language)
  .min(1)
  .max(8)
  .refine((all) => new Set(all).size === all.length, 'twice')
  .describe('what this person speaks with citizens');
const onAccount = { ...command, account: words.account };
const between = { from: words.date, to: words.date };

export const staffView = z.object({
  today: words.date.describe('of the business day'),
  point: words.point,
  people: z.array(
    z.object({
      account: words.account,
      login: z.string(),
      name: z.string(),
      role: words.accountRole.describe('as it was given; a secondment may give another'),
      roleNow: words.accountRole.nullable().describe('null: no rights here today'),
      isGuest: z.boolean(),
      isActive: z.boolean(),
      languages: z.array(z.string()),
      hasPin: z.boolean(),
      isPasswordOnce: z.boolean().describe('has not yet set a password of their own'),
      secondments: z.array(
        z.object({
          secondment,
          role: words.accountRole,
          point: z.string(),
          ...between,
          when: z.enum(['past', 'now', 'coming']),
        }),
      ),
      lastDay: words.date.nullable().describe('of a guest, when it is known'),
      isLeaving: z.boolean().describe('within a week of it, or past it: what is held is to be passed on'),
      counter: words.counter.nullable().describe('which this person staffs now'),
      holds: z.int().describe('dossiers this person has to do'),
    }),
  ),
  published: z
    .array(
      z.object({
        login: z.string(),
        name: z.string(),
        role: words.accountRole,
        from: words.date,
        to: words.date.nullable(),
        state: z.enum(['missing', 'coming', 'differs', 'over']),
        account: words.account.nullable().describe('null: nobody signs in by that name'),
      }),
    )
    .describe('people the province says work in the commune, of whom the head has to decide something'),
});

const heldDossier = z.object({
  dossier: words.dossier,
  code: z.string(),
  procedureName: z.string(),
  state: words.dossierState,
  dueAt: z.string(),
});

/** The people of the centre: who they are, when, what secret they come with. */
export const staffApi = {
  watchStaff: method('watchStaff', 'The people of the centre').input(nothing).output(eventIterator(staffView)),
  makeSecondment: method('makeSecondment', 'Somebody works at a point as something, from one day to another')
    .input(z.object({ ...onAccount, role: words.accountRole, point: words.point, ...between }))
    .output(answer(z.object({ secondment }), accountUnknown, notYourself, datesWrong, overlaps, notWritable)),
  cutSecondment: method('cutSecondment', 'It ends sooner; before its first day: it never begins')
    .input(z.object({ ...command, secondment, to: words.date }))
    .output(answer(nothing, failure('secondment-unknown'), notYourself, datesWrong, notWritable)),
  setAccountRole: method('setAccountRole', 'What a person is here for, from now on')
    .input(z.object({ ...onAccount, role: words.accountRole }))
    .output(answer(nothing, accountUnknown, notYourself, notWritable)),
  setAccountLanguages: method('setAccountLanguages', 'What a person speaks with citizens')
    .input(z.object({ ...onAccount, languages: spokenLanguages }))
    .output(answer(nothing, accountUnknown, notWritable)),
  resetPassword: method('resetPassword', 'A password good for one sign-in, shown once and kept nowhere')
    .input(z.object(onAccount))
    .output(
      answer(
        z.object({ password: z.string() }),
        accountUnknown,
        notYourself,
        failure('password-already-shown'),
        notWritable,
      ),
    ),
  deactivateAccount: method('deactivateAccount', 'Nobody signs in with it any more; what it did stays')
    .input(z.object(onAccount))
    .output(
      answer(
        nothing,
        accountUnknown,
        notYourself,
        z.object({ type: z.literal('account-staffs-counter'), counter: words.counter }),
        z.object({ type: z.literal('account-holds-dossiers'), dossiers: z.int() }),
        notWritable,
      ),
    ),
  reactivateAccount: method('reactivateAccount', 'The person is back')
    .input(z.object(onAccount))
    .output(answer(nothing, accountUnknown, notWritable)),
  listHeldDossiers: method('listHeldDossiers', 'What somebody has to do, earliest due first; nothing personal')
    .input(z.object({ account: words.account }))
    .output(z.array(heldDossier).describe('at most 200')),
  passOnDossiers: method('passOnDossiers', 'What somebody has to do goes to a colleague, as it stands')
    .input(
      z.object({
        ...command,
        from: words.account,
        to: words.account,
        dossiers: z.array(words.dossier).min(1).max(200),
      }),
    )
    .output(
      answer(
        z.object({ passedOn: z.int() }),
        accountUnknown,
        failure('not-a-colleague'),
        failure('dossiers-not-held'),
        notWritable,
      ),
    ),
  freeCounter: method('freeCounter', 'Closes the counter of somebody who left without doing so')
    .input(z.object({ ...command, counter: words.counter }))
    .output(
      answer(
        nothing,
        failure('counter-closed'),
        z.object({ type: z.literal('counter-busy'), number: z.string() }),
        notWritable,
      ),
    ),

  changePassword: method('changePassword', 'One’s own password, with the old one')
    .input(z.object({ ...command, old: z.string().max(200), password: newPassword }))
    .output(answer(nothing, ownWrong, tooCommon, tooManyTries, notWritable)),
  setQuickPin: method('setQuickPin', 'Six digits to come back with, good on the PCs of this point only')
    .input(z.object({ ...command, password: z.string().max(200), pin: z.string().regex(/^\d{6}$/) }))
    .output(answer(nothing, ownWrong, failure('pin-too-simple'), tooManyTries, notWritable)),
  lockScreen: method('lockScreen', 'Goes away for a moment: what is shown stays, nothing is done in one’s name')
    .input(nothing)
    .output(nothing),
  unlockScreen: method('unlockScreen', 'Comes back, with the quick PIN or the password')
    .input(z.object({ secret: z.string().min(1).max(200) }))
    .output(answer(nothing, failure('nobody-to-unlock'), failure('secret-wrong'), failure('pin-spent'), tooManyTries)),
};

export type StaffView = z.output<typeof staffView>;
