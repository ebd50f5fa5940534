import type { AnyLogEvent } from '../../../domain/event.ts';
import type { FormerHost, Met } from '../../operations/stand-in/meet-former.ts';
import type { FoundHost } from '../../ports/discovery.ts';
import { clientOf, openHostSocket, type Place, type StationClient } from './host-client.ts';
import type { Identity } from './own-identity.ts';
import type { TookOver } from './took-over.ts';
import { within } from './within.ts';

const AGAIN_MS = 3_000;
const PING_MS = 1_500;
const SILENCE_MS = 3_000;

/** It lives, and says that this PC is not the one it chose. */
class Disowned extends Error {}

export interface SeekParts {
  readonly tookOver: TookOver;
  readonly identity: Identity;
  /** Of this PC's door, and its name in the log. */
  readonly self: () => { readonly stream: string; readonly addresses: readonly string[]; readonly port: number };
  readonly found: () => readonly FoundHost[];
  /** It is a station of this host already: the answer to the last step was lost. */
  readonly isStation: () => boolean;
  readonly meet: (former: FormerHost) => Promise<Met>;
  readonly onMet: () => void;
  readonly onDisowned: () => void;
  readonly onBug: (error: unknown) => void;
}

/** Knocks where the former host was, and wherever somebody says to be it, until both have met. */
export function seekFormer(parts: SeekParts): { close(): Promise<void> } {
  const { tookOver, identity, found, meet, onMet, onDisowned, onBug } = parts;
  const { former } = tookOver;
  const life = { closed: false, wake: () => {}, end: () => {} };

  const places = (): Place[] => [
    ...former.addresses.map((host) => ({ host, port: former.port })),
    ...found()
      .filter(({ saysKey }) => saysKey !== '' && former.key.startsWith(saysKey))
      .map(({ address: host, port }) => ({ host, port })),
  ];

  const once = async (): Promise<boolean> => {
    if (parts.isStation()) return true;
    const opened = await openHostSocket({ places: places(), identity, pin: former.key, path: '/station' });
    if (!opened.ok) {
      // It does not know this PC at all any more.
      if (opened.error.type === 'station-removed') throw new Disowned();
      return false;
    }
    const end = () => opened.value.ws.terminate();
    life.end = end;
    if (life.closed) end();
    const client = clientOf<StationClient>(opened.value);
    // A cable that is pulled in the middle of it tells nobody: without a heartbeat the meeting would wait for an answer for ever.
    const pulse = setInterval(() => void within(client.ping({}), SILENCE_MS).catch(end), PING_MS);
    try {
      return (await meet(formerAt(client, parts))) === 'joined';
    } finally {
      clearInterval(pulse);
      end();
    }
  };

  const tried = async (): Promise<boolean> => {
    try {
      return await once();
    } catch (error) {
      // A connection that ends in the middle is no bug: everything is asked again.
      if (error instanceof Disowned) onDisowned();
      else if (isOurs(error)) onBug(error);
      return false;
    }
  };

  const run = async () => {
    while (!life.closed) {
      const isMet = await tried();
      if (life.closed) return;
      if (isMet) return onMet();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, AGAIN_MS);
        life.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  return {
    close: async () => {
      life.closed = true;
      life.end();
      life.wake();
      await running;
    },
  };
}

function formerAt(client: StationClient, { self, tookOver }: SeekParts): FormerHost {
  return {
    stop: async () => grantedBy(await client.tellTakenOver({ stream: self().stream })).streams,
    read: async (stream, from) => {
      const { events, keys } = grantedBy(await client.readTail({ stream, from }));
      return { events: events as readonly unknown[] as readonly AnyLogEvent[], keys };
    },
    files: async () => grantedBy(await client.listCopyFiles({})).files.map(({ name }) => name),
    file: async (name) => {
      const pieces: Buffer[] = [];
      for (let at = 0; ; ) {
        const piece = Buffer.from(grantedBy(await client.readCopyFile({ name, at })).data, 'base64');
        if (piece.length === 0) return Buffer.concat(pieces);
        pieces.push(piece);
        at += piece.length;
      }
    },
    join: async () => {
      const { addresses, port } = self();
      grantedBy(await client.stepDown({ station: tookOver.former.station, addresses: [...addresses], port }));
    },
  };
}

type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: object };

function grantedBy<T>(answer: Answered<T>): T {
  if (!answer.ok) throw new Disowned();
  return answer.value;
}

/** Thrown by our own code, not by a connection. */
function isOurs(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.message.startsWith('assertion failed'));
}
