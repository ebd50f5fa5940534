import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HostFile } from '../contract/station-api.ts';
import type { Point } from '../domain/point.ts';
import { err, ok, type Result } from '../domain/result.ts';
import packageFile from '../package.json' with { type: 'json' };
import { openAttachmentFolder } from './adapters/attachments/attachment-folder.ts';
import { openScanFolder } from './adapters/attachments/scan-folder.ts';
import { createBackupThread } from './adapters/backup/backup-thread.ts';
import { goOnAlone } from './adapters/backup/place-backup.ts';
import { becomeStation } from './adapters/lan/former-host.ts';
import { type JoinFiles, readJoinFiles } from './adapters/lan/host-file.ts';
import { readTookOver } from './adapters/lan/took-over.ts';
import { settleCutMoves } from './adapters/lan/undo-take-over.ts';
import { createPaperMaker } from './adapters/paper/create-paper-maker.ts';
import { createPracticeWorlds } from './adapters/practice/practice-worlds.ts';
import { startReporting } from './adapters/province/start-reporting.ts';
import { createScanner } from './adapters/scanner/create-scanner.ts';
import { parseScannerAddress } from './adapters/scanner/scanner-address.ts';
import { openStick } from './adapters/stick/stick-folder.ts';
import { createPasswords } from './adapters/system/argon2-passwords.ts';
import { isSignedBy } from './adapters/system/ed25519.ts';
import { createFileLog } from './adapters/system/file-log.ts';
import { KeyFileMissing, openKeyFileVault } from './adapters/system/key-file-vault.ts';
import { machineId } from './adapters/system/machine-id.ts';
import { createRandomIds } from './adapters/system/random-ids.ts';
import { stationName } from './adapters/system/state-folder.ts';
import { createSystemClock } from './adapters/system/system-clock.ts';
import { folderStanding } from './adapters/update/folder-standing.ts';
import { launchedMark } from './adapters/update/run-version.ts';
import { takeUpdates } from './adapters/update/take-update.ts';
import { openUpdateFolder, type UpdateFolder } from './adapters/update/update-folder.ts';
import { openUpdateShelf } from './adapters/update/update-shelf.ts';
import { answerAsked } from './answer-asked.ts';
import { attachCodes } from './attach-codes.ts';
import { helpText, readStationLine, type StationLine } from './command-line.ts';
import { exitCode } from './exit-codes.ts';
import { setUpFirst } from './first-run.ts';
import { openPrinter, type PrinterWish, printerWish } from './open-printer.ts';
import { bugEntry } from './operations/bug-entry.ts';
import type { Enrolment } from './operations/bundle-parts.ts';
import { carryOn } from './operations/carry-on.ts';
import { keepChangeOver } from './operations/change-over.ts';
import { createInboxReader } from './operations/fetch-inbox.ts';
import { beginLedSteps } from './operations/led-set-up.ts';
import { createHeartbeatPlug } from './ports/heartbeat.ts';
import type { Ids } from './ports/ids.ts';
import type { OperatorLog } from './ports/log.ts';
import { readEnrolment, readPoint } from './settings.ts';
import { createCitizens } from './simulators/citizens.ts';
import { createRoadSimulator } from './simulators/province-road.ts';
import { createScannerSimulator } from './simulators/scanner.ts';
import { type Station, startStation } from './start-station.ts';
import type { StationReady } from './station-ready.ts';
import { type OpenRefusal, refusalOf } from './store/open-database.ts';
import { faultLines, takeOverConfiguration } from './take-over-configuration.ts';

/** The page that was pressed hears of it before its door closes. */
const ANSWER_MS = 200;

/** 4719 beside 4710: the ports between are those of other points on one machine. */
const LAN_PORT_AFTER = 9;

await main(null);

/**
 * The station as a process of its own: plain Node, or Electron's utility process.
 * Says one line of JSON when screens may come, or one that names why it refused, and changes nothing then.
 * Exit codes: `exit-codes.ts`.
 * `port`: of the pages, when this process only changes from a station to a host or back.
 */
