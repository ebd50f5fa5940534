import type { PrintOutcome } from '../../ports/printer.ts';
import { hindrance, type RestingState } from './escpos-status.ts';

/** What `windows-spooler.ps1` answers, by the line it was asked. */
export type SpoolerAnswer =
  | { readonly missing: number }
  | { readonly status: number; readonly attributes: number }
  | { readonly job: number; readonly whole: boolean }
  | { readonly status: number }
  | { readonly gone: true }
  | { readonly dropped: boolean };

/** `PRINTER_STATUS_*` and `PRINTER_ATTRIBUTE_WORK_OFFLINE` of winspool.h. */
const printer = {
  paused: 0x1,
  error: 0x2,
  paperJam: 0x8,
  paperOut: 0x10,
  paperProblem: 0x40,
  offline: 0x80,
  notAvailable: 0x1000,
  userIntervention: 0x10_0000,
  doorOpen: 0x40_0000,
  workOffline: 0x400,
};

/** `JOB_STATUS_*` of winspool.h. */
const job = {
  error: 0x2,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  blocked: 0x200,
  userIntervention: 0x400,
  complete: 0x1000,
};

/** Drivers report little, many nothing: no fault said is not yet "ready". */
export function stateOfSpooler(status: number, attributes: number): RestingState {
  if (status & (printer.offline | printer.notAvailable) || attributes & printer.workOffline) return 'disconnected';
  if (status & printer.doorOpen) return 'cover-open';
  if (status & printer.paperOut) return 'no-paper';
  const faults = printer.paused | printer.error | printer.paperJam | printer.paperProblem | printer.userIntervention;
  return status & faults ? 'fault' : 'ready-unverified';
}

export type JobNews = 'over' | 'deleted' | 'going' | Extract<PrintOutcome, { readonly type: 'unknown' }>['why'];

/** What the spooler says of a job that is still in its list; one that printed leaves it. */
export function newsOfJob(status: number): JobNews {
  if (status & job.deleted) return 'deleted';
  if (status & (job.printed | job.complete)) return 'over';
  if (status & job.paperOut) return 'no-paper';
  if (status & job.offline) return 'connection-lost';
  return status & (job.error | job.blocked | job.userIntervention) ? 'fault' : 'going';
}

export function isHindered(state: RestingState): boolean {
  return state === 'disconnected' || hindrance(state) !== null;
}
