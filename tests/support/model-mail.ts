import { signedInboxText } from '../../contract/inbox-text.ts';
import { canonicalJson, sha256Hex } from '../../domain/canonical-json.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import { PointId } from '../../domain/ids.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import type { Vault } from '../../main/ports/vault.ts';
import { pastsIn } from '../../province/operations/inbox.ts';
import { dossiersOf } from '../../province/operations/routing.ts';
import type { MemoryLog } from '../../province/simulators/memory-log.ts';

export interface ModelDevice {
  readonly publicKey: string;
  sealTo: string | null;
}

/** What the model has of its points beside their logs; a backup of it keeps all of it. */
export interface MailState {
  readonly devices: Map<string, ModelDevice>;
  /** Keys of dossiers, wrapped for the province, by `point dossier`. */
  readonly keys: Map<string, string>;
  readonly points: Map<string, { readonly name: string | null; readonly kind: string | null; readonly at: number }>;
  /** Where the newest stick of a point said that its inbox ends for it. */
  readonly cursors: Map<string, Head>;
}

/** As many as a page brings: few, so that an inbox has several. */
const pageItems = 7;

/** The post of the model: what lies for each point, signed and with its keys, as `operations/inbox` and `directory` make it. */
export function modelMail(parts: { readonly keys: Vault; readonly log: MemoryLog; readonly state: () => MailState }) {
  const { keys, log, state } = parts;
  const pointOf = (keyId: string) => keyId.slice(0, keyId.indexOf('.'));
  const signing = { sign: keys.sign, publicKey: keys.publicKey };

  const wrapped = (home: string, dossier: string, sealTo: string | null) => {
    const kept = state().keys.get(`${home} ${dossier}`);
    if (kept === undefined || sealTo === null) return [];
    const key = keys.openSealed(kept, { point: home, dossier });
    return [{ point: PointId(home), dossier, wrapped: wrapForProvince({ sealTo, point: home, dossier, key }) }];
  };

  const head = (point: string): Head => {
    const items = log.inbox(point);
    return { seq: items.length, hash: items.at(-1)?.chained ?? genesis.hash };
  };

  /** Null: a cursor of a history that was undone. */
  const page = (keyId: string, after: Head) => {
    const point = pointOf(keyId);
    const items = log.inbox(point);
    const there = after.seq === 0 ? genesis.hash : items[after.seq - 1]?.chained;
    if (there !== after.hash) return null;
    const some = items.slice(after.seq, after.seq + pageItems);
    const given = new Set<string>();
    const sealTo = state().devices.get(keyId)?.sealTo ?? null;
    const told = some.flatMap(({ stream, seq }, n) => {
      const event = log.events(stream)[seq - 1];
      if (!event) return [];
      const fresh = dossiersOf(event.facts).filter((each) => !given.has(each));
      for (const each of fresh) given.add(each);
      const ours = fresh.flatMap((dossier) => {
        const home = log.homeAt(point, dossier);
        return home === null || home === point ? [] : wrapped(home, dossier, sealTo);
      });
      return [{ pos: after.seq + n + 1, event, keys: ours }];
    });
    const next = { seq: after.seq + some.length, hash: some.at(-1)?.chained ?? after.hash };
    const pasts = pastsIn({ identity: { signedBy: keys.publicKey } as never, signing: signing as never }, told);
    const signature = keys.sign(signedInboxText(point, next));
    return { epoch: 1, items: told, next, head: head(point), signature, pasts };
  };

  const directory = () => {
    const { points, devices } = state();
    const told = [...points]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([point, { name, kind }]) => ({
        ...{ point, name, kind },
        keys: [...devices].flatMap(([keyId, device]) =>
          pointOf(keyId) === point ? [{ keyId, ...device, revoked: false }] : [],
        ),
      }));
    const changedAt = Math.max(0, ...[...points.values()].map(({ at }) => at));
    const text = canonicalJson({ commune: [...points.keys()][0]?.slice(0, 5) ?? '', changedAt, points: told });
    return { text, signature: keys.sign(text) };
  };

  return {
    sealToOf: (keyId: string) => state().devices.get(keyId)?.sealTo ?? null,
    ...{ page, head, directory, signedBy: keys.publicKey, sealTo: keys.sealTo },
    /** Null where the asker has this very one. */
    news: (known: string | null) => {
      const said = directory();
      return sha256Hex(said.text) === known ? null : said;
    },
    keysOfReceived: (keyId: string, events: readonly { readonly type: string; readonly facts: object }[]) =>
      events.flatMap(({ type, facts }) =>
        type === 'dossier-received'
          ? wrapped(pointOf(keyId), (facts as { dossier: string }).dossier, state().devices.get(keyId)?.sealTo ?? null)
          : [],
      ),
  };
}

export type ModelMail = ReturnType<typeof modelMail>;