async function main(port: number | null): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    // better-sqlite3 13 ends older Nodes with a segmentation fault instead of a message.
    process.stderr.write(`Node 24 is needed, this is ${process.version}. Start it with "npm start".\n`);
    process.exit(exitCode('usage'));
  }
  const asked = await readOptions();
  if (asked.restore !== '') return restore(asked);
  const placed = goOnAlone(asked.folder);
  if (!placed.ok) return refuse(placed.error);
  const brought = takeOverConfiguration(asked.folder, asked.configuration);
  if (brought.state === 'wrong') say({ event: 'configuration-wrong', lines: brought.lines });
  const setUp = await setUpFirst(asked, brought.state === 'wrong' ? faultLines(brought.lines) : [], say);
  const read = { ...asked, ...setUp.options };
  const tookOver = readTookOver(read.folder);
  const options = {
    ...{ ...read, port: port ?? read.port, lan: read.lan || tookOver !== null, lanPort: lanPortOf(read) },
    province: read.province === '' ? (tookOver?.province ?? '') : read.province,
  };
  const joins = readJoinFiles(options.folder);
  if (!joins.ok) return refuse(joins.error);
  const isPaired = joins.value.device !== null || joins.value.host !== null;
  const isJoined = isPaired || (options.join !== '' && tookOver === null);
  const first = printerWish(options.printer);
  if (!first.ok) return refuse(first.error);
  const second = printerWish(options.printer2);
  if (!second.ok) return refuse(second.error);
  const scannerAddress = parseScannerAddress(options.scanner);
  if (options.scanner !== '' && !scannerAddress.ok) return refuse(scannerAddress.error);

  if (isJoined) {
    if (joins.value.host !== null) settleCutMoves(options.folder, joins.value.host, Date.now());
    const devices = { printer: first.value, scanner: scannerAddress.ok ? scannerAddress.value : null };
    return runJoined(options, joins.value, devices);
  }
  const point = readPoint(options.folder);
  if (!point.ok) return refuse(point.error);
  const clock = createSystemClock();
  const kept = fromFolder(() => ({
    operatorLog: createFileLog(options.folder, clock),
    vault: openKeyFileVault(options.folder),
  }));
  if (!kept.ok) return refuse(kept.error);
  const { operatorLog, vault } = kept.value;
  const ids = createRandomIds();
  const enrolment = enrolmentOf(options.folder);
  const scannerSimulator = options.scanner === 'simulated' ? createScannerSimulator() : null;
  const scanner = await createScanner(scannerAddress.ok ? scannerAddress.value : null, scannerSimulator);
  const { printer, tray, close: closePrinter } = await openPrinter(first.value, clock.now);
  const other = second.value ? await openPrinter(second.value, clock.now) : null;
  const roadSimulator = first.value?.address.kind === 'simulated' ? createRoadSimulator() : null;
  const paperMaker = createPaperMaker({
    workerUrl: new URL('./adapters/paper/paper-worker.ts', import.meta.url),
    fontFolder: fontFolder(),
  });

  const settings = {
    ...{ ...options, tookOver, point: point.value, version: packageFile.version, machine: machineId() },
    anchorFolder: join(options.anchors, stationName(vault.publicKey)),
  };
  const heartbeat = createHeartbeatPlug();
  const updates = launchedUpdates(options.updates);
  const world = {
    heartbeat,
    ...{ clock, ids, vault, operatorLog, printer, paperMaker, tray },
    secondPrinter: other?.printer ?? null,
    secondTray: other?.tray ?? null,
    passwords: createPasswords(vault),
    practice: practiceWorlds({ ...settings, ids }, operatorLog),
    scanner,
    scannerKnobs: scannerSimulator,
    scanFolder: options.scans === '' ? null : openScanFolder(options.scans, clock),
    roadKnobs: roadSimulator,
    ...(options.stick !== '' && { stick: openStick(options.stick) }),
    updates,
    ...(updates && {
      updateShelf: shelfOf(updates, clock.now),
      changeOver: () => void end(exitCode('changeOver')),
    }),
    onStepDown: (host: HostFile) => void setTimeout(() => void stepDown(host), ANSWER_MS),
    backupWorker: createBackupThread(new URL('./adapters/backup/backup-worker.ts', import.meta.url)),
    enrolment,
    citizens: roadSimulator && createCitizens,
    ...(options.lan && { discovery: await findable() }),
    road: (store: Station['store']) => {
      const reporting = startReporting({
        ...{
          log: store.outgoing,
          own: store.incarnations,
          vault,
          clock,
          operatorLog,
          memory: store.memory,
          ids,
          version: packageFile.version,
        },
        url: options.province === '' ? null : options.province,
        scans: {
          ...{ named: store.attachments.files, changed: store.changed },
          files: openAttachmentFolder(options.folder),
        },
        enrolment,
        waitsForMail: true,
        reference: { ...store.reference, changed: store.changed },
        heartbeat: { source: heartbeat, onWanted: store.changed },
        inbox: carryOn(
          createInboxReader({
            ...{ vault, operatorLog, isSignedBy, memory: store.memory, directory: store.directory },
            ...{ point: store.point, foreign: store.foreign, pasts: store.dossierPasts },
          }),
          {
            ...{ point: store.point.id, isSignedBy, carried: store.carried },
            ...{ memory: store.memory, directory: store.directory },
          },
        ),
        ...(roadSimulator && { over: roadSimulator.over }),
      });
      // Whoever turns the knob sees at once what comes of it, and waits for no back-off.
      roadSimulator?.onTurn(() => void reporting.pushNow());
      return reporting;
    },
  };
  const started = await startStation(settings, world).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    say({ event: 'refused', type: 'port-taken', port: options.port });
    process.exit(exitCode('portTaken'));
  });
  if (!started.ok) return refuse(started.error);
  const station = started.value;

  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    await station.close();
    await Promise.all([closePrinter(), other?.close(), scanner.close(), paperMaker.close()]);
    process.exit(code);
  };
  /** The same process, with the same door for its pages, goes on as a station of its successor. */
  async function stepDown(host: HostFile): Promise<void> {
    if (ending) return;
    ending = true;
    await station.close();
    await Promise.all([closePrinter(), other?.close(), scanner.close(), paperMaker.close()]);
    becomeStation(options.folder, host, clock.now());
    await main(station.port);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(exitCode('ended')));
  station.store.onChange(() => {
    if (station.store.health().broken) void end(exitCode('storeBroken'));
  });
  if (station.updates)
    keepChangeOver({
      ...{ store: station.store, clock, isWaiting: station.updates.isWaiting },
      changeOver: () => void end(exitCode('changeOver')),
    });
  // In the host's place there is no time for it, and the old host may come back.
  if (tookOver === null) beginLedSteps(station.store, { firstRun: setUp.firstRun, machine: settings.machine });
  if (setUp.code !== null)
    station.attachCode({ role: 'office', counter: null, account: null, isSetUp: true, code: setUp.code });
  const { codes, setUpCode } = attachCodes(station);
  const lan = station.lan && { port: station.lan.port, key: station.lan.key };
  say({ event: 'ready', port: station.port, lan, codes, setUpCode } satisfies StationReady);
}

