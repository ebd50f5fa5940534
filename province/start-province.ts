import { join } from 'node:path';
import type { AdmissionLimits } from './adapters/admission.ts';
import { openBlobFolder } from './adapters/blob-folder.ts';
import { bundleTools } from './adapters/bundle-tools.ts';
import { openHttpDoor } from './adapters/http-door.ts';
import { openNational } from './adapters/national-system.ts';
import { openOwnMachine } from './adapters/own-machine.ts';
import { argon2Passwords } from './adapters/passwords.ts';
import { openSealingKey } from './adapters/sealing-key.ts';
import { openSigningKey } from './adapters/signing-key.ts';
import { lineLog, systemClock, systemRandom } from './adapters/system.ts';
import { type Administration, administration } from './operations/administration.ts';
import { type ByHand, byHand } from './operations/by-hand.ts';
import { startExporting } from './operations/exporting.ts';
import { noteFailure } from './operations/note-failure.ts';
import { createPostAgent, type NewAgent } from './operations/post-agents.ts';
import type { Province } from './operations/province.ts';
import { replayParked } from './operations/replay-parked.ts';
import { startRouter } from './operations/router.ts';
import type { Clock, ProvinceLog } from './ports.ts';
import { openDatabase } from './store/database.ts';
import { openDeviceGate } from './store/device-gate.ts';
import { openMailBell } from './store/mail-bell.ts';
import { migrate } from './store/migrate.ts';
import { forgetOld } from './store/officers.ts';
import { introduce } from './store/server-row.ts';
import { forgetNonces } from './store/streams.ts';

/** The province server in one call: settings → store and adapters → operations → door. Any number may share a database. */
export interface ProvinceSettings {
  /** `postgres://…` */
  readonly database: string;
  /** Where sealing and signing key lie; made when missing, mode 0700. All processes of one province share it. */
  readonly dataFolder: string;
  /** Loopback when left out: a proxy with TLS stands before it. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder of the built pages; null or missing serves the API alone. */
  readonly pages?: string | null;
  /** Invented people: every page says so. */
  readonly demonstration?: boolean;
  /** All its connections are made at the start and each minute again, and none is let go: a full disk lets nobody in anew. */
  readonly keepConnections?: boolean;
  /** Left out: what one process with ten connections carries. */
  readonly admission?: AdmissionLimits;
  /** Folders whose disks matter beside `dataFolder`, and where base backups lie, for the officers' page. */
  readonly disks?: readonly string[];
  readonly backups?: string | null;
  /** Bytes of its disk that scans leave free; 1 GiB when left out. */
  readonly keepFree?: number;
  readonly clock?: Clock;
  readonly log?: ProvinceLog;
}

export interface RunningProvince extends Administration, ByHand {
  readonly url: string;
  readonly port: number;
  /** Brings what is on its way to the inboxes, to the end; it does so by itself too. */
  tellOthersNow(): Promise<void>;
  /** An agent of a post office; the first one begins its log. An administrator does it on the page. */
  createPostAgent(agent: NewAgent): ReturnType<typeof createPostAgent>;
  /** One round of the national export; it does so by itself each half minute where it is configured. */
  exportNow(): Promise<void>;
  /** Answers what it has, then ends. */
  close(): Promise<void>;
}

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

export async function startProvince(settings: ProvinceSettings): Promise<RunningProvince> {
  const clock = settings.clock ?? systemClock;
  const log = settings.log ?? lineLog(process.stdout, clock);
  const host = settings.host ?? '127.0.0.1';
  const sealing = await openSealingKey(settings.dataFolder);
  const signing = await openSigningKey(settings.dataFolder);
  const passwords = await argon2Passwords();
  const database = openDatabase(settings.database);
  const mail = await openMailBell(settings.database);
  try {
    await migrate(database);
    const identity = await introduce(database, {
      ...{ newId: systemRandom.uuid(), sealTo: sealing.publicKey, signedBy: signing.publicKey },
    });
    const province: Province = {
      ...{
        database,
        gate: openDeviceGate(database),
        identity,
        sealing,
        signing,
        blobs: openBlobFolder(join(settings.dataFolder, 'blobs'), settings.keepFree),
        tools: bundleTools,
        clock,
        random: systemRandom,
        passwords,
        log,
      },
      tellOthers: () => router.wake(),
      mail,
      national: await openNational(settings.dataFolder),
      machine: openOwnMachine({
        ...{ dataFolder: settings.dataFolder, disks: settings.disks ?? [] },
        ...{ backups: settings.backups ?? null, certificate: null },
      }),
      demonstration: settings.demonstration ?? false,
    };
    const router = startRouter(province);
    const { port, pages = null } = settings;
    await replayParked(province);
    const door = await openHttpDoor(province, {
      host,
      port,
      pages,
      ...(settings.admission && { admission: settings.admission }),
    }).catch(async (failure: unknown) => {
      await router.close();
      throw failure;
    });
    const exporting = startExporting(province);
    const cleaning = setInterval(() => void forget(province), hourMs);
    cleaning.unref();
    const keepAll = () =>
      database.keepAll().catch((failure: unknown) => void noteFailure(province, 'connections', failure));
    const keeping = settings.keepConnections ? setInterval(keepAll, minuteMs) : undefined;
    keeping?.unref();
    if (keeping) await keepAll();
    log.write({ event: 'province-started', port: door.port });
    return {
      url: `http://${host}:${door.port}`,
      port: door.port,
      ...administration({ database, clock, random: systemRandom, passwords }),
      tellOthersNow: router.run,
      exportNow: exporting.run,
      ...byHand(province, router.run),
      createPostAgent: (agent) => createPostAgent(province, agent),
      async close() {
        clearInterval(cleaning);
        clearInterval(keeping);
        await exporting.close();
        // whoever waits for mail is let go, and told that the door closes
        await mail.close();
        await door.close();
        await router.close();
        await database.close();
        log.write({ event: 'province-stopped' });
      },
    };
  } catch (failure) {
    await mail.close();
    await database.close();
    throw failure;
  }
}

/** Housekeeping that may fail: the next hour tries again. */
async function forget(province: Province): Promise<void> {
  const { database, clock } = province;
  const dayAgo = clock.now() - 24 * hourMs;
  try {
    await forgetNonces(database, dayAgo);
    await forgetOld(database, dayAgo);
  } catch (failure) {
    noteFailure(province, 'housekeeping', failure);
  }
}
