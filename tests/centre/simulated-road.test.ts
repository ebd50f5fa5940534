import { expect, test } from 'vitest';
import { createRoadSimulator } from '../../main/simulators/province-road.ts';
import { until } from '../main/adapters/printer/printer-bench.ts';
import { withStation } from '../support/with-station.ts';

interface Seen {
  readonly road: { readonly condition: string; readonly state: string } | null;
}

async function watching(views: Promise<AsyncIterable<Seen>>): Promise<Seen[]> {
  const seen: Seen[] = [];
  const stream = await views;
  void (async () => {
    for await (const view of stream) seen.push(view);
  })().catch(() => {});
  return seen;
}

test('the dock cuts the simulated road, and every dock that is open sees it', () => {
  const roadKnobs = createRoadSimulator();
  return withStation({ roadKnobs }, async ({ screen }) => {
    const [one, other] = [await screen('paper'), await screen('paper')];
    const seen = await watching(other.client.watchPaper({}));
    await until(() => seen.at(-1)?.road?.condition === 'open', 30_000);
    expect(await one.client.setSimulatedRoad({ condition: 'cut' })).toEqual({ ok: true, value: {} });
    await until(() => seen.at(-1)?.road?.condition === 'cut', 30_000);
    expect(roadKnobs.condition()).toBe('cut');
  });
});

test('a real road has no knob, and the dock shows none', () =>
  withStation({}, async ({ screen }) => {
    const { client } = await screen('paper');
    const seen = await watching(client.watchPaper({}));
    await until(() => seen.length > 0, 30_000);
    expect(seen[0]?.road).toBeNull();
    expect(await client.setSimulatedRoad({ condition: 'cut' })).toEqual({
      ok: false,
      error: { type: 'road-not-simulated' },
    });
  }));
