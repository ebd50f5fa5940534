import { pointOfStream, type StreamId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { HeartbeatSource } from '../ports/heartbeat.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { LinkMemory, ProvinceDoor } from '../ports/province.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import { bugEntry } from './bug-entry.ts';
import { readLink } from './province-link.ts';
import { takeWantedVersion, type WantedParts } from './wanted-version.ts';

export interface HeartbeatSettings {
  readonly source: HeartbeatSource;
  /** The province wants another version than it last did. */
  readonly onWanted?: () => void;
  readonly everyMs?: number;
}

interface HeartbeatParts extends HeartbeatSettings {
  readonly door: ProvinceDoor;
  readonly road: ProvinceRoad;
  readonly memory: LinkMemory;
  readonly clock: Pick<Clock, 'mono'>;
  readonly operatorLog: OperatorLog;
  readonly stream: () => StreamId;
  readonly isSigned: WantedParts['isSigned'];
}

/**
 * Says once a minute how the point is, while the road is open: who cannot reach the province is known there by silence, and
 * a heartbeat that is lost is not sent again.
 */
export function keepHeartbeat(parts: HeartbeatParts): { beat(): Promise<void>; close(): void } {
  const { door, road, memory, clock, operatorLog, source, everyMs = 60_000 } = parts;
  const life = { nextAt: 0, under: null as Promise<void> | null };

  async function say(): Promise<void> {
    const stream = parts.stream();
    const link = readLink(memory, stream);
    if (!link) return;
    const answer = await door.heartbeat(link.keyId, { stream, ...source.facts() });
    if (!answer.ok || !answer.value.ok) return;
    const { wanted } = answer.value.value;
    const point = pointOfStream(stream);
    if (wanted && takeWantedVersion({ memory, point, isSigned: parts.isSigned }, wanted)) parts.onWanted?.();
  }

  function beat(): Promise<void> {
    life.nextAt = clock.mono() + everyMs;
    life.under ??= say()
      .catch((failure: unknown) => operatorLog.write(bugEntry('heartbeat', failure)))
      .finally(() => {
        life.under = null;
      });
    return life.under;
  }

  function whenDue(): void {
    const { state } = road.state();
    if (state !== 'never-reached' && state !== 'unreachable' && clock.mono() >= life.nextAt) void beat();
  }
  const off = road.onChange(whenDue);
  const timer = setInterval(whenDue, Math.min(everyMs, 5_000));
  timer.unref();
  return {
    beat,
    close: () => {
      clearInterval(timer);
      off();
    },
  };
}
