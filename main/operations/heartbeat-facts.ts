import { type HeartbeatFacts, heartbeatChecks, heartbeatFacts } from '../../contract/heartbeat-api.ts';
import type { CheckResult } from '../../domain/doctor.ts';
import type { Clock } from '../ports/clock.ts';
import type { HeartbeatSource } from '../ports/heartbeat.ts';
import type { Printer } from '../ports/printer.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import type { BackupKeeper } from './backups/keep-backups.ts';
import type { UpdateKeeper } from './updates/keep-updates.ts';

/** What the heartbeat asks; each part is of somebody else. */
export interface HeartbeatWitnesses {
  readonly version: string;
  readonly schema: number;
  readonly clock: Pick<Clock, 'mono'>;
  readonly road: Pick<ProvinceRoad, 'state'>;
  readonly printers: readonly Printer[];
  readonly alone: () => { readonly events: number; readonly oldest: number | null };
  readonly backups: Pick<BackupKeeper, 'standing'> | null;
  readonly diskFreeBytes: () => number;
  readonly doctor: () => readonly Pick<CheckResult, 'id' | 'state'>[];
  /** Null: no launcher started this station. */
  readonly updates: Pick<UpdateKeeper, 'state' | 'staged'> | null;
  readonly screens: () => { readonly kiosk: number; readonly board: number; readonly stations: number };
  readonly onBug: (where: string, error: unknown) => void;
}

type Parts = { readonly [Name in keyof HeartbeatFacts]-?: () => unknown };

/** One that cannot say its part does not silence the others; what does not fit the wire is left out, never sent cut. */
export function heartbeatSource(witnesses: HeartbeatWitnesses): HeartbeatSource {
  const { clock, road, printers, onBug } = witnesses;
  const started = clock.mono();
  const parts: Parts = {
    version: () => witnesses.version.slice(0, 40),
    schema: () => witnesses.schema,
    uptimeS: () => Math.floor((clock.mono() - started) / 1000),
    printers: () => printers.map((each) => each.state()),
    backlog: () => {
      const { backlog, oldest } = road.state();
      return { events: backlog, oldest };
    },
    alone: () => {
      const { events, oldest } = witnesses.alone();
      return { events, oldest };
    },
    backupAt: () => (witnesses.backups ? (witnesses.backups.standing().last?.at ?? null) : undefined),
    diskMiB: () => Math.floor(witnesses.diskFreeBytes() / 1024 ** 2),
    doctor: () => doctorPart(witnesses.doctor()),
    update: () => ({
      is: witnesses.updates?.state() ?? 'off',
      ready: witnesses.updates?.staged()?.version ?? null,
    }),
    screens: witnesses.screens,
  };
  return {
    facts: () =>
      Object.fromEntries(
        Object.entries(parts).flatMap(([name, ask]) => {
          try {
            const read = heartbeatFacts.shape[name as keyof HeartbeatFacts].safeParse(ask());
            return read.success && read.data !== undefined ? [[name, read.data]] : [];
          } catch (error) {
            onBug(`heartbeat ${name}`, error);
            return [];
          }
        }),
      ),
  };
}

function doctorPart(results: readonly Pick<CheckResult, 'id' | 'state'>[]): HeartbeatFacts['doctor'] {
  const ids = (state: CheckResult['state']) => results.filter((each) => each.state === state).map(({ id }) => id);
  const [bad, warning] = [ids('bad'), ids('warning')];
  return {
    bad: bad.slice(0, heartbeatChecks.bad),
    warning: warning.slice(0, heartbeatChecks.warning),
    ...{ bads: bad.length, warnings: warning.length },
  };
}
