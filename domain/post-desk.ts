import type { AnyLogEvent } from './event.ts';
import { pointOfStream } from './ids.ts';
import type { PostFee, PostService } from './post-events.ts';

export type PostState =
  | 'here'
  | 'handed-over'
  | 'at-centre'
  | 'taken-back'
  | 'coming'
  /** Declined by the centre, and on its way back. */
  | 'coming-back'
  | 'out'
  | 'delivered'
  | 'going-back';

/** A dossier as one post office sees it: brought in here, or a result to be brought home. */
export interface PostDossier {
  readonly dossier: string;
  readonly code: string;
  readonly state: PostState;
  readonly procedure: string | null;
  readonly service: PostService | null;
  /** Local time of the last change. */
  readonly since: string;
  readonly papers: number | null;
  readonly missing: number;
  readonly fee: PostFee | null;
  readonly tries: number;
  readonly nextFrom: string | null;
  /** With which it last went or came, and the other side of it. */
  readonly handOver: string | null;
  readonly other: string | null;
  readonly bag: string | null;
  readonly cv: number;
}

/**
 * What an event of the own log, or one that came from another point, changes here: pure, and the same whichever came first
 * known. Undefined: nothing of this office.
 */
export function foldPostDesk(
  office: string,
  event: AnyLogEvent,
  before: (dossier: string) => PostDossier | undefined,
): readonly PostDossier[] {
  const isOwn = pointOfStream(event.stream) === office;
  const change = (dossier: string, to: (row: PostDossier) => Partial<PostDossier>) => {
    const row = before(dossier);
    return row ? [{ ...row, ...to(row) }] : [];
  };
  switch (event.type) {
    case 'post-item-taken': {
      const { dossier, item, procedure, service, at, documentCount, missing, fee } = event.facts;
      if (event.facts.office !== office) return [];
      return [
        {
          ...{ dossier, code: item, state: 'here', procedure, service, since: at, papers: documentCount, missing, fee },
          ...{ tries: 0, nextFrom: null, handOver: null, other: null, bag: null, cv: 1 },
        },
      ];
    }
    case 'post-item-taken-back':
      return change(event.facts.dossier, () => ({ state: 'taken-back', since: event.facts.at }));
    case 'hand-over-offered': {
      const { handOver, to, items, at, bag, kind } = event.facts;
      if (isOwn)
        return items.flatMap(({ dossier, cv }) =>
          change(dossier, () => ({
            ...{ state: kind === 'folders' ? 'handed-over' : 'going-back', since: at, handOver, other: to, bag, cv },
          })),
        );
      if (to !== office || kind !== 'results') return [];
      return items.map(({ dossier, code, cv }) => {
        const row = before(dossier);
        const known = row ?? { procedure: null, service: null, papers: null, missing: 0, fee: null };
        const road = { handOver, other: pointOfStream(event.stream), bag, cv, since: at };
        return { ...known, dossier, code, state: 'coming' as const, tries: 0, nextFrom: null, ...road };
      });
    }
    case 'hand-over-accepted': {
      const { handOver, items, at, from, differences } = event.facts;
      const gone = new Set(differences.filter(({ what }) => what === 'missing').map(({ dossier }) => dossier));
      if (!isOwn && from !== office) return [];
      return items
        .filter(({ dossier }) => !gone.has(dossier))
        .flatMap(({ dossier, cv }) =>
          change(dossier, (row) => {
            if (row.handOver !== handOver) return {};
            const here = row.state === 'coming-back' ? ('here' as const) : ('out' as const);
            return { state: isOwn ? here : ('at-centre' as const), since: at, cv: Math.max(row.cv, cv) };
          }),
        );
    }
    case 'hand-over-declined': {
      const { handOver, items, at, from } = event.facts;
      if (isOwn || from !== office) return [];
      return items.flatMap(({ dossier, cv }) =>
        change(dossier, (row) =>
          row.handOver === handOver
            ? { state: row.state === 'going-back' ? 'coming' : 'coming-back', since: at, cv: Math.max(row.cv, cv) }
            : {},
        ),
      );
    }
    case 'hand-over-withdrawn': {
      const { handOver, items, at } = event.facts;
      return items.flatMap(({ dossier, cv }) =>
        change(dossier, (row) =>
          row.handOver === handOver && !isOwn && row.state === 'coming'
            ? { state: 'at-centre', since: at, cv: Math.max(row.cv, cv) }
            : {},
        ),
      );
    }
    case 'hand-over-signed': {
      // Typed in at the centre, from the slip that was signed here.
      const { handOver, items, at, to } = event.facts;
      if (isOwn || to !== office) return [];
      return items.flatMap(({ dossier, cv }) =>
        change(dossier, (row) =>
          row.handOver === handOver && row.state === 'coming'
            ? { state: 'out', since: at, cv: Math.max(row.cv, cv) }
            : {},
        ),
      );
    }
    case 'post-delivery-failed': {
      if (!isOwn) return [];
      const { dossier, attempt, at, nextFrom } = event.facts;
      return change(dossier, () => ({ tries: attempt, nextFrom, since: at }));
    }
    case 'dossier-returned':
      if (!isOwn) return [];
      return change(event.facts.dossier, () => ({ state: 'delivered', since: event.facts.date }));
    default:
      return [];
  }
}
