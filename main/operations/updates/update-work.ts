import { err, ok } from '../../../domain/result.ts';
import { pcVersionOf } from '../../../domain/update.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StationLinks } from '../../ports/station-links.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Answer, Handlers } from '../caller.ts';
import { nextQuietTime } from '../change-over.ts';
import { versionOf } from '../doctor/pcs-view.ts';
import type { Live } from '../live.ts';
import type { UpdateKeeper } from './keep-updates.ts';

type Work = 'watchUpdates' | 'importUpdate' | 'sendUpdate' | 'putOnUpdate' | 'goBackUpdate';

/** The office's page *Cập nhật*. */
export function updateOperations(parts: {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly live: Live;
  readonly links: StationLinks;
  readonly version: string;
  /** Null: no launcher started this station. */
  readonly keeper: UpdateKeeper | null;
  /** Ends the station so that the launcher changes over; the answer is on its way to the screen first. */
  readonly changeOver: () => void;
}): Handlers<Work> {
  const { keeper, live, links, store, version: runs } = parts;
  const nothing = { before: null, staged: null, putOnAt: null, wanted: null, importing: null, trouble: null };

  const pcs = () =>
    store.stations.all().map((each) => {
      const [version, said] = [versionOf({ links }, each), links.found(each.station)];
      return {
        ...{ name: each.name, connected: links.of(each.station) !== null, version },
        ...{ standing: pcVersionOf(version, runs), state: said?.update ?? null, staged: said?.staged ?? null },
      };
    });

  const view = () => {
    const lists = { found: [], changed: [], history: [], pcs: pcs() };
    if (!keeper) return { ...nothing, ...lists, state: 'off', stick: 'none', runs, publisher: false };
    const [staged, wanted] = [keeper.staged(), keeper.wanted()];
    return {
      ...{ state: keeper.state(), runs, before: keeper.before(), wanted, stick: keeper.stick() },
      staged: staged && { version: staged.version, at: staged.at, held: staged.held },
      putOnAt: keeper.isWaiting() ? nextQuietTime(parts) : null,
      found: keeper.found().map(({ manifestHash: _, ...each }) => ({
        ...{ ...each, wanted: each.version !== null && each.version === wanted?.version },
      })),
      ...{ importing: keeper.importing(), trouble: keeper.trouble(), changed: [...keeper.changed()] },
      ...{ publisher: keeper.hasPublisher(), history: [...keeper.history()], pcs: lists.pcs },
    };
  };

  return {
    watchUpdates: (_, { signal }) => {
      void keeper?.look();
      return live.watch('updates', view, signal) as Answer<'watchUpdates'>;
    },
    async importUpdate({ name }) {
      if (!keeper) return err({ type: 'updates-off' as const });
      const staged = await keeper.importFrom(name);
      return staged.ok ? ok({ version: staged.value.version }) : staged;
    },
    async sendUpdate(sent) {
      if (!keeper) return err({ type: 'updates-off' as const });
      const done = await keeper.receive(sent);
      return done.ok ? ok({ received: done.value.received, version: done.value.staged?.version ?? null }) : done;
    },
    putOnUpdate() {
      if (!keeper) return err({ type: 'updates-off' as const });
      if (!keeper.isWaiting()) return err({ type: 'update-none-ready' as const });
      parts.changeOver();
      return ok({});
    },
    goBackUpdate({ from }) {
      if (!keeper) return err({ type: 'updates-off' as const });
      const asked = keeper.goBack(from);
      if (!asked.ok) return asked;
      parts.changeOver();
      return ok({});
    },
  };
}
