import { rmSync } from 'node:fs';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { type PointId, TerminalId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import { ok } from '../../domain/result.ts';
import { openAttachmentFolder } from '../../main/adapters/attachments/attachment-folder.ts';
import { bundleTools } from '../../main/adapters/bundle/bundle-tools.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { type TakingParts, takeStationBundle } from '../../main/operations/bundle-in.ts';
import { makeStationBundle } from '../../main/operations/bundle-out.ts';
import type { Enrolment } from '../../main/operations/bundle-parts.ts';
import { bundlePartsOf } from '../../main/operations/sneakernet.ts';
import { openPointStore, type PointStore } from '../../main/store/open-point-store.ts';
import { type SettableClock, settableClock } from './settable-clock.ts';
import { testPoint } from './test-point.ts';
import type { TestProvince } from './test-province.ts';
import { tempFolder } from './with-store.ts';

/** A point with a real store and nothing but a stick to speak by. */
export interface SneakerPoint {
  readonly point: PointId;
  readonly store: PointStore;
  readonly parts: TakingParts;
  readonly clock: SettableClock;
  /** One ordinary event, committed. */
  happen(times?: number): void;
  make(): Promise<Uint8Array>;
  take(bytes: Uint8Array): ReturnType<typeof takeStationBundle>;
  /** A sealed paper beside the log, as an event would name it; its name. */
  paper(sealed: Uint8Array): Promise<string>;
  /** An event named it: whether or not it came. */
  names(file: string): void;
  /** Everything a bundle can change, as text. */
  state(): string;
  close(): void;
}

/** With the province's keys in its folder and a ticket, that no wire leads to. */
export async function farawayPoint(province: TestProvince, id: PointId): Promise<SneakerPoint> {
  return sneakerPoint(id, { ticket: await province.ticketFor(id), province: province.provinceKeys });
}

export async function answerFor(province: TestProvince, { point }: SneakerPoint): Promise<Uint8Array> {
  const made = await province.makeBundle(point);
  if (!made.ok) throw new Error(made.error.type);
  return made.value.bytes;
}

export function sneakerPoint(id: PointId, enrolment: Enrolment | null) {
  const folder = tempFolder();
  const clock = settableClock();
  const ids = createRandomIds();
  const vault = openKeyFileVault(folder);
  const point: Point = { ...testPoint, id };
  const opened = openPointStore({
    ...{ folder, point, calendar: officialCalendar, clock, ids, vault },
    operatorLog: { write: () => {} },
    provinceOffset: () => null,
  });
  if (!opened.ok) throw new Error(opened.error.type);
  const store = opened.value;
  const papers: string[] = [];
  const files = openAttachmentFolder(folder);
  const parts: TakingParts = {
    ...bundlePartsOf({
      ...{ store, vault, clock, ids, enrolment, files, operatorLog: { write: () => {} } },
      kit: { tools: bundleTools, wrap: wrapForProvince },
    }),
    scans: { named: () => papers, files, sent: store.carriedScans },
  };
  const result: SneakerPoint = {
    ...{ point: id, store, parts, clock },
    happen(times = 1) {
      const actor = { account: null, terminal: TerminalId('station') };
      for (let time = 0; time < times; time++)
        store.perform({ origin: ids.origin(), method: 'test', actor, opensDay: false }, () =>
          ok({
            events: [{ type: 'visit-rules-set', facts: { missedAfterRecalls: (time % 5) + 1, prefersSpeakers: true } }],
            answer: () => ({}),
          }),
        );
    },
    async make() {
      const made = await makeStationBundle(parts);
      if (!made.ok) throw new Error(made.error.type);
      return made.value.bytes;
    },
    async paper(sealed) {
      const file = await parts.scans?.files.keep(sealed);
      if (!file) throw new Error('the disk took no paper');
      papers.push(file);
      return file;
    },
    names: (file) => void papers.push(file),
    take: (bytes) => takeStationBundle(parts, bytes),
    state: () => {
      const rows = (sql: string) => store.databases.write.prepare(sql).all();
      return JSON.stringify({
        events: rows('SELECT stream, seq, hash FROM carried_events ORDER BY stream, seq, hash'),
        heads: rows('SELECT * FROM carried_heads ORDER BY stream, seq, hash'),
        keys: rows('SELECT * FROM carried_keys ORDER BY stream, dossier'),
        pasts: rows('SELECT * FROM dossier_pasts ORDER BY dossier, point, signature'),
        done: rows('SELECT * FROM carried_done ORDER BY stream, seq, hash'),
        memory: rows("SELECT * FROM memory WHERE key NOT IN ('opened', 'room') ORDER BY key"),
        scans: rows('SELECT * FROM carried_scans ORDER BY file, bundle'),
        reference: rows('SELECT version, text FROM reference_versions ORDER BY version'),
        foreign: rows('SELECT stream, seq, hash FROM foreign_events ORDER BY stream, seq, hash'),
      });
    },
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return result;
}
