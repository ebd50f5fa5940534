import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createFormerHost } from './adapters/lan/former-host.ts';
import { keepHost } from './adapters/lan/host-file.ts';
import { openIdentity } from './adapters/lan/own-identity.ts';
import { seekFormer } from './adapters/lan/seek-former.ts';
import { hasBegun, keepTookOver, type TookOver } from './adapters/lan/took-over.ts';
import { whoMayHaveTakenOver } from './operations/stand-in/forgotten-stand-in.ts';
import { forgetDisowned, noteFormer } from './operations/stand-in/former-standing.ts';
import { giveCopy } from './operations/stand-in/give-copy.ts';
import type { Hold } from './operations/stand-in/hold.ts';
import { meetFormer } from './operations/stand-in/meet-former.ts';
import { settleTakeOver } from './operations/stand-in/settle-take-over.ts';
import { takeKeysBack } from './operations/stand-in/take-keys-back.ts';
import type { AttachmentFiles } from './ports/attachment-files.ts';
import type { ClipFiles } from './ports/clip-files.ts';
import type { FoundHost } from './ports/discovery.ts';
import type { KeepsStandIn } from './ports/kept-stand-in.ts';
import type { LanDoor, StationLinks } from './ports/station-links.ts';
import type { PointStore } from './store/open-point-store.ts';
import type { World } from './world.ts';

/** A host's two sides of a take-over: it may be replaced, and it may have replaced another that comes back. */
export function startStandIn(parts: {
  readonly world: Pick<World, 'clock' | 'ids' | 'vault' | 'discovery' | 'onStepDown'>;
  readonly folder: string;
  readonly store: PointStore;
  readonly hold: Hold;
  readonly kept: KeepsStandIn;
  readonly tookOver: TookOver | null;
  readonly links: StationLinks;
  readonly files: Record<'attachments' | 'voice', Pick<AttachmentFiles & ClipFiles, 'keep'>>;
  readonly door: () => LanDoor | null;
  readonly onBug: (where: string, error: unknown) => void;
}) {
  const { world, folder, store, hold, kept, tookOver, links, files, door, onBug } = parts;
  const { clock, ids, vault } = world;
  if (tookOver && !hasBegun(tookOver)) {
    settleTakeOver(store, FORMER_HOST, tookOver);
    keepTookOver(folder, { ...tookOver, begun: true });
  }
  forgetDisowned(store);
  hold.begin(store);
  const given = giveCopy({ store, clock, hold });
  const keys = takeKeysBack({ store, vault, onBug: (error) => onBug('take-keys-back', error) });
  const former = createFormerHost({
    ...{ store, wrap: vault.wrap, hold: hold.forGood },
    onStepDown: (host) => {
      // Before it is answered: the successor seeks nobody afterwards, and a host that is cut now would wait for it for ever.
      keepHost(folder, host);
      world.onStepDown?.(host);
    },
  });

  const seek = (tookOver: TookOver) => {
    const around = { found: [] as readonly FoundHost[] };
    const stopLooking = world.discovery?.look((found) => Object.assign(around, { found }));
    const seeking = seekFormer({
      ...{ tookOver, identity: openIdentity(folder), found: () => around.found },
      self: () => ({ stream: store.stream, addresses: door()?.addresses() ?? [], port: door()?.port ?? 0 }),
      isStation: () => links.of(tookOver.former.station) !== null,
      meet: (side) =>
        meetFormer({
          ...{ store, clock, ids, unwrap: vault.unwrap, files, former: side },
          hasFile: (name) => existsSync(join(folder, name)),
        }),
      onMet: () => {
        hold.met();
        noteFormer(store, { state: 'met', at: clock.now() });
        store.incarnations.othersTold();
        keepTookOver(folder, { ...tookOver, begun: true, met: true });
      },
      onDisowned: () => {
        if (hold.disowned(store)) noteFormer(store, { state: 'disowned', at: clock.now() });
      },
      onBug: (error) => onBug('seek-former', error),
    });
    return async () => {
      stopLooking?.();
      await seeking.close();
    };
  };

  const life = { stopSeeking: async () => {} };
  return {
    given,
    former,
    keysBack: keys.begin,
    /** Whoever proves that key may say that it took this host's place, though it is no station here; null: a stranger. */
    mayHaveTakenOver: (key: string) => whoMayHaveTakenOver(store, kept, { key, ownKey: openIdentity(folder).key }),
    /** Once its own door is open. */
    seekFormer: () => {
      if (tookOver && !tookOver.met && door()) life.stopSeeking = seek(tookOver);
    },
    close: async () => {
      given.close();
      await keys.close();
      await life.stopSeeking();
    },
  };
}

/**
 * A start that begins in the former host's place; null: that place was taken at a start before. Its database may be lost since, and
 * healed: it takes nobody's place again, for another PC may have taken this one's.
 */
export function takesPlaceNow(tookOver: TookOver, by: string): { readonly press: string; readonly by: string } | null {
  return hasBegun(tookOver) ? null : { press: tookOver.origin, by };
}

/** What the office finds it called; people may call it something else. */
const FORMER_HOST = 'Máy chủ trước';
