import type { JoinView } from '../../contract/join-api.ts';
import type { openJoinPage } from './join-page.ts';

type Client = Awaited<ReturnType<typeof openJoinPage>>['client'];

/** What the page of a paired PC shows, as soon as it is so. */
export async function shownWhen(client: Client, isSo: (view: JoinView) => boolean, withinMs = 10_000) {
  const last = { view: null as JoinView | null };
  const signal = AbortSignal.timeout(withinMs);
  try {
    for await (const view of await client.watchJoining({}, { signal })) {
      last.view = view;
      if (isSo(view)) return view;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw new Error(`never so within ${withinMs} ms: ${JSON.stringify(last.view)}`);
}

export function shownNow(client: Client): Promise<JoinView> {
  return shownWhen(client, () => true);
}

/** What came of the devices, without when. */
export function triedOf({ setUp: { devices } }: JoinView) {
  return devices.map(({ device, tried }) => ({ device, ...(tried && { faults: tried.faults, told: tried.told }) }));
}
