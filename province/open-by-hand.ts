import { join } from 'node:path';
import { openBlobFolder } from './adapters/blob-folder.ts';
import { bundleTools } from './adapters/bundle-tools.ts';
import { openOwnMachine } from './adapters/own-machine.ts';
import { argon2Passwords } from './adapters/passwords.ts';
import { openSealingKey } from './adapters/sealing-key.ts';
import { openSigningKey } from './adapters/signing-key.ts';
import { systemClock, systemRandom } from './adapters/system.ts';
import { type Administration, administration } from './operations/administration.ts';
import { type ByHand, byHand } from './operations/by-hand.ts';
import type { Province } from './operations/province.ts';
import { startRouter } from './operations/router.ts';
import type { ProvinceLog } from './ports.ts';
import { openDatabase } from './store/database.ts';
import { openDeviceGate } from './store/device-gate.ts';
import { silentBell } from './store/mail-bell.ts';
import { migrate } from './store/migrate.ts';
import { introduce } from './store/server-row.ts';

/** Bundles without starting a server, beside a running one or none: the same database, the same folder of keys. */
export async function openByHand(settings: {
  readonly database: string;
  readonly dataFolder: string;
  readonly log: ProvinceLog;
}): Promise<ByHand & Pick<Administration, 'createEnrolmentTicket'> & { close(): Promise<void> }> {
  const [sealing, signing] = [await openSealingKey(settings.dataFolder), await openSigningKey(settings.dataFolder)];
  const passwords = await argon2Passwords();
  const database = openDatabase(settings.database, 2);
  try {
    await migrate(database);
    const identity = await introduce(database, {
      ...{ newId: systemRandom.uuid(), sealTo: sealing.publicKey, signedBy: signing.publicKey },
    });
    const province: Province = {
      mail: silentBell,
      ...{
        database,
        gate: openDeviceGate(database),
        identity,
        sealing,
        signing,
        blobs: openBlobFolder(join(settings.dataFolder, 'blobs')),
        passwords,
        tools: bundleTools,
        clock: systemClock,
      },
      ...{
        random: systemRandom,
        log: settings.log,
        national: null,
        machine: openOwnMachine({ dataFolder: settings.dataFolder, backups: null, certificate: null, disks: [] }),
        demonstration: false,
        tellOthers: () => router.wake(),
      },
    };
    const router = startRouter(province);
    return {
      ...byHand(province, router.run),
      createEnrolmentTicket: administration({ database, clock: systemClock, random: systemRandom, passwords })
        .createEnrolmentTicket,
      async close() {
        await router.close();
        await database.close();
      },
    };
  } catch (failure) {
    await database.close();
    throw failure;
  }
}
