import { pointOfStream } from '../../../domain/ids.ts';
import { type CarryingParts, carryScans } from '../../operations/carry-scans.ts';
import { type FollowedShelf, followReference } from '../../operations/follow-reference.ts';
import { type HeartbeatSettings, keepHeartbeat } from '../../operations/keep-heartbeat.ts';
import { type ReportingParts, reportToProvince } from '../../operations/report-to-province.ts';
import { waitForMail } from '../../operations/wait-for-mail.ts';
import type { Ids } from '../../ports/ids.ts';
import type { ProvinceDoor } from '../../ports/province.ts';
import type { ProvinceRoad } from '../../ports/province-road.ts';
import type { Vault } from '../../ports/vault.ts';
import { isSignedBy } from '../system/ed25519.ts';
import { createProvinceDoor } from './province-door.ts';
import { wrapForProvince } from './wrap-for-province.ts';

export interface ReportingSettings
  extends Pick<
    ReportingParts,
    'log' | 'clock' | 'operatorLog' | 'memory' | 'enrolment' | 'version' | 'delays' | 'inbox' | 'own'
  > {
  readonly vault: Vault;
  readonly ids: Pick<Ids, 'token'>;
  /** `https://…`, without `/api`; null: no province is configured, and the road says so. */
  readonly url: string | null;
  /** Where the province's reference data is kept; left out: it is not asked for. */
  readonly reference?: FollowedShelf;
  /** Sealed files that go to the province and come from it; left out: none do. */
  readonly scans?: Pick<CarryingParts, 'named' | 'files' | 'changed' | 'everyMs'>;
  /** A question stands at the province that is answered when there is mail; left out: mail is read at the next contact. */
  readonly waitsForMail?: boolean;
  /** What is said each minute of how the point is; left out: nothing. */
  readonly heartbeat?: HeartbeatSettings;
  /** What lies between here and the province; nothing when left out. */
  readonly over?: (door: ProvinceDoor) => ProvinceDoor;
}

export interface Reporting extends ProvinceRoad {
  /** Does not wait for the back-off; answers when this contact is over. */
  pushNow(): Promise<void>;
  close(): Promise<void>;
}

/** Reporting over HTTP, with the real cryptography. */
export function startReporting(settings: ReportingSettings): Reporting {
  const { url, vault, clock, ids } = settings;
  const timeoutMs = settings.delays?.requestTimeoutMs ?? 30_000;
  const { over = (door) => door } = settings;
  const door = url === null ? null : over(createProvinceDoor({ url, vault, clock, ids, timeoutMs }));
  const reporting = reportToProvince({ ...settings, door, wrap: wrapForProvince, random: Math.random });
  const { reference, log, memory, operatorLog } = settings;
  if (door === null) return reporting;
  const commune = pointOfStream(log.stream).slice(0, 5);
  const following =
    reference &&
    followReference({
      ...{ door, road: reporting, memory, stream: log.stream, commune, clock, operatorLog, reference },
      isSigned: isSignedBy,
    });
  const { inbox, scans } = settings;
  const waiting =
    inbox && settings.waitsForMail === true
      ? waitForMail({ ...{ door, road: reporting, memory, inbox, operatorLog }, stream: () => log.stream })
      : null;
  const beating =
    settings.heartbeat &&
    keepHeartbeat({
      ...{ door, road: reporting, memory, clock, operatorLog, stream: () => log.stream, isSigned: isSignedBy },
      ...settings.heartbeat,
    });
  const carrying =
    scans &&
    carryScans({ ...{ door, road: reporting, memory, clock, operatorLog, stream: () => log.stream }, ...scans });
  return {
    ...reporting,
    async close() {
      following?.off();
      beating?.close();
      await Promise.all([waiting?.close(), reporting.close()]);
      await carrying?.close();
    },
  };
}
