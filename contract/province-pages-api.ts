import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { byHandApi } from './by-hand-api.ts';
import { fleetApi } from './fleet-api.ts';
import { method } from './method.ts';
import { postAdministrationApi } from './post-office-api.ts';
import { referencePagesApi } from './reference-api.ts';
import { words } from './words.ts';

/**
 * The province's own pages, behind an officer's sign-in; who may call what stands in `officer-rights.ts`. An officer has a
 * scope, the province or one commune, and every answer is limited by it. Failures at the door: `sign-in-required`,
 * `sign-in-expired` (401), `role-not-allowed` (403).
 */
export const officerRoles = ['viewer', 'administrator'] as const;
/** An agent is made with a post office (`post-office-api.ts`), and sees nothing else. */
export const seenRoles = [...officerRoles, 'post-agent'] as const;
export type OfficerRole = (typeof seenRoles)[number];

const commune = z.object({ code: z.string(), name: z.string(), type: z.enum(['xa', 'phuong']) });
const communeCode = z.string().regex(/^\d{5}$/);
const login = words.text(40);

const officer = z.object({
  login: z.string(),
  name: z.string(),
  role: z.enum(seenRoles),
  commune: commune.nullable().describe('null: the whole province'),
});

const timeliness = { early: z.int(), onTime: z.int(), late: z.int() };

export const provincePagesApi = {
  signIn: method('signIn', 'Signs an officer of the province or of a commune in')
    .input(z.object({ login, password: z.string().max(200) }))
    .output(
      answer(
        officer.extend({ token: z.string(), expiresAt: words.instant }),
        failure('login-or-password-wrong'),
        z.object({ type: z.literal('too-many-tries'), seconds: z.int() }),
      ),
    ),
  signOut: method('signOut', 'Ends the session').input(nothing).output(nothing),
  changeOfficerPassword: method('changeOfficerPassword', 'One’s own password; other sessions of the same person end')
    .input(z.object({ old: z.string().max(200), password: z.string().max(200) }))
    .output(answer(nothing, failure('login-or-password-wrong'), failure('password-too-short'))),

  officers: method('officers', 'Officers within one’s own scope')
    .input(nothing)
    .output(z.object({ officers: z.array(officer.extend({ active: z.boolean(), madeAt: words.instant })) })),
  createOfficer: method('createOfficer', 'A new officer; the password is made here and said once')
    .input(z.object({ login, name: words.text(100), role: z.enum(officerRoles), commune: communeCode.nullable() }))
    .output(
      answer(
        z.object({ password: z.string() }),
        failure('login-taken'),
        failure('login-invalid'),
        failure('commune-unknown'),
        failure('outside-scope'),
      ),
    ),
  setOfficer: method('setOfficer', 'Role, scope, or whether somebody may sign in at all; their sessions obey at once')
    .input(z.object({ login, role: z.enum(seenRoles), commune: communeCode.nullable(), active: z.boolean() }))
    .output(
      answer(
        nothing,
        failure('officer-unknown'),
        failure('own-account'),
        failure('commune-unknown'),
        failure('outside-scope'),
      ),
    ),
  resetOfficerPassword: method('resetOfficerPassword', 'A new password, said once; the old sessions end')
    .input(z.object({ login }))
    .output(answer(z.object({ password: z.string() }), failure('officer-unknown'), failure('own-account'))),

  ...postAdministrationApi,

  communeFigures: method('communeFigures', 'Received, returned and on time per commune')
    .input(z.object({ from: words.date, to: words.date }))
    .output(
      z.object({
        asOf: words.instant,
        reporting: z.int().describe('communes with at least one stream'),
        demonstration: z.boolean(),
        communes: z.array(
          commune.extend({
            tickets: z.int(),
            received: z.int(),
            returned: z.int(),
            ...timeliness,
            events: z.int(),
            lastSeen: words.instant.nullable(),
            parked: z.int(),
          }),
        ),
      }),
    ),
  liveNumbers: method('liveNumbers', 'Today, per point: what was done, what is late, who is silent')
    .input(nothing)
    .output(
      z.object({
        asOf: words.instant,
        today: words.date,
        demonstration: z.boolean(),
        points: z.array(
          z.object({
            point: z.string(),
            named: z.string().nullable().describe('what the point is called; null: nobody said so yet'),
            commune,
            tickets: z.int().describe('numbers given today'),
            served: z.int(),
            missed: z.int(),
            received: z.int(),
            returned: z.int(),
            open: z.int().describe('received and without a result yet'),
            overdue: z.int().describe('of these, past the promised day'),
            month: z.object(timeliness).describe('results given back since the first of the month'),
            lastSeen: words.instant.nullable(),
            silence: z.enum(['none', 'office-hours', 'day', 'never']),
            backlog: z.int().describe('events the point had at its last hello and the province has not'),
            parked: z.int(),
            version: z.string().nullable(),
          }),
        ),
      }),
    ),
  parkedEvents: method('parkedEvents', 'Stored and not applied, newest first, at most 200; never what they hold')
    .input(z.object({ point: words.point.nullable() }))
    .output(
      z.object({
        counts: z.array(z.object({ code: z.string(), events: z.int() })),
        events: z.array(
          z.object({
            point: z.string(),
            stream: z.string(),
            seq: z.int(),
            type: z.string(),
            code: z.string(),
            parkedAt: words.instant,
          }),
        ),
      }),
    ),

  foldersOnTheRoad: method('foldersOnTheRoad', 'Folders that lie at no point: on the road, lost, or claimed by two')
    .input(nothing)
    .output(
      z.object({
        asOf: words.instant,
        groups: z.array(
          z.object({
            point: z.string().describe('whose event it is'),
            to: z.string().nullable(),
            kind: z.enum(['offered', 'declined', 'lost', 'conflict']),
            handOver: z.string().nullable(),
            bag: z.string().nullable(),
            since: z.string().describe('local YYYY-MM-DDTHH:mm'),
            overdue: z.boolean().describe('a whole working day has passed since'),
            folders: z.int(),
            codes: z.array(z.string()),
          }),
        ),
      }),
    ),

  nationalExport: method('nationalExport', 'How far the export to the national exchange is')
    .input(nothing)
    .output(
      z.object({
        configured: z.boolean(),
        sent: z.int().describe('dossiers'),
        waiting: z.int().describe('dossiers with something to tell that were not set aside'),
        refused: z.int().describe('dossiers set aside'),
        heardAt: words.instant.nullable().describe('when the other side answered last'),
        away: z
          .object({ why: z.enum(['unreachable', 'busy', 'not-understood', 'sign-in']), since: words.instant })
          .nullable()
          .describe('it takes nothing from anybody, and is asked every half minute; null: it answered the last time'),
        parked: z
          .array(
            z.object({
              point: z.string(),
              dossier: z.string(),
              code: z.string().describe('of the dossier'),
              why: z
                .string()
                .describe(
                  'the code the other side gave, or of ours: receipt-taken-back, dossier-gone, unit-unknown, no-answer',
                ),
              since: words.instant,
            }),
          )
          .describe('the newest hundred'),
      }),
    ),
  retryNationalExport: method('retryNationalExport', 'Tries again what was set aside').input(nothing).output(nothing),
  settleNationalExport: method(
    'settleNationalExport',
    'One that was set aside was told in another way: what waited of it counts as told. Twice is as once',
  )
    .input(z.object({ point: words.point, dossier: z.string().min(1).max(64) }))
    .output(nothing),

  ...byHandApi,
  ...referencePagesApi,
  ...fleetApi,
};

export type ProvincePagesApi = typeof provincePagesApi;
