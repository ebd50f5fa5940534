import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { transferPlaces } from '../domain/ticket-words.ts';
import { accessApi } from './access-api.ts';
import { answer, failure, nothing } from './answer.ts';
import { attachmentsApi } from './attachments-api.ts';
import { backupApi } from './backup-api.ts';
import { besideApi, officialCodeTaken } from './beside-api.ts';
import { breachApi } from './breach-api.ts';
import { calendarApi } from './calendar-api.ts';
import {
  atCounter,
  command,
  counterClosed,
  issued,
  notWritable,
  notYourCounter,
  queueUnknown,
  ticketUnknown,
  tooManyTries,
} from './command.ts';
import { conflictApi } from './conflict-api.ts';
import { doctorApi } from './doctor-api.ts';
import { dossierLifeApi, dossierUnknown } from './dossier-life-api.ts';
import { dossierLine, dossierOpened, procedureView } from './dossier-schemas.ts';
import { feesApi } from './fees-api.ts';
import { formsApi } from './forms-api.ts';
import { handOverApi } from './hand-over-api.ts';
import { headApi } from './head-api.ts';
import { homeVisitsApi } from './home-visits-api.ts';
import { languagesApi } from './languages-api.ts';
import { method } from './method.ts';
import { scannerState } from './moment-views.ts';
import { momentsApi } from './moments-api.ts';
import { peopleApi, receivedPeople } from './people-api.ts';
import { phoneApi } from './phone-api.ts';
import { postDeskApi } from './post-desk-api.ts';
import { privacyApi } from './privacy-api.ts';
import { procedureCardApi } from './procedure-card-api.ts';
import { receptionApi, receptionRefusals } from './reception-api.ts';
import { resultApi } from './result-api.ts';
import { sneakernetApi } from './sneakernet-api.ts';
import { spokenLanguages, staffApi } from './staff-api.ts';
import { stationsApi } from './stations-api.ts';
import { boardView, counterView, kioskView, officeView, printerView, ticketView } from './terminal-views.ts';
import { trainingApi } from './training-api.ts';
import { tripsApi } from './trips-api.ts';
import { updatesApi } from './updates-api.ts';
import { visitApi } from './visit-api.ts';
import { voiceApi } from './voice-api.ts';
import { person, submittedDocument, words } from './words.ts';

/**
 * Screen ↔ the station of its own PC. Names are the OpenAPI operation ids. A bearer token names the terminal and, after
 * `signIn`, the account; who may call what stands in `contract/rights.ts`.
 * Commands carry `origin`: the same origin answers the same, however often it arrives.
 */
const nobodyWaiting = failure('nobody-waiting');
const nobodyAtCounter = failure('nobody-at-counter');
const counterBusy = z.object({ type: z.literal('counter-busy'), number: z.string() });
const notCallable = z.object({ type: z.literal('ticket-not-callable'), number: z.string(), state: words.ticketState });

const visit = answer(
  z.object({ current: ticketView.nullable() }),
  nobodyWaiting,
  nobodyAtCounter,
  counterBusy,
  notCallable,
  ticketUnknown,
  queueUnknown,
  failure('counter-paused'),
  failure('practice-number'),
  counterClosed,
  notYourCounter,
  notWritable,
);

const session = z.object({
  token: z.string(),
  role: words.role,
  terminal: words.terminal,
  counter: words.counter.nullable().describe('the counter this terminal stands at'),
  account: z
    .object({
      id: words.account,
      name: z.string(),
      role: words.accountRole,
      hasPin: z.boolean(),
      mustChangePassword: z.boolean().describe('the password was for once: changePassword comes first'),
    })
    .nullable(),
  isLocked: z.boolean().describe('the person went away; unlockScreen brings them back'),
  expiresAt: words.instant.nullable(),
  setUpNeeded: z.boolean().describe('the office of a new centre: createFirstAccount comes first'),
  waitsFor: z
    .string()
    .optional()
    .describe('while setUpNeeded: the stand-in that has to be met before this host writes again'),
});

const paperInTray = z.object({
  id: z.int(),
  png: z.string(),
  bytes: z.int(),
  at: words.instant,
  complete: z.boolean(),
});

