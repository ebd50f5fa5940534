import type { InferContractRouterOutputs } from '@orpc/contract';
import { inboxHash, signedInboxText } from '../../contract/inbox-text.ts';
import type { ProvinceApi } from '../../contract/province-api.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import { DossierId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import type { ForeignEvents, ForeignItem } from '../ports/foreign-events.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { DoorFailure, LinkMemory, ProvinceDoor } from '../ports/province.ts';
import type { Vault } from '../ports/vault.ts';
import type { DirectoryStore, IsSignedBy } from '../store/directory.ts';
import type { DossierPasts } from '../store/dossier-pasts-table.ts';
import { keepPastsOfProvince } from './pasts-of-province.ts';

/**
 * What other points wrote of dossiers this one may read, from the province's inbox: after each contact where there is
 * something new. The cursor is kept only after the commit of what it passed; where the province went back in time it
 * begins anew, and what is here already is known by its hash.
 */
export interface InboxReader {
  /** How far it was read. */
  at(): number;
  /** What a hello says beside the log: whom to wrap keys for, what the point is called, which directory it has. */
  say(): {
    readonly sealTo: string;
    readonly about: { readonly name: string; readonly kind: Point['kind'] };
    readonly directory: string | null;
    /** Streams of others that lie here (`carry-on.ts`). */
    readonly carries?: { readonly stream: string; readonly head: Head }[];
  };
  /** What the answer brought beside the verdict. */
  heard(said: Pick<HelloAnswer, 'signedBy' | 'directory' | 'rights' | 'wants' | 'safe'>): void;
  /** Reads up to the end; null: all was kept, or nothing is new. `known` is where the province said the inbox ends. */
  read(door: Pick<ProvinceDoor, 'inbox' | 'push'>, keyId: string, known: Head | null): Promise<DoorFailure | null>;
}

export interface InboxParts {
  readonly point: Pick<Point, 'id' | 'name' | 'kind'>;
  readonly memory: LinkMemory;
  readonly directory: DirectoryStore;
  /** Null: this station keeps nothing of other points' dossiers. */
  readonly foreign: ForeignEvents | null;
  /** What the province says of them is kept, to go on with the dossier by stick; left out: nothing is. */
  readonly pasts?: Pick<DossierPasts, 'keepFromProvince'>;
  readonly vault: Pick<Vault, 'sealTo' | 'openSealed'>;
  readonly isSignedBy: IsSignedBy;
  readonly operatorLog: OperatorLog;
}

type Outputs = InferContractRouterOutputs<ProvinceApi>;
type HelloAnswer = Extract<Outputs['hello'], { ok: true }>['value'];
type Page = Extract<Outputs['inbox'], { ok: true }>['value'];

/** As many as a tap at the kiosk does not wait for. */
const atOnce = 50;
const cursorName = 'inbox-cursor';

export function createInboxReader(parts: InboxParts): InboxReader {
  const { point, memory, directory, foreign, operatorLog } = parts;

  const cursor = (): Head => {
    const kept = memory.get(cursorName);
    return kept === null ? genesis : (JSON.parse(kept) as Head);
  };
  const moveTo = (head: Head) => memory.set(cursorName, JSON.stringify(head));

  async function read(
    door: Pick<ProvinceDoor, 'inbox'>,
    keyId: string,
    known: Head | null,
  ): Promise<DoorFailure | null> {
    // a province of before has no inboxes
    if (known === null || !foreign) return null;
    for (let after = cursor(); !isSame(after, known); after = cursor()) {
      const answer = await door.inbox(keyId, { after });
      if (!answer.ok) return answer.error;
      if (!answer.value.ok) {
        if (answer.value.error.type !== 'cursor-ahead' || after.seq === 0) return null;
        operatorLog.write({ event: 'inbox-begins-anew', had: after.seq, has: answer.value.error.head.seq });
        moveTo(genesis);
        continue;
      }
      const page = answer.value.value;
      if (page.items.length === 0) return null;
      if (!isBelieved(page, after)) {
        operatorLog.write({ event: 'inbox-not-believed', at: after.seq });
        return null;
      }
      await keep(foreign, page, after);
    }
    return null;
  }

  /** Dense, chained by hash from our cursor on, and signed by the province at its end. */
  function isBelieved({ items, next, signature }: Page, after: Head): boolean {
    const end = items.reduce((head, { event }) => chainedBy(head, event.hash), after);
    const isDense = items.every(({ pos }, index) => pos === after.seq + index + 1);
    const key = directory.provinceKey();
    const isSigned = key !== null && parts.isSignedBy(signedInboxText(point.id, next), signature, key);
    return isDense && isSame(end, next) && isSigned;
  }

  async function keep(kept: ForeignEvents, { items, pasts = [] }: Page, after: Head): Promise<void> {
    let head = after;
    // before the cursor passes them
    if (parts.pasts) keepPastsOfProvince({ ...parts, pasts: parts.pasts, point: point.id }, pasts);
    for (let from = 0; from < items.length; from += atOnce) {
      const some = items.slice(from, from + atOnce);
      const { refused } = kept.take(some.map(opened));
      for (const { stream, seq, why } of refused) operatorLog.write({ event: 'foreign-refused', stream, seq, why });
      head = some.reduce((end, { event }) => chainedBy(end, event.hash), head);
      moveTo(head);
      // a tap at the kiosk goes first
      await new Promise((next) => setImmediate(next));
    }
  }

  /** A key that does not open was wrapped for another: the event is kept all the same. */
  function opened({ event, keys }: Page['items'][number]): ForeignItem {
    return {
      event,
      keys: keys.flatMap(({ point: home, dossier, wrapped }) => {
        try {
          return [{ dossier: DossierId(dossier), key: parts.vault.openSealed(wrapped, { point: home, dossier }) }];
        } catch {
          operatorLog.write({ event: 'seal-fault', dossier });
          return [];
        }
      }),
    };
  }

  return {
    at: () => cursor().seq,
    say: () => ({
      sealTo: parts.vault.sealTo,
      about: { name: point.name, kind: point.kind },
      directory: directory.hash(),
    }),
    heard: ({ signedBy, directory: news }) => {
      if (signedBy !== undefined && !directory.meetProvince(signedBy))
        operatorLog.write({ event: 'province-signs-otherwise' });
      if (news && !directory.keep(news, parts.isSignedBy)) operatorLog.write({ event: 'directory-not-believed' });
    },
    read,
  };
}

function chainedBy({ seq, hash }: Head, eventHash: string): Head {
  return { seq: seq + 1, hash: inboxHash(hash, eventHash) };
}

function isSame(one: Head, other: Head): boolean {
  return one.seq === other.seq && one.hash === other.hash;
}
