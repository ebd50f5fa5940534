import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import {
  alreadyReturned,
  atCounter,
  command,
  counterClosed,
  issued,
  notWritable,
  notYourCounter,
  pleaseWait,
  queueUnknown,
  ticketUnknown,
  tooManyTries,
} from './command.ts';
import { method } from './method.ts';
import { needsOfQueue, readAs, scanView } from './moment-views.ts';
import { receptionRefusals } from './reception-api.ts';
import { words } from './words.ts';

const scanned = words.named(512).describe('what a scanner read or a person typed');
const job = z.object({ job: z.string() });
const alreadyHasNumber = z.object({ type: z.literal('already-has-number'), number: z.string() });

/** What happens between a citizen and the centre: a tap taken back, a call for help, a scan, an appointment, a rating. */
export const momentsApi = {
  undoTicket: method('undoTicket', 'Takes back a number this kiosk gave by a wrong tap, within ten seconds')
    .input(z.object({ ...command, ticket: words.ticket }))
    .output(
      answer(
        nothing,
        ticketUnknown,
        failure('undo-too-late'),
        z.object({ type: z.literal('ticket-not-waiting'), number: z.string() }),
        notWritable,
      ),
    ),
  askForHelp: method('askForHelp', 'Somebody at this kiosk asks for a person; asked again it is the same call')
    .input(z.object(command))
    .output(answer(z.object({ help: z.string() }), notWritable)),
  answerHelp: method('answerHelp', 'Somebody of this counter, or of the office (null), is on the way')
    .input(z.object({ ...command, help: z.string().max(64), counter: words.counter.nullable() }))
    .output(answer(nothing, failure('help-over'), notYourCounter, notWritable)),

  watchScans: method('watchScans', 'What the station’s own scanner reads, as it reads it')
    .input(nothing)
    .output(eventIterator(scanView)),
  setSimulatedScanner: method('setSimulatedScanner', 'Pulls the plug of the simulated scanner, or holds a code to it')
    .input(
      z.object({
        plugged: z.boolean(),
        scan: z.string().max(600).nullable(),
        at: z.enum(['shared', 'kiosk', 'counter']).default('shared'),
      }),
    )
    .output(answer(nothing, failure('scanner-not-simulated'))),
  readScan: method('readScan', 'What a code is and how it stands: status only, nothing personal')
    .input(z.object({ text: scanned }))
    .output(answer(readAs, pleaseWait)),
  issueByScan: method('issueByScan', 'A number without a tap: for a finished result, or an appointment on its day')
    .input(z.object({ ...command, text: scanned, language: words.language }))
    .output(
      answer(
        issued,
        failure('scan-unknown'),
        z.object({ type: z.literal('result-not-ready'), due: z.string() }),
        alreadyReturned,
        alreadyHasNumber,
        ...receptionRefusals,
        z.object({ type: z.literal('appointment-other-day'), date: z.string(), from: z.string() }),
        z.object({ type: z.literal('appointment-past'), date: z.string() }),
        queueUnknown,
        pleaseWait,
        notWritable,
      ),
    ),
  makeAppointment: method('makeAppointment', 'A day and an hour to come back, on paper with its code')
    .input(
      z.object({
        ...atCounter,
        queue: words.queue,
        date: words.date,
        from: z.iso.time({ precision: -1 }),
        to: z.iso.time({ precision: -1 }),
        language: words.language,
      }),
    )
    .output(
      answer(
        z.object({ appointment: z.string(), job: z.string() }),
        queueUnknown,
        failure('appointment-time-wrong'),
        z.object({ type: z.literal('appointment-day-off'), date: z.string() }),
        failure('appointment-too-far'),
        counterClosed,
        notYourCounter,
        notWritable,
      ),
    ),

  rateVisit: method('rateVisit', 'How the visit was, said once with the ticket’s own code')
    .input(z.object({ ...command, token: scanned, rating: words.rating }))
    .output(answer(nothing, ticketUnknown, failure('visit-not-ended'), failure('already-rated'), notWritable)),

  listNeeds: method('listNeeds', 'What to bring: per queue its procedures in force, with papers, limit and fee')
    .input(nothing)
    .output(z.array(needsOfQueue)),
  printNeeds: method('printNeeds', 'What to bring for one procedure, on paper')
    .input(z.object({ ...command, procedure: z.string().max(32), language: words.language }))
    .output(answer(job, failure('procedure-unknown'), failure('printer-not-ready'), pleaseWait, notWritable)),

  setStaffPin: method('setStaffPin', 'The PIN that opens the staff corner of the kiosks')
    .input(z.object({ ...command, pin: z.string().regex(/^\d{6,12}$/) }))
    .output(answer(nothing, failure('pin-too-simple'), notWritable)),
  checkStaffPin: method('checkStaffPin', 'Opens the staff corner of this kiosk')
    .input(z.object({ pin: z.string().max(12) }))
    .output(answer(nothing, failure('pin-wrong'), failure('pin-not-set'), tooManyTries)),
};
