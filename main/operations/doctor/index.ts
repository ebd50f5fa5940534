import { backups, ballast, damagedDossiers } from './backups.ts';
import type { Check } from './check.ts';
import { clock } from './clock.ts';
import { database } from './database.ts';
import { kioskScreen, printerTest, scannerTest, screenTest, speakerTest } from './device-tests.ts';
import { printer, scanner } from './devices.ts';
import { diskFree, diskHealth, diskWrite } from './disk.ts';
import { fonts } from './fonts.ts';
import { host } from './host.ts';
import { languages } from './languages.ts';
import { lockDown } from './lock-down.ts';
import { autoStart, firewall, powerOn, restarts, sleep } from './machine.ts';
import { memory } from './memory.ts';
import { lanDoor, pcs, stations, versions } from './other-pcs.ts';
import { program } from './program.ts';
import { alone, backlog, province } from './province.ts';
import { standIn } from './stand-in.ts';
import { update } from './update.ts';
import { vault } from './vault.ts';

/** Everything the doctor looks at. A new check: its id in `domain/doctor.ts`, a file here, its words `doctor.*` in the locales. */
export const checks: readonly Check[] = [
  program,
  update,
  host,
  database,
  diskWrite,
  diskFree,
  diskHealth,
  ballast,
  backups,
  damagedDossiers,
  memory,
  clock,
  province,
  backlog,
  alone,
  printer,
  printerTest,
  scanner,
  scannerTest,
  speakerTest,
  screenTest,
  kioskScreen,
  fonts,
  lanDoor,
  stations,
  versions,
  pcs,
  standIn,
  languages,
  vault,
  lockDown,
  sleep,
  restarts,
  firewall,
  autoStart,
  powerOn,
];