/** Another PC of a point: it says `ready` when its pages may come, and again with codes each time its host is there. */
async function runJoined(
  options: StationLine & { readonly lanPort: number },
  files: JoinFiles,
  devices: { printer: PrinterWish | null; scanner: Parameters<typeof createScanner>[0] },
): Promise<void> {
  const clock = createSystemClock();
  const kept = fromFolder(() => createFileLog(options.folder, clock));
  if (!kept.ok) return refuse(kept.error);
  const operatorLog = kept.value;
  const simulator = options.scanner === 'simulated' ? createScannerSimulator() : null;
  const scanner = await createScanner(devices.scanner, simulator);
  const { printer, close: closePrinter } = await openPrinter(devices.printer, clock.now);
  const address = options.join === 'find' ? '' : options.join;
  const settings = { ...options, ...files, address, version: packageFile.version };
  const onTookOver = () => setTimeout(() => void change(), ANSWER_MS);
  const updates = launchedUpdates(options.updates);
  const shelf = updates && shelfOf(updates, clock.now);
  const world = {
    ...{ operatorLog, printer, scanner, discovery: await findable(), onTookOver },
    ...(updates &&
      shelf && {
        updates: folderStanding(updates, settings.version),
        takeUpdates: takeUpdates({
          ...{ folder: updates, stage: (path) => shelf.stage(path, settings.version, () => {}) },
          changeOver: () => void end(exitCode('changeOver')),
        }),
      }),
  };
  const { startJoinedStation } = await import('./start-joined-station.ts');
  const station = await startJoinedStation(settings, world).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    say({ event: 'refused', type: 'port-taken', port: options.port });
    process.exit(exitCode('portTaken'));
  });
  let ending = false;
  const close = async () => {
    ending = true;
    await station.close();
    await Promise.all([closePrinter(), scanner.close(), shelf?.close()]);
  };
  const end = async (code: number) => {
    if (ending) return;
    await close();
    process.exit(code);
  };
  /** The same process, with the same door for its pages, goes on as the host. */
  const change = async () => {
    if (ending) return;
    await close();
    await main(station.port);
  };
  // Before it says that it is ready: whoever hears that may end it.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(exitCode('ended')));
  const said = { state: '', holdsWindows: false };
  const ready = async () => {
    const holdsWindows = station.holdsWindows();
    if (station.state() === said.state && holdsWindows === said.holdsWindows) return;
    Object.assign(said, { state: station.state(), holdsWindows });
    const codes = await station.codes();
    say({
      ...{ event: 'ready', port: station.port, lan: null, link: said.state, codes },
      setUpCode: null,
      ...(holdsWindows && { holdsWindows }),
    } satisfies StationReady);
  };
  station.onChange(() => void ready());
  await ready();
}

