import { longestWaitMs } from '../../contract/site-log-api.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { LinkMemory, ProvinceDoor } from '../ports/province.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import { createAlarmClock } from './alarm-clock.ts';
import { bugEntry } from './bug-entry.ts';
import type { InboxReader } from './fetch-inbox.ts';
import { readLink } from './province-link.ts';

/**
 * An offer of another point is heard of within moments: while the road is open a question stands at the province that it
 * answers when something came. It only makes the next contact earlier; whoever cannot ask hears at the next hello.
 */
export interface WaitingParts {
  readonly door: Pick<ProvinceDoor, 'waitForMail'>;
  readonly road: ProvinceRoad & { pushNow(): Promise<void> };
  readonly memory: LinkMemory;
  readonly inbox: Pick<InboxReader, 'at'>;
  /** The stream that is written now. */
  readonly stream: () => string;
  readonly operatorLog: OperatorLog;
}

const pauseMs = 5_000;
/** A contact that brought nothing, or a province that knows no such question. */
const longPauseMs = 60_000;

export function waitForMail(parts: WaitingParts): { close(): Promise<void> } {
  const { door, road, memory, inbox } = parts;
  const alarm = createAlarmClock<'open' | 'closed'>();
  const life = { closed: false };
  const isOpen = () => ['in-sync', 'sending'].includes(road.state().state);
  const off = road.onChange(() => {
    if (isOpen()) alarm.ring('open');
  });
  const ended = live().catch((failure: unknown) => parts.operatorLog.write(bugEntry('wait-for-mail', failure)));

  async function live(): Promise<void> {
    while (!life.closed) {
      const link = isOpen() ? readLink(memory, parts.stream()) : null;
      if (!link) await alarm.sleep(longPauseMs, ['open', 'closed']);
      else await alarm.sleep(await ask(link.keyId), ['closed']);
    }
  }

  /** How long to wait before the next question. */
  async function ask(keyId: string): Promise<number> {
    const after = inbox.at();
    const answer = await door.waitForMail(keyId, { after, waitMs: longestWaitMs });
    if (life.closed) return 0;
    if (!answer.ok) return answer.error.type === 'unreachable' ? pauseMs : longPauseMs;
    if (!answer.value.ok) return longPauseMs;
    const { head, comeAgainMs } = answer.value.value;
    if (head.seq === after) return comeAgainMs;
    await road.pushNow();
    return inbox.at() === after ? longPauseMs : comeAgainMs;
  }

  return {
    async close() {
      life.closed = true;
      off();
      alarm.ring('closed');
      await ended;
    },
  };
}
