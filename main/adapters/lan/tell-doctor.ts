import type { PcFindings } from '../../../contract/pc-doctor-api.ts';
import type { StationClient } from './host-client.ts';

const LOOK_EVERY_MS = 3_600_000;

/**
 * Tells the host what the doctor of this PC found: when it comes, every hour, and when the host itself looked anew. A host of
 * before knows nothing of it: its refusal ends nothing.
 */
export function tellDoctor(
  look: () => Promise<PcFindings>,
  client: Pick<StationClient, 'tellDoctor'>,
  { signal, looks: before }: { readonly signal: AbortSignal; readonly looks: number | undefined },
): { readonly heard: (looks: number | undefined) => void } {
  const now = { looks: before, isLooking: false, again: false };
  const tell = async (): Promise<void> => {
    now.again = now.isLooking;
    if (now.isLooking) return;
    now.isLooking = true;
    try {
      const found = await look();
      if (!signal.aborted) await client.tellDoctor(found);
    } catch {
      // the connection ended, or the host does not ask for this
    } finally {
      now.isLooking = false;
    }
    if (now.again && !signal.aborted) await tell();
  };
  const timer = setInterval(() => void tell(), LOOK_EVERY_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  void tell();
  return {
    heard: (looks) => {
      if (looks !== now.looks) void tell();
      now.looks = looks;
    },
  };
}
