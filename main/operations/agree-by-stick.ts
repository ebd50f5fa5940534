import type { PastPage, ProvinceWord } from '../../contract/bundle.ts';
import { genesis } from '../../domain/chain.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { OutgoingLog } from '../ports/outgoing-log.ts';
import type { LinkMemory } from '../ports/province.ts';
import type { Vault } from '../ports/vault.ts';
import type { Incarnations } from '../store/incarnations.ts';
import { type Asked, agreeWithProvince, type Registering } from './agree-with-province.ts';
import { doorOfBundle } from './door-of-bundle.ts';

export interface AgreeByStick {
  /** True: as far as this bundle of the province goes, it and the point agree about every stream of the point. */
  agree(word: ProvinceWord, past: readonly PastPage[]): Promise<boolean>;
  /** What the province has of each own stream: also less than it had, where it went back in time. An older word changes nothing. */
  believe(word: Pick<ProvinceWord, 'at' | 'acked'>): void;
  /** After the mail that came with it was kept. */
  listened(): void;
}

/** As many questions in a row as over the wire. */
const roundsAtOnce = 12;
const newestName = 'province-word-at';
const sayAgainName = 'to-say-by-stick';

/** Streams of before that the province did not know when it was heard last: the next bundle tells of them. */
export function toSayAgain(memory: Pick<LinkMemory, 'get'>): Registering[] {
  return JSON.parse(memory.get(sayAgainName) ?? '[]') as Registering[];
}

/**
 * A point that no wire leads to agrees with its province by the very operations of the wire, over what a bundle of the province
 * brings: its own past, who writes for the point, whether the centre was heard. An older word than the newest one that was heard
 * says nothing any more, nor one from before another PC was known to write.
 */
export function agreeByStick(parts: {
  readonly log: OutgoingLog;
  readonly own: Incarnations;
  readonly memory: LinkMemory;
  readonly vault: Pick<Vault, 'openSealed'>;
  readonly operatorLog: OperatorLog;
}): AgreeByStick {
  const { log, own, memory, operatorLog } = parts;
  const agreeing = agreeWithProvince({
    ...parts,
    isOurs: ({ signed }) => signed === null,
    // from there on with the next bundle of the point
    push: async (_, stream, have) => {
      stream.setAcked(have);
      return { type: 'agreed' };
    },
  });
  const toRead = { heard: false };
  const isOlder = ({ at }: Pick<ProvinceWord, 'at'>) => at < Number(memory.get(newestName) ?? 0);

  async function agree(word: ProvinceWord, past: readonly PastPage[]): Promise<boolean> {
    const { incarnations } = word;
    if (!incarnations || isOlder(word)) return false;
    memory.set(newestName, String(word.at));
    const toSay = new Map<string, Registering>();
    const door = doorOfBundle(past, (each) => void toSay.set(each.stream, each));
    const of = (stream: string) => incarnations.find((each) => each.stream === stream);
    if (own.live().supersededBy !== null && of(log.stream)?.supersededBy === null) return false;
    for (const stream of word.registered ?? []) own.registered(stream);
    // the province went back to before this stream began
    if (!of(log.stream) && own.live().registered) own.forgottenThere();
    const agreed = await rounds(word, incarnations, door);
    if (toSay.size > 0 || memory.get(sayAgainName) !== null)
      memory.set(sayAgainName, JSON.stringify([...toSay.values()]));
    return agreed;
  }

  async function rounds(
    { centreHeard }: ProvinceWord,
    incarnations: NonNullable<ProvinceWord['incarnations']>,
    door: Asked,
  ): Promise<boolean> {
    const of = (stream: string) => incarnations.find((each) => each.stream === stream);
    for (let round = 0; round < roundsAtOnce; round++) {
      const { stream } = log;
      const there = of(stream);
      const superseded = there?.supersededBy ?? null;
      // the next bundle says so; what came with this one is agreed upon with its answer
      if (agreeing.writesFor({ superseded, incarnations })) return false;
      agreeing.heard({ incarnations, superseded, centreHeard: centreHeard === true });
      const written = await agreeing.written(door, '', there?.have ?? genesis);
      const found = written.type === 'agreed' ? await agreeing.others(door, '', { incarnations }) : written;
      if (found.type === 'agreed' && log.stream === stream) return true;
      if (found.type !== 'agreed' && found.type !== 'again') return false;
    }
    return false;
  }

  function believe(word: Pick<ProvinceWord, 'at' | 'acked'>): void {
    if (isOlder(word)) return;
    for (const each of [log, ...log.ancestors()]) {
      const have = word.acked.find(({ stream }) => stream === each.stream)?.have ?? genesis;
      const before = each.acked().seq;
      // the own chain decides: an acknowledgement of another history is none
      if (have.seq === before || (have.seq > 0 && each.hashAt(have.seq) !== have.hash)) continue;
      if (have.seq < before) {
        const backlog = each.head().seq - have.seq;
        operatorLog.write({ event: 'province-state', state: 'sending', detail: 'province-rewound', backlog });
      }
      each.setAcked(have);
    }
  }

  return {
    believe,
    agree: async (word, past) => {
      toRead.heard = await agree(word, past);
      return toRead.heard;
    },
    listened: () => {
      if (toRead.heard) agreeing.listened();
      toRead.heard = false;
    },
  };
}
