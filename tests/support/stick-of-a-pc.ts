import { bundleTools } from '../../main/adapters/bundle/bundle-tools.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { takeStationBundle } from '../../main/operations/bundle-in.ts';
import { makeStationBundle } from '../../main/operations/bundle-out.ts';
import type { Enrolment } from '../../main/operations/bundle-parts.ts';
import { bundlePartsOf } from '../../main/operations/sneakernet.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** The stick of a PC that goes off, is restored and comes on again: what is made and taken is its store's at that time. */
export interface StickOfPc {
  /** What somebody carries away. */
  make(): Promise<Uint8Array>;
  take(bytes: Uint8Array): ReturnType<typeof takeStationBundle>;
}

export function stickOf(pc: StationOnDisk, enrolment: Enrolment | null): StickOfPc {
  const opened = { at: null as ReturnType<StationOnDisk['store']> | null, parts: null as Parts | null };
  const parts = (): Parts => {
    const store = pc.store();
    if (opened.at !== store || !opened.parts)
      Object.assign(opened, {
        at: store,
        parts: bundlePartsOf({
          ...{ store, vault: pc.vault(), clock: pc.clock, ids: createRandomIds(), enrolment, files: null },
          ...{ operatorLog: { write: () => {} }, kit: { tools: bundleTools, wrap: wrapForProvince } },
        }),
      });
    return opened.parts as Parts;
  };
  return {
    async make() {
      const made = await makeStationBundle(parts());
      if (!made.ok) throw new Error(made.error.type);
      return made.value.bytes;
    },
    take: (bytes) => takeStationBundle(parts(), bytes),
  };
}

type Parts = ReturnType<typeof bundlePartsOf>;
