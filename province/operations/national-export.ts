import { type Catalogue, catalogueOf } from '../../domain/reference-catalogue.ts';
import type { NationalService, NationalSystem } from '../ports.ts';
import {
  type DueExport,
  dossierForExport,
  dueExports,
  leaveForLater,
  markSent,
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
import { openReceipt } from './open-personal.ts';
import type { Province } from './province.ts';
import { publishedTables } from './reference.ts';

/**
 * Events → the national exchange: each dossier whole before its progress, its progress in order and ten records at a call.
 * What the other side does not take is tried again, later each time, and set aside with its reason; nothing else waits for
 * it. At least once: what was taken before we heard of it is "already there", and counts.
 */
export interface NationalSettings {
  /** Dossiers received before this day are not exported. */
  readonly since: string;
  /** By commune code: who it is over there. */
  readonly units: Readonly<Record<string, { readonly code: string; readonly name: string }>>;
  /** By our name of a field; left out: the name itself. */
  readonly fieldCodes: Readonly<Record<string, string>>;
  /** Steps rest this long first: a wrong key is taken back within seconds. */
  readonly settleMs: number;
}

const recordsPerCall = 10;
const dossiersPerRun = 100;
const retryBaseMs = 30_000;
const retryCapMs = 6 * 60 * 60 * 1000;
/** Refused so often, a person has to look. A side that does not answer is asked for ever. */
const refusalsToPark = 5;

type Outcome = 'sent' | 'away' | { readonly refused: string };

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
  for (const each of due) {
    const outcome = await exportDossier({ province, system, settings, catalogue }, each);
    if (outcome === 'sent') done.count += 1;
    else await later(province, each, outcome);
    // nobody there: the rest waits with it
    if (outcome === 'away') break;
  }
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

/** "Already there" (`đã tồn tại`) to a new dossier means: send it as an update; to progress: it is said. */
async function tell(
  system: NationalSystem,
  service: NationalService,
  message: { readonly unit: string; readonly isUpdating: boolean; readonly data: readonly Fields[] },
): Promise<Outcome> {
  const answer = await system.send({ service, ...message });
  if (answer === 'away') return 'away';
  if (answer.taken) return 'sent';
  if (!answer.exists) return { refused: answer.code };
  if (service === 'CapNhatTienDoHoSoMC') return 'sent';
  return message.isUpdating ? { refused: answer.code } : tell(system, service, { ...message, isUpdating: true });
}

async function later({ database, clock, log }: Province, due: DueExport, outcome: Exclude<Outcome, 'sent'>) {
  const now = clock.now();
  const wait = Math.min(retryCapMs, retryBaseMs * 2 ** Math.min(due.tries, 20));
  if (outcome === 'away') return leaveForLater(database, due, { now, nextAt: now + wait, counts: false });
  if (due.tries + 1 < refusalsToPark) return leaveForLater(database, due, { now, nextAt: now + wait, counts: true });
  log.write({ event: 'export-parked', point: due.point, code: outcome.refused });
  return parkExport(database, due, outcome.refused, now);
}