/** Puts a backup in place of the database and ends; whoever called it starts the program again. */
async function restore({ folder, restore: from, backups, stick }: StationLine): Promise<void> {
  const { restoreCommand } = await import('./restore-command.ts');
  const devices = [backups, stick].filter((each) => each !== '');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const said = await restoreCommand({ folder, from, devices, now: Date.now() });
  say(said);
  process.exit(exitCode(said.event === 'restored' ? 'ended' : 'refused'));
}

/** Null: nobody would start this station again in another version. */
function launchedUpdates(folder: string): UpdateFolder | null {
  return folder !== '' && process.env[launchedMark] === '1' ? openUpdateFolder(folder) : null;
}

function shelfOf(updates: UpdateFolder, now: () => number) {
  return openUpdateShelf(updates, new URL('./adapters/update/update-worker.ts', import.meta.url), now);
}

/** Read only where somebody looks for somebody: a start alone does not wait for it. */
async function findable() {
  const { bonjourDiscovery } = await import('./adapters/lan/bonjour-discovery.ts');
  return bonjourDiscovery();
}

/** What the command line asks for; a question on it, or a fault in it, is answered and ends the process. */
async function readOptions(): Promise<StationLine> {
  const read = readStationLine(process.argv.slice(2));
  // Beside this file, which is an entry of the build: what several entries read lies a folder deeper there.
  const pages = join(import.meta.dirname, '../renderer');
  if ('options' in read) return { ...read.options, pages: read.options.pages || pages };
  if ('asked' in read) process.exit(await answerAsked(read.asked, { ...read, program: 'station', print }));
  process.stderr.write(`${read.wrong}\n\n${helpText('station')}\n`);
  process.exit(exitCode('usage'));
}

function lanPortOf({ port, lanPort }: { readonly port: number; readonly lanPort: number | null }): number {
  return lanPort ?? (port === 0 ? 0 : port + LAN_PORT_AFTER);
}

/** What a start reads and makes in the station's folder; a folder that cannot be used is a refusal, not a crash. */
function fromFolder<T>(read: () => T): Result<T, OpenRefusal> {
  try {
    return ok(read());
  } catch (error) {
    // Of a broken key file nothing may be shown, not even where its JSON breaks off.
    const isKeyFault = error instanceof SyntaxError || error instanceof KeyFileMissing;
    return err(isKeyFault ? { type: 'database-damaged', detail: 'station.key' } : refusalOf(error));
  }
}

/** An enrolment that cannot be read is none: the office then says that the station is not enrolled. */
function enrolmentOf(folder: string): Enrolment | null {
  try {
    return readEnrolment(folder);
  } catch {
    return null;
  }
}

function practiceWorlds(
  of: { folder: string; point: Point; pages: string; version: string; ids: Ids },
  operatorLog: OperatorLog,
) {
  return createPracticeWorlds({
    ...of,
    workerUrl: new URL('./training/practice-worker.ts', import.meta.url),
    fontFolder: fontFolder(),
    onBug: (error) => operatorLog.write(bugEntry('practice', error)),
  });
}

/** The fonts lie in their package, in the tree and in the packed application alike. */
function fontFolder(): URL {
  const file = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json');
  return pathToFileURL(`${dirname(file)}/`);
}

function refuse(error: { readonly type: string }): never {
  say({ event: 'refused', ...error });
  process.exit(exitCode('refused'));
}

function say(line: object): void {
  print(JSON.stringify(line));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
