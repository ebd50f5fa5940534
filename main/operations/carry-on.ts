import type { InferContractRouterOutputs } from '@orpc/contract';
import { rightsSnapshot } from '../../contract/bundle.ts';
import type { ProvinceApi } from '../../contract/province-api.ts';
import type { Head } from '../../domain/chain.ts';
import type { PointId } from '../../domain/ids.ts';
import type { LinkMemory } from '../ports/province.ts';
import type { Carried } from '../store/carried-table.ts';
import type { DirectoryStore, IsSignedBy } from '../store/directory.ts';
import type { InboxReader } from './fetch-inbox.ts';
import { keepRights } from './rights-now.ts';

type HelloAnswer = Extract<InferContractRouterOutputs<ProvinceApi>['hello'], { ok: true }>['value'];

/** A hello may name so many streams. */
const mostStreams = 50;

/**
 * Beside the own log a contact says which streams of others lie here and pushes what the province wants of them (gossip), also
 * once more where it went back in time; what two of its backups hold goes from here. It keeps the word by which the rights of
 * this point's people stand.
 */
export function carryOn(
  inner: InboxReader,
  parts: {
    readonly point: PointId;
    readonly carried: Carried;
    readonly memory: LinkMemory;
    readonly directory: DirectoryStore;
    readonly isSignedBy: IsSignedBy;
  },
): InboxReader {
  const { point, carried, memory, directory, isSignedBy } = parts;
  const wanted: { stream: string; from: Head }[] = [];

  const hearRights = ({ rights }: Pick<HelloAnswer, 'rights'>) => {
    const key = directory.provinceKey();
    if (!rights || key === null || !isSignedBy(rights.text, rights.signature, key)) return;
    const snapshot = rightsSnapshot.safeParse(JSON.parse(rights.text)).data;
    if (snapshot?.point === point) keepRights(memory, snapshot);
  };

  return {
    at: inner.at,
    say: () => {
      const carries = carried.ends().slice(0, mostStreams);
      return { ...inner.say(), ...(carries.length > 0 && { carries }) };
    },
    heard: (said) => {
      inner.heard(said);
      hearRights(said);
      wanted.splice(0, wanted.length, ...(said.wants ?? []));
      for (const { stream, head } of said.safe ?? []) carried.prune(stream, head);
    },
    read: async (door, keyId, known) => {
      for (const { stream, from } of wanted.splice(0)) {
        for (const { writer: _, ...segment } of carried.segments(stream, from.seq)) {
          const end = segment.events.at(-1);
          if (!end || end.seq <= from.seq) continue;
          const answer = await door.push(keyId, segment);
          if (!answer.ok) return answer.error;
          // refused like an own one: it stays here, and the next stick or contact tries again; by the hand of another it may hold
          if (!answer.value.ok && answer.value.error.type === 'bad-signature') continue;
          if (!answer.value.ok) break;
          carried.confirm(stream, { seq: end.seq, hash: end.hash });
        }
      }
      return inner.read(door, keyId, known);
    },
  };
}