export const terminalApi = {
  ...momentsApi,
  ...peopleApi,
  ...attachmentsApi,
  ...trainingApi,
  ...accessApi,
  ...conflictApi,
  ...procedureCardApi,

  // sign-in
  attachTerminal: method('attachTerminal', 'Exchanges a one-time code for this terminal’s token')
    .input(z.object({ code: z.string().max(64) }))
    .output(answer(session, failure('code-used-or-wrong'))),
  whoAmI: method('whoAmI', 'Says what the bearer token stands for').input(nothing).output(session),
  signIn: method('signIn', 'Signs a person in on this terminal')
    .input(z.object({ login: words.text(40), password: z.string().max(200) }))
    .output(answer(session, failure('login-or-password-wrong'), tooManyTries)),
  signOut: method('signOut', 'Ends the person’s session; the terminal stays attached')
    .input(nothing)
    .output(answer(session, notWritable)),
  createFirstAccount: method('createFirstAccount', 'The first head of a new centre, with the one-time set-up code')
    .input(
      z.object({
        ...{ ...command, login: words.named(40), name: words.named(80), password: z.string().min(8).max(200) },
        nobodyTookOver: z
          .boolean()
          .optional()
          .describe('of a host that waits for its stand-in: whoever sets it up knows that nobody took its place'),
      }),
    )
    .output(
      answer(
        session,
        failure('set-up-already-done'),
        failure('password-too-common'),
        failure('login-taken'),
        notWritable,
      ),
    ),
  createAccount: method('createAccount', 'A new person of the centre')
    .input(
      z.object({
        ...command,
        login: words.named(40),
        name: words.named(80),
        password: z.string().min(8).max(200),
        role: words.accountRole,
        languages: spokenLanguages.default(['vi']),
        guest: z
          .object({ from: words.date, to: words.date })
          .nullable()
          .default(null)
          .describe('somebody sent here from one day to another; null: stays'),
      }),
    )
    .output(
      answer(
        z.object({ account: words.account }),
        failure('password-too-common'),
        failure('login-taken'),
        failure('secondment-dates-wrong'),
        notWritable,
      ),
    ),

  // kiosk
  watchKiosk: method('watchKiosk', 'The kiosk’s view, pushed whole at every change')
    .input(nothing)
    .output(eventIterator(kioskView)),
  issueTicket: method('issueTicket', 'Gives the next number of a queue and prints it')
    .input(z.object({ ...command, queue: words.queue, priority: words.priority.nullable(), language: words.language }))
    .output(answer(issued, queueUnknown, ...receptionRefusals, notWritable)),
  issueStrip: method('issueStrip', 'A strip of numbers on paper when the kiosk is dead')
    .input(z.object({ ...command, queue: words.queue, count: z.int().min(1).max(20), language: words.language }))
    .output(answer(z.object({ tickets: z.array(issued) }), queueUnknown, notWritable)),

  // counter
  watchCounter: method('watchCounter', 'The counter’s view')
    .input(z.object({ counter: words.counter }))
    .output(eventIterator(counterView)),
  openCounter: method('openCounter', 'A signed-in person begins to staff a counter')
    .input(z.object({ ...atCounter, queues: z.array(words.queue).min(1) }))
    .output(
      answer(nothing, z.object({ type: z.literal('counter-staffed'), by: z.string() }), queueUnknown, notWritable),
    ),
  closeCounter: method('closeCounter', 'Stops staffing it')
    .input(z.object(atCounter))
    .output(answer(nothing, counterBusy, counterClosed, notYourCounter, notWritable)),
  callNext: method(
    'callNext',
    'Finishes whom the counter serves and calls whom the rule names; pressed again it recalls',
  )
    .input(z.object(atCounter))
    .output(visit),
  callTicket: method('callTicket', 'Calls out of order, with the reason')
    .input(z.object({ ...atCounter, ticket: words.ticket, why: words.outOfOrderReason }))
    .output(visit),
  recall: method('recall', 'Calls the same ticket once more').input(z.object(atCounter)).output(visit),
  startService: method('startService', 'The citizen has come to the counter').input(z.object(atCounter)).output(visit),
  park: method('park', 'Sets the ticket aside with its place kept')
    .input(z.object({ ...atCounter, why: words.parkReason }))
    .output(visit),
  transfer: method('transfer', 'To another queue; the number stays')
    .input(
      z.object({
        ...atCounter,
        to: words.queue,
        place: z.enum(transferPlaces).optional().describe('left out: by its time of arrival'),
      }),
    )
    .output(visit),
  markNoShow: method('markNoShow', 'Nobody came').input(z.object(atCounter)).output(visit),
  finish: method('finish', 'Ends the visit with its outcome')
    .input(z.object({ ...atCounter, outcome: words.outcome }))
    .output(visit),

  ...visitApi,

  // dossier
  listProcedures: method('listProcedures', 'Procedures in force today').input(nothing).output(z.array(procedureView)),
  previewDueDate: method('previewDueDate', 'What the due date would be now')
    .input(z.object({ procedure: z.string().max(32) }))
    .output(answer(z.object({ dueAt: z.string(), rule: dossierLine.shape.dueRule }), failure('procedure-unknown'))),
  receiveDossier: method('receiveDossier', 'Receives a dossier and prints its receipt')
    .input(
      z.object({
        ...atCounter,
        procedure: z.string().max(32),
        ticket: words.ticket.nullable(),
        channel: words.channel,
        officialCode: words.text(64).nullable(),
        applicant: person,
        submitter: person.nullable(),
        documents: z.array(submittedDocument).max(60),
        sets: z.int().min(1).max(20),
        note: words.text(500),
        language: words.language,
        ...receivedPeople,
      }),
    )
    .output(
      answer(
        z.object({
          dossier: words.dossier,
          code: z.string(),
          dueAt: z.string(),
          dueRule: dossierLine.shape.dueRule,
          job: z.string(),
        }),
        failure('procedure-unknown'),
        failure('procedure-not-in-force'),
        failure('date-in-doubt'),
        failure('name-invalid'),
        failure('birth-date-impossible'),
        failure('id-number-invalid'),
        failure('id-number-contradicts'),
        failure('phone-invalid'),
        failure('email-invalid'),
        failure('organisation-name-invalid'),
        failure('tax-code-invalid'),
        failure('return-place-unknown'),
        failure('documents-missing'),
        officialCodeTaken,
        counterClosed,
        notYourCounter,
        ticketUnknown,
        notWritable,
      ),
    ),
  findDossiers: method('findDossiers', 'By code, name without accents, phone tail, or ticket number of today')
    .input(z.object({ query: words.text(80), state: words.dossierState.nullable() }))
    .output(z.array(dossierLine).describe('at most 50')),
  openDossier: method('openDossier', 'One dossier with its person; the reading is recorded')
    .input(z.object({ dossier: words.dossier }))
    .output(answer(dossierOpened, dossierUnknown, notWritable)),
  ...resultApi,

  // money and the end of a day
  ...feesApi,
  ...dossierLifeApi,
  ...formsApi,

  // board
  watchBoard: method('watchBoard', 'The board’s view: numbers only').input(nothing).output(eventIterator(boardView)),

  // office
  watchOffice: method('watchOffice', 'Today’s numbers and the health of the point')
    .input(nothing)
    .output(eventIterator(officeView)),
  confirmDate: method('confirmDate', 'The PC’s date is right: open the business day')
    .input(z.object({ ...command, date: words.date }))
    .output(answer(nothing, failure('no-question-open'), notWritable)),

  // kiosk and hours of reception
  ...receptionApi,
  ...calendarApi,
  ...headApi,
  ...phoneApi,
  ...homeVisitsApi,
  ...handOverApi,
  ...tripsApi,
  ...postDeskApi,
  ...besideApi,
  ...stationsApi,
  ...privacyApi,
  ...breachApi,
  ...voiceApi,

  // paper
  reprint: method('reprint', 'Prints a marked copy: IN LẠI lần n')
    .input(z.object({ ...command, job: z.string().max(64) }))
    .output(
      answer(
        z.object({ job: z.string(), copy: z.int() }),
        failure('job-unknown'),
        failure('ticket-taken-back'),
        notWritable,
      ),
    ),
  readPaper: method('readPaper', 'A paper as an A5 PDF; the reading of a receipt is recorded')
    .input(z.object({ job: z.string().max(64) }))
    .output(
      answer(
        z.object({ name: z.string().describe('of the file; names nobody'), pdf: z.base64() }),
        failure('job-unknown'),
        failure('ticket-taken-back'),
        failure('person-erased'),
        notWritable,
      ),
    ),
  answerPaperQuestion: method('answerPaperQuestion', 'Did the paper in doubt come out?')
    .input(z.object({ ...command, job: z.string().max(64), printed: z.boolean() }))
    .output(answer(nothing, failure('job-unknown'), failure('job-not-in-doubt'), notWritable)),
  printTestPage: method('printTestPage', 'A page with every letter of the four languages')
    .input(z.object({ ...command, printer: words.printerPlace.default('first') }))
    .output(answer(z.object({ job: z.string() }), notWritable)),
  watchPaper: method('watchPaper', 'What came out of the simulated printer, decoded from the bytes it received')
    .input(nothing)
    .output(
      eventIterator(
        z.object({
          printer: printerView,
          papers: z.array(paperInTray),
          second: z.array(paperInTray).describe('what came out of the second printer'),
          scanner: scannerState,
          road: z
            .object({ condition: words.roadCondition, state: words.provinceState })
            .nullable()
            .describe('the simulated road to the province; null: it is a real one'),
          citizens: z.int().nullable().describe('invented people a minute who take a number; null: no demonstration'),
        }),
      ),
    ),
  setSimulatedPrinter: method(
    'setSimulatedPrinter',
    'Opens the cover, takes the paper away, pulls the plug of the simulated printer',
  )
    .input(
      z.object({
        place: words.printerPlace.default('first'),
        cover: z.enum(['closed', 'open']),
        paper: z.enum(['loaded', 'low', 'out']),
        power: z.enum(['on', 'off']),
      }),
    )
    .output(answer(nothing, failure('printer-not-simulated'))),
  setSimulatedRoad: method('setSimulatedRoad', 'Cuts the simulated road to the province, or makes it slow')
    .input(z.object({ condition: words.roadCondition }))
    .output(answer(nothing, failure('road-not-simulated'))),
  setSimulatedCitizens: method('setSimulatedCitizens', 'Lets invented people take numbers, so many a minute')
    .input(z.object({ perMinute: z.int().min(0).max(60) }))
    .output(answer(nothing, failure('no-demonstration'))),

  ...languagesApi,
  ...sneakernetApi,
  ...backupApi,
  ...updatesApi,
  ...doctorApi,
  ...staffApi,
};

export type TerminalApi = typeof terminalApi;
