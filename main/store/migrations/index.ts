import { firstSchema } from './0010-first-schema.ts';
import { findWithoutScans } from './0020-find-without-scans.ts';
import { whenPeopleAreReceived } from './0030-when-people-are-received.ts';
import { moments } from './0040-moments.ts';
import { recordedClips } from './0050-recorded-clips.ts';
import { secondPrinter } from './0070-second-printer.ts';
import { dossierLife } from './0110-dossier-life.ts';
import { daysOff } from './0120-days-off.ts';
import { fees } from './0130-fees.ts';
import { peopleOfTheCentre } from './0140-people-of-the-centre.ts';
import { receiveDrafts } from './0150-receive-drafts.ts';
import { theVisit } from './0160-the-visit.ts';
import { beside } from './0170-beside.ts';
import { register } from './0180-register.ts';
import { headPage } from './0190-head-page.ts';
import { attachments } from './0200-attachments.ts';
import { custody } from './0210-custody.ts';
import { twoRoads } from './0220-two-roads.ts';
import { stations } from './0250-stations.ts';
import { sneakernet } from './0270-sneakernet.ts';
import { incarnations } from './0280-incarnations.ts';
import { postAndHomes } from './0300-post-and-homes.ts';
import { trips } from './0310-trips.ts';
import { reference } from './0320-reference.ts';
import { standIn } from './0340-stand-in.ts';
import { doctor } from './0360-doctor.ts';
import { training } from './0390-training.ts';
import { procedureNotes } from './0400-procedure-notes.ts';
import { privacy } from './0410-privacy.ts';
import { heardAndCarried } from './0430-heard-and-carried.ts';
import { revocations } from './0460-revocations.ts';
import { hostConflicts } from './0470-host-conflicts.ts';
import { carriedAndSafe } from './0480-carried-and-safe.ts';
import { corrections } from './0500-corrections.ts';
import { pastOfADossier } from './0530-past-of-a-dossier.ts';
import { pcFindings } from './0540-pc-findings.ts';
import { pastsPassedOn } from './0550-pasts-passed-on.ts';
import { carriedOnceMore } from './0590-carried-once-more.ts';
import { twoPaymentsOnASheet } from './0600-two-payments-on-a-sheet.ts';
import { breaches } from './0620-breaches.ts';
import { booksOfTheRegister } from './0630-books-of-the-register.ts';
import { twoHistoriesOfAStream } from './0690-two-histories-of-a-stream.ts';
import { inboxOnceMore } from './0710-inbox-once-more.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  firstSchema,
  findWithoutScans,
  whenPeopleAreReceived,
  moments,
  recordedClips,
  secondPrinter,
  dossierLife,
  daysOff,
  fees,
  peopleOfTheCentre,
  receiveDrafts,
  theVisit,
  beside,
  register,
  headPage,
  attachments,
  custody,
  twoRoads,
  stations,
  sneakernet,
  incarnations,
  postAndHomes,
  trips,
  reference,
  standIn,
  doctor,
  training,
  procedureNotes,
  privacy,
  heardAndCarried,
  revocations,
  hostConflicts,
  carriedAndSafe,
  corrections,
  pastOfADossier,
  pcFindings,
  pastsPassedOn,
  carriedOnceMore,
  twoPaymentsOnASheet,
  breaches,
  booksOfTheRegister,
  twoHistoriesOfAStream,
  inboxOnceMore,
];

export const currentVersion = migrations.at(-1)?.version ?? 0;
