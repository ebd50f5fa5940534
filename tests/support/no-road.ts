import type { ProvinceRoad } from '../../main/ports/province-road.ts';

/** A point that never spoke to a province. */
export const noRoad: ProvinceRoad & { close(): Promise<void> } = {
  state: () => ({ state: 'never-reached', backlog: 0, oldest: null, lastContact: null, detail: null, offsetMs: null }),
  onChange: () => () => {},
  close: async () => {},
};
