import type { Vault } from '../../ports/vault.ts';
import type { PointStore } from '../../store/open-point-store.ts';

const KEY = 'keys-wrapped-for';
const AT_ONCE = 200;

export type KeysBack = ReturnType<typeof takeKeysBack>;

/**
 * A PC that is the stand-in no more has had every secret of this one. From then on dossier keys, backups and bundles are sealed under
 * another, and the keys that lie in the database are wrapped anew, some at a time; cut off, it goes on at the next start. What that PC
 * could read while it was the stand-in it could read; the signing key stays, and the province revokes it where the PC was lost.
 */
export function takeKeysBack({
  store,
  vault,
  onBug,
}: {
  readonly store: Pick<PointStore, 'sealing' | 'memory' | 'whole'>;
  readonly vault: Pick<Vault, 'sealTo' | 'formerSealTo' | 'renew'>;
  readonly onBug: (error: unknown) => void;
}) {
  const life = { closed: false, running: null as Promise<void> | null };
  const isDue = () => vault.formerSealTo().length > 0 && store.memory.get(KEY) !== vault.sealTo;

  const run = async () => {
    for (let target = vault.sealTo, from: string | null = ''; !life.closed && isDue(); ) {
      if (target !== vault.sealTo) [target, from] = [vault.sealTo, ''];
      const at: string = from ?? '';
      from = store.whole(() => store.sealing.rewrap(at, AT_ONCE));
      if (from === null && target === vault.sealTo) store.memory.set(KEY, target);
      // Between two portions people are served.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const go = () => {
    life.running ??= run()
      .catch(onBug)
      .finally(() => {
        life.running = null;
      });
  };
  if (isDue()) go();
  return {
    /** That PC is the stand-in no more. */
    begin: () => {
      vault.renew();
      go();
    },
    /** Until everything is wrapped anew. */
    done: () => life.running ?? Promise.resolve(),
    close: async () => {
      life.closed = true;
      await life.running;
    },
  };
}
