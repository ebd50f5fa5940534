import { type Catalogue, catalogueOf } from '../../domain/reference-catalogue.ts';
import type { NationalAway, NationalService, NationalSystem } from '../ports.ts';
import {
  claimExport,
  type DueExport,
  dossierForExport,
  dueExports,
  leaveForLater,
  markSent,
  noteNationalAnswer,
  noteSent,
  parkExport,
  receiptOf,
} from '../store/national.ts';
import {
  dossierFields,
  type ExportedDossier,
  type ExportedStep,
  type Fields,
  progressFields,
} from './national-fields.ts';
import type { NationalSettings } from './national-settings.ts';
import { openReceipt } from './open-personal.ts';
import type { Province } from './province.ts';
import { publishedTables } from './reference.ts';

/**
 * Events → the national exchange: each dossier whole before its progress, its progress in order and ten records at a call.
 * What the other side does not take is tried again, later each time, and set aside with its reason; nothing else waits for
 * it. At least once: what was taken before we heard of it is "already there", and counts.
 */
const recordsPerCall = 10;
const dossiersPerRun = 100;
const retryBaseMs = 30_000;
const retryCapMs = 6 * 60 * 60 * 1000;
/** Refused so often, a person has to look. A side that does not answer is asked for ever. */
const refusalsToPark = 5;
/** So many in a row without an answer: nobody is there. One alone may be what they stumble over, and stops no others. */
const silentInARow = 3;

type Outcome = 'sent' | { readonly away: NationalAway } | { readonly refused: string };

/** One round over what waits; says how many dossiers were sent. */
export async function exportOnce(
  province: Province,
  system: NationalSystem,
  settings: NationalSettings,
): Promise<number> {
  const { database, clock } = province;
  const due = await dueExports(database, {
    ...{ now: clock.now(), settleMs: settings.settleMs, since: settings.since, most: dossiersPerRun },
    communes: Object.keys(settings.units),
  });
  const catalogue = catalogueOf(await publishedTables(database));
  const done = { count: 0 };
  const silent: DueExport[] = [];
  for (const each of due) {
    // who waited for a slow answer longer than it was taken for finds that another process has it
    if (!(await claimExport(database, each, clock.now()))) continue;
    const outcome = await exportDossier({ province, system, settings, catalogue }, each);
    if (outcome !== 'sent' && 'away' in outcome) {
      silent.push(each);
      await noteNationalAnswer(database, outcome.away, clock.now());
      if (outcome.away === 'sign-in' || silent.length === silentInARow) break;
      continue;
    }
    await noteNationalAnswer(database, null, clock.now());
    // this one was answered, those before it were not: it is about them
    for (const one of silent.splice(0)) await later(province, one, { refused: 'no-answer' });
    if (outcome === 'sent') done.count += 1;
    else await later(province, each, outcome);
  }
  for (const one of silent) await later(province, one, 'away');
  return done.count;
}

interface Exporting {
  readonly province: Province;
  readonly system: NationalSystem;
  readonly settings: NationalSettings;
  readonly catalogue: Catalogue;
}

async function exportDossier({ province, system, settings, catalogue }: Exporting, due: DueExport): Promise<Outcome> {
  const { database, sealing, clock } = province;
  const [row, receipt] = [await dossierForExport(database, due), await receiptOf(database, due)];
  if (!row) return { refused: 'dossier-gone' };
  const unit = settings.units[due.commune];
  if (!unit) return { refused: 'unit-unknown' };
  const known = catalogue.byCode(row.procedure);
  const field = known?.field ?? '';
  const dossier: ExportedDossier = {
    ...{ code: row.officialCode ?? row.code, unit, channel: row.channel, receivedAt: row.receivedAt, dueAt: row.dueAt },
    procedure: {
      ...{ code: row.procedure, name: known?.name ?? row.procedure, field },
      fieldCode: settings.fieldCodes[field] ?? field,
    },
    steps: row.steps,
    person: receipt && openReceipt(sealing, receipt),
  };
  const whole = dossierFields(dossier);
  // they have what no longer is: a person tells them
  if (!whole && due.wasSent) return { refused: 'receipt-taken-back' };
  if (whole) {
    const first = await tell(system, 'DongBoHoSoMC', { unit: unit.code, isUpdating: due.wasSent, data: [whole] });
    if (first !== 'sent') return first;
    await noteSent(database, due, clock.now());
    const told = await tellProgress(system, unit.code, dossier, row.steps);
    if (told !== 'sent') return told;
  }
  await markSent(database, due, row.steps, clock.now());
  return 'sent';
}

async function tellProgress(
  system: NationalSystem,
  unit: string,
  dossier: ExportedDossier,
  steps: readonly (ExportedStep & { readonly exported: boolean })[],
): Promise<Outcome> {
  const fresh = unsaid(steps)
    .map((step) => progressFields(dossier, step))
    .filter((fields) => fields !== null);
  for (let from = 0; from < fresh.length; from += recordsPerCall) {
    const data = fresh.slice(from, from + recordsPerCall);
    const outcome = await tell(system, 'CapNhatTienDoHoSoMC', { unit, isUpdating: false, data });
    if (outcome !== 'sent') return outcome;
  }
  return 'sent';
}

/** What was taken back before it was told is never told. */
function unsaid<S extends ExportedStep & { readonly exported: boolean }>(steps: readonly S[]): readonly S[] {
  const fresh: S[] = [];
  for (const step of steps.filter(({ exported }) => !exported)) {
    const at = step.type === 'dossier-act-undone' ? fresh.findLastIndex(({ type }) => type === step.undone) : -1;
    if (at >= 0) fresh.splice(at, 1);
    else fresh.push(step);
  }
  return fresh;
}

/** "Already there" (`đã tồn tại`) to a new dossier means: send it as an update; to one record of progress: it is said. */
async function tell(
  system: NationalSystem,
  service: NationalService,
  message: { readonly unit: string; readonly isUpdating: boolean; readonly data: readonly Fields[] },
): Promise<Outcome> {
  const answer = await system.send({ service, ...message });
  if ('away' in answer) return answer;
  if (answer.taken) return 'sent';
  if (!answer.exists) return { refused: answer.code };
  if (service === 'CapNhatTienDoHoSoMC') return tellEach(system, service, message);
  return message.isUpdating ? { refused: answer.code } : tell(system, service, { ...message, isUpdating: true });
}

/** Of several, one that is there makes them refuse all: which, they do not say. */
async function tellEach(system: NationalSystem, service: NationalService, message: Parameters<typeof tell>[2]) {
  if (message.data.length === 1) return 'sent';
  for (const record of message.data) {
    const outcome = await tell(system, service, { ...message, data: [record] });
    if (outcome !== 'sent') return outcome;
  }
  return 'sent';
}

async function later(
  { database, clock, log }: Province,
  due: DueExport,
  outcome: 'away' | { readonly refused: string },
) {
  const now = clock.now();
  const wait = Math.min(retryCapMs, retryBaseMs * 2 ** Math.min(due.tries, 20));
  if (outcome === 'away') return leaveForLater(database, due, { now, nextAt: now + wait, counts: false });
  if (due.tries + 1 < refusalsToPark) return leaveForLater(database, due, { now, nextAt: now + wait, counts: true });
  log.write({ event: 'export-parked', point: due.point, code: outcome.refused });
  return parkExport(database, due, outcome.refused, now);
}
