import type { PastPage, ProvinceWord } from '../../contract/bundle.ts';
import { genesis } from '../../domain/chain.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { OutgoingLog } from '../ports/outgoing-log.ts';
import type { LinkMemory } from '../ports/province.ts';
import type { Vault } from '../ports/vault.ts';
import type { Incarnations } from '../store/incarnations.ts';
import { agreeWithProvince } from './agree-with-province.ts';
import { doorOfBundle } from './door-of-bundle.ts';

export interface AgreeByStick {
  /** True: as far as this bundle of the province goes, it and the point agree about every stream of the point. */
  agree(word: ProvinceWord, past: readonly PastPage[]): Promise<boolean>;
  /** After the mail that came with it was kept. */
  listened(): void;
}

/** As many questions in a row as over the wire. */
const roundsAtOnce = 12;
const newestName = 'province-word-at';

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
  const { log, own, memory } = parts;
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

  async function agree(word: ProvinceWord, past: readonly PastPage[]): Promise<boolean> {
    const { incarnations, centreHeard } = word;
    const isOld = word.at < Number(memory.get(newestName) ?? 0);
    if (!incarnations || isOld) return false;
    memory.set(newestName, String(word.at));
    const door = doorOfBundle(past);
    const of = (stream: string) => incarnations.find((each) => each.stream === stream);
    if (own.live().supersededBy !== null && of(log.stream)?.supersededBy === null) return false;
    for (const stream of word.registered ?? []) own.registered(stream);
    for (let round = 0; round < roundsAtOnce; round++) {
      const { stream } = log;
      const there = of(stream);
      agreeing.heard({ incarnations, superseded: there?.supersededBy ?? null, centreHeard: centreHeard === true });
      const written = await agreeing.written(door, '', there?.have ?? genesis);
      const found = written.type === 'agreed' ? await agreeing.others(door, '', { incarnations }) : written;
      if (found.type === 'agreed' && log.stream === stream) return true;
      if (found.type !== 'agreed' && found.type !== 'again') return false;
    }
    return false;
  }

  return {
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
