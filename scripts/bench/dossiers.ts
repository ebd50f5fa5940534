import { statSync } from 'node:fs';
import { join } from 'node:path';
import { utcMs } from '../../domain/calendar.ts';
import { procedures as catalogue } from '../../domain/data/procedures.ts';
import { findItems, indexOf, type TypeAheadItem } from '../../domain/type-ahead.ts';
import { dayCloseOperations } from '../../main/operations/day-close-work.ts';
import { behindFigure, headView, indexView } from '../../main/operations/head-view.ts';
import { createDossierSearch } from '../../main/store/dossier-search.ts';
import { callerAt } from '../demonstration-days.ts';
import { openBenchPoint } from './bench-point.ts';
import { benchPerson, codeOf, writeDossiers } from './dossier-history.ts';

/** Milliseconds, one per run, by what was asked. */
export interface DossierFigures {
  readonly asked: readonly { readonly what: string; readonly ms: readonly number[] }[];
  readonly bytes: number;
  readonly events: number;
}

const lastDate = '2026-11-20';
const runs = 40;

/** A point with years of dossiers behind it, asked what a desk and a head ask all day. */
export async function measureDossiers(at: {
  readonly folder: string;
  readonly dossiers: number;
  readonly onProgress: (written: number) => void;
}): Promise<DossierFigures> {
  const { folder, dossiers, onProgress } = at;
  writeDossiers({ folder, dossiers, lastDate, onProgress });
  const asked: { what: string; ms: number[] }[] = [];
  const opening = performance.now();
  const point = await openBenchPoint(folder, lastDate);
  asked.push({ what: 'start-up: the store opens, the end of the chain verified', ms: [performance.now() - opening] });
  const { store, clock } = point;
  (clock as { set?: (at: number) => void }).set?.(utcMs({ date: lastDate, time: '16:45' }));
  try {
    const building = performance.now();
    const search = createDossierSearch({
      dossiers: store.dossiers,
      sealing: store.sealing,
      point: store.point.id,
    });
    asked.push({
      what: 'start-up: the newest names opened, the station may start',
      ms: [performance.now() - building],
    });
    await search.whole;
    asked.push({
      what: 'start-up: every name opened into the search in memory, between other work',
      ms: [performance.now() - building],
    });
    const ask = (what: string, run: (n: number) => unknown, times = runs) => {
      run(0);
      const ms: number[] = [];
      for (let n = 1; n <= times; n++) {
        const began = performance.now();
        run(n);
        ms.push(performance.now() - began);
      }
      asked.push({ what, ms });
    };
    const somebody = (n: number) => benchPerson((n * 2_477) % dossiers);
    ask('search: a whole name', (n) => search.find(somebody(n).name, null, 50));
    ask('search: two words in another order', (n) => {
      const words = somebody(n).name.split(' ');
      return search.find(`${words.at(-2)} ${words[0]}`, null, 50);
    });
    ask('search: a telephone', (n) => search.find(somebody(n).phone, null, 50));
    ask('search: a code of that day', (n) => search.find(codeOf(store.point.id, lastDate, (n % 30) + 1), null, 50));
    ask('type-ahead: one key of a name', (n) => search.find(typed(somebody(n).name, n), null, 50), runs * 2);
    const listed = indexOf(manyProcedures());
    ask('type-ahead: one key of a procedure, among 2,000', (n) => findItems(listed, procedureKeys[n % 9] ?? ''));
    ask('due soon: three lists with their counts', () => {
      store.overview.dueCount('0000', lastDate);
      return store.overview.due('0000', '2026-11-25', 50);
    });
    ask('the head’s page, pushed at every change', () => headView({ store, clock }));
    ask('the index: this year and twelve months', () => indexView({ store, clock }), 10);
    ask('behind a figure: the dossiers of a month', () => behindFigure({ store, clock }, 'on-time', null));
    const { lookAtDay } = dayCloseOperations({ store, clock });
    ask('end of day: the sums before closing', () => lookAtDay({}, callerAt('counter', '1', null)));
    const events = store.head().seq;
    search.close();
    return { asked, bytes: statSync(join(folder, 'log.db')).size, events };
  } finally {
    point.close();
  }
}

/** As it grows under the fingers. */
const procedureKeys = ['t', 'ti', 'tin', 'tinh', 'tinh tr', 'tinh tran', 'dang ky', 'khai sinh', '1.00'];

/** Those of the catalogue over and over: a province may have two thousand. */
function manyProcedures(): TypeAheadItem[] {
  return Array.from({ length: 2_000 }, (_, n) => {
    const { code, name, field } = catalogue[n % catalogue.length] as (typeof catalogue)[number];
    return { id: `${code}.${n}`, text: name, detail: field };
  });
}

/** As it grows under the fingers: three letters, four, … */
function typed(name: string, n: number): string {
  return name.slice(0, 2 + (n % Math.max(1, name.length - 2)));
}
