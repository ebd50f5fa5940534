import type { RoadDetail } from '../../contract/refusals.ts';
import type { Head } from '../../domain/chain.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { OutgoingLog } from '../ports/outgoing-log.ts';
import type { LinkMemory } from '../ports/province.ts';
import type { ProvinceRoad, RoadState } from '../ports/province-road.ts';

type Contact = 'never-reached' | 'reached' | 'unreachable' | 'needs-attention';

/** How the road to the province stands, kept by the reporting loop and read by the office. */
export interface RoadKeeper extends ProvinceRoad {
  set(contact: Contact, detail: RoadDetail | null): void;
  /** An answer came at `at`; `offsetMs` is null where it was not measured. */
  reached(at: number, offsetMs: number | null): void;
  /** The province has everything up to here. */
  acknowledge(head: Head): void;
}

const lastContactName = 'province-last-contact';

export function createRoadState(parts: { log: OutgoingLog; memory: LinkMemory; operatorLog: OperatorLog }): RoadKeeper {
  const { log, memory, operatorLog } = parts;
  const listeners = new Set<() => void>();
  const kept = memory.get(lastContactName);
  const now = {
    contact: (kept === null ? 'never-reached' : 'unreachable') as Contact,
    detail: null as RoadDetail | null,
    lastContact: kept === null ? null : Number(kept),
    offsetMs: null as number | null,
    oldest: { after: -1, at: null as number | null },
  };

  /** Reads one event per acknowledged height, not one per look. */
  function oldest(): number | null {
    const after = log.acked().seq;
    if (now.oldest.after !== after || now.oldest.at === null)
      now.oldest = { after, at: log.read(after + 1, { maxEvents: 1, maxBytes: 1 })[0]?.at.wall ?? null };
    return now.oldest.at;
  }

  function state(): RoadState {
    const backlog = Math.max(0, log.head().seq - log.acked().seq);
    const reached = backlog === 0 ? 'in-sync' : 'sending';
    return {
      state: now.contact === 'reached' ? reached : now.contact,
      backlog,
      oldest: backlog === 0 ? null : oldest(),
      lastContact: now.lastContact,
      detail: now.detail,
      offsetMs: now.offsetMs,
    };
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function set(contact: Contact, detail: RoadDetail | null): void {
    if (contact === now.contact && detail === now.detail) return;
    Object.assign(now, { contact, detail });
    const seen = state();
    operatorLog.write({ event: 'province-state', state: seen.state, detail, backlog: seen.backlog });
    tell();
  }

  return {
    state,
    set,
    reached(at, offsetMs) {
      // the disk is written at a hello, once a minute, not at each segment
      if (offsetMs !== null) memory.set(lastContactName, String(at));
      Object.assign(now, { lastContact: at, offsetMs: offsetMs ?? now.offsetMs });
      // what needed attention still does until a push went through
      if (now.contact !== 'needs-attention') set('reached', null);
      tell();
    },
    acknowledge(head) {
      log.setAcked(head);
      tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
