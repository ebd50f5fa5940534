import { statSync } from 'node:fs';
import { join } from 'node:path';
import { diskRoom } from '../domain/backup.ts';
import { StationId } from '../domain/ids.ts';
import { ok, type Result } from '../domain/result.ts';
import { stationOf } from '../domain/station.ts';
import { openAttachmentFolder } from './adapters/attachments/attachment-folder.ts';
import { bundleTools } from './adapters/bundle/bundle-tools.ts';
import { copyFilesOf } from './adapters/lan/copy-files.ts';
import { openKeptStandIn } from './adapters/lan/kept-stand-in.ts';
import { openLanDoor } from './adapters/lan/lan-door.ts';
import { openIdentity } from './adapters/lan/own-identity.ts';
import { createStationLinks } from './adapters/lan/station-links.ts';
import { createPairingRouter, createStationRouter } from './adapters/lan/station-router.ts';
import { openLanguageFolder } from './adapters/languages/language-folder.ts';
import { translationFiles } from './adapters/languages/translation-files.ts';
import { openMediaFolder } from './adapters/media/media-folder.ts';
import { createPaperWords } from './adapters/paper/paper-words.ts';
import { wrapForProvince } from './adapters/province/wrap-for-province.ts';
import { openBallast } from './adapters/system/ballast.ts';
import { keepAnchor } from './adapters/system/boot-anchor.ts';
import { openReceiptSigner } from './adapters/system/receipt-signer.ts';
import { openSlipSigner } from './adapters/system/slip-signer.ts';
import { tableFiles } from './adapters/tables/table-files.ts';
import { createAdmission } from './adapters/terminal/admit.ts';
import { openTerminalDoor } from './adapters/terminal/terminal-door.ts';
import { createTerminalRouter } from './adapters/terminal/terminal-router.ts';
import { giveUpdate } from './adapters/update/give-update.ts';
import { openClipFolder } from './adapters/voice/clip-folder.ts';
import { shippedText } from './adapters/voice/shipped-voice.ts';
import { openStationStore } from './open-station-store.ts';
import { accessOperations } from './operations/access-work.ts';
import { appointmentOperations } from './operations/appointments.ts';
import { attachmentOperations } from './operations/attachments.ts';
import { backupOperations } from './operations/backups/backup-work.ts';
import { besideOperations } from './operations/beside-work.ts';
import { breachOperations } from './operations/breach-work.ts';
import { bugEntry } from './operations/bug-entry.ts';
import { calendarOperations } from './operations/calendar-work.ts';
import { isPointQuiet } from './operations/change-over.ts';
import { counterOperations } from './operations/counter-work.ts';
import { dayCloseOperations } from './operations/day-close-work.ts';
import { keepDay } from './operations/day-keeper.ts';
import type { Doctor } from './operations/doctor/doctor.ts';
import { guardDossiers } from './operations/dossier-guard.ts';
import { dossierLifeOperations } from './operations/dossier-life.ts';
import { dossierOperations } from './operations/dossiers.ts';
import { draftOperations } from './operations/drafts.ts';
import { feeOperations } from './operations/fee-work.ts';
import { formOperations } from './operations/forms.ts';
import { createFourEyes } from './operations/four-eyes.ts';
import { handOverOperations } from './operations/hand-over-work.ts';
import { headOperations } from './operations/head-work.ts';
import { helpOperations } from './operations/help.ts';
import { homeVisitOperations } from './operations/home-visits.ts';
import { inventedTap } from './operations/invented-tap.ts';
import { languageOperations } from './operations/language-work.ts';
import { createLanguages } from './operations/languages.ts';
import { createLive } from './operations/live.ts';
import { keepMinutes } from './operations/minute-hand.ts';
import { keepMorningPaper } from './operations/morning-paper.ts';
import { needsOperations } from './operations/needs.ts';
import { officeOperations } from './operations/office-work.ts';
import { ownSecretOperations } from './operations/own-secrets.ts';
import { createPairing } from './operations/pairing.ts';
import { paperFormOperations } from './operations/paper-forms.ts';
import { paperOperations } from './operations/paper-work.ts';
import { passingOnOperations } from './operations/passing-on.ts';
import { peopleOperations } from './operations/people.ts';
import { phoneOperations } from './operations/phone-page.ts';
import { postDeskOperations } from './operations/post-desk.ts';
import { startPrintSpool } from './operations/print-spool.ts';
import { privacyOperations } from './operations/privacy-work.ts';
import { procedureCardOperations } from './operations/procedure-cards.ts';
import { receptionOperations } from './operations/reception-work.ts';
import { registerOperations } from './operations/register-work.ts';
import { watchScans } from './operations/scan-watch.ts';
import { scanOperations } from './operations/scans.ts';
import { type CodeWish, createAttachCode, signInOperations } from './operations/sign-in.ts';
import { openSneakernet } from './operations/sneakernet.ts';
import { staffPinOperations } from './operations/staff-pin.ts';
import { staffOperations } from './operations/staff-work.ts';
import { conflictOperations } from './operations/stand-in/conflicts.ts';
import { isDismissed } from './operations/stand-in/dismissed.ts';
import { createHold } from './operations/stand-in/hold.ts';
import { keepStationSpools } from './operations/station-spools.ts';
import { stationsOperations } from './operations/stations-work.ts';
import { ticketOperations } from './operations/tickets.ts';
import { trainingOperations } from './operations/training.ts';
import { translationOperations } from './operations/translation-work.ts';
import { tripOperations } from './operations/trips.ts';
import type { UpdateKeeper } from './operations/updates/keep-updates.ts';
import { visitOperations } from './operations/visit-work.ts';
import { createVoice } from './operations/voice.ts';
import { voiceOperations } from './operations/voice-work.ts';
import { watchOperations } from './operations/watching.ts';
import type { LanDoor } from './ports/station-links.ts';
import { noteRunning } from './running-file.ts';
import { restoreAtNextStart, startBackups } from './start-backups.ts';
import { startDoctor } from './start-doctor.ts';
import { plugInHeartbeat } from './start-heartbeat.ts';
import { anchorOf, hashToken, sinceOf } from './start-parts.ts';
import { startStandIn, takesPlaceNow } from './start-stand-in.ts';
import { startUpdates } from './start-updates.ts';
import type { StationSettings } from './station-settings.ts';
import { createDossierSearch } from './store/dossier-search.ts';
import { diskFreeBytes } from './store/open-database.ts';
import type { PointStore, StoreRefusal } from './store/open-point-store.ts';
import type { World } from './world.ts';

export type { World } from './world.ts';

export interface Station {
  readonly port: number;
  /** Where other PCs come in; null: nowhere. */
  readonly lan: LanDoor | null;
  readonly store: PointStore;
  attachCode(wish: CodeWish): string;
  /** What is wrong with this PC and its point: for the heartbeat and the command line. */
  readonly doctor: Pick<Doctor, 'results' | 'run'>;
  /** Null: no launcher started it. */
  readonly updates: Pick<UpdateKeeper, 'isWaiting'> | null;
  close(): Promise<void>;
}

/** Settings → store and adapters → operations → doors. The one composition root, the same in Electron, plain Node and tests. */
export async function startStation(settings: StationSettings, world: World): Promise<Result<Station, StoreRefusal>> {
  const { folder, point, version } = settings;
  const { clock, ids, vault, passwords, operatorLog, printer, secondPrinter, paperMaker } = world;
  const { tray, secondTray, scanner, scannerKnobs, scanFolder, roadKnobs, practice: worlds = null } = world;
  const { tookOver = null } = settings;
  const takenOver = tookOver && takesPlaceNow(tookOver, openIdentity(folder).key);
  const offset = { ms: null as number | null };
  const told = { changed: () => {} };
  // This PC may not be the host any more: it only shows until somebody who knows said so.
  const kept = openKeptStandIn(folder);
  const hold = createHold(() => told.changed(), kept);
  const anchorFolders = [folder, ...(settings.anchorFolder ? [settings.anchorFolder] : [])];
  const ballast = openBallast(folder);
  const opened = await openStationStore(settings, world, {
    ...{ anchorFolders, provinceOffset: () => offset.ms, takenOver, isHeld: hold.isHeld, waits: hold.waits },
    giveRoom: ballast.give,
  });
  if (!opened.ok) {
    operatorLog.write({ event: 'store-refused', reason: opened.error.type });
    return opened;
  }
  const { store, places } = opened.value;
  const search = createDossierSearch({
    dossiers: store.dossiers,
    sealing: store.sealing,
    point: point.id,
  });
  store.incarnations.onLearnt((dossiers) => {
    for (const dossier of dossiers) search.refresh(dossier);
  });
  const road = world.road(store);
  road.onChange(() => {
    offset.ms = road.state().offsetMs;
    store.changed();
  });
  const anchor = keepAnchor(anchorFolders, {
    head: () => anchorOf(store, settings.machine ?? null),
    onChange: store.onChange,
  });
  const printerSince = sinceOf(printer, clock);
  const secondPrinterSince = secondPrinter ? sinceOf(secondPrinter, clock) : () => 0;
  const packs = openLanguageFolder(folder, operatorLog);
  const voice = createVoice({ store, packs, shippedText });
  const attachmentFiles = openAttachmentFolder(folder, diskRoom.noScansBelow);
  const { reason, openedAt } = store.incarnations.live();
  attachmentFiles.keepOnly(store.attachments.files(), reason === 'created' ? 0 : openedAt);
  const clipFiles = openClipFolder(folder);
  clipFiles.keepOnly(store.voice.hashes(), reason === 'created' ? 0 : openedAt);
  const languages = createLanguages({
    ...{ point, packs, missingClips: voice.missing, paperWords: createPaperWords },
  });
  const signer = openReceiptSigner(folder, vault, store.directory.current, point.lookUp ?? null);
  const slips = openSlipSigner({ folder, vault, point: point.id, directory: store.directory.current });
  const fourEyes = createFourEyes({ store, clock, passwords });
  store.foreign.onTaken((dossiers) => dossiers.forEach(search.refresh));
  const paper = { store, clock, search, languages, signer };
  const live = createLive({ store });
  scanner.onChange(() => {
    operatorLog.write({ event: 'scanner-state', scanner: scanner.name, state: scanner.state() });
    store.changed();
  });
  roadKnobs?.onTurn(store.changed);
  const links = createStationLinks({ store, clock, ids, operatorLog });
  const lanDoor = { open: null as (LanDoor & { close(): Promise<void> }) | null, screens: () => 0 };
  const pairing = createPairing({ store, clock, ids, hashToken, hostKey: () => lanDoor.open?.key ?? '' });
  const scans = watchScans({ store, scanner, links, knobs: scannerKnobs, point: point.id, clock });
  // Before the day may open: it looks at what it was.
  const morningPaper = keepMorningPaper({ store, ids });
  const dayKeeper = keepDay({ store, clock });
  const media = openMediaFolder(folder);
  media.onChange(store.changed);
  const minutes = keepMinutes(clock, () => {
    store.changed();
    if (world.backupWorker) void ballast.keep();
  });
  for (const each of [tray, secondTray]) each?.onPaper(store.changed);
  told.changed = store.changed;
  const onBug = (where: string, error: unknown) => operatorLog.write(bugEntry(where, error));
  const standIn = startStandIn({
    ...{ world, folder, store, hold, kept, tookOver, links, onBug, door: () => lanDoor.open },
    files: { attachments: attachmentFiles, voice: clipFiles },
  });
  const { given } = standIn;
  const sneakernet = openSneakernet({
    ...{
      store,
      clock,
      ids,
      vault,
      live,
      operatorLog,
      elsewhere: given.heldSeq,
      files: attachmentFiles,
      stick: world.stick ?? null,
      enrolment: world.enrolment ?? null,
    },
    kit: { tools: bundleTools, wrap: wrapForProvince },
  });
  const backups = startBackups({
    ...{ store, folder, version, clock, ids, vault, operatorLog, places },
    ...{ worker: world.backupWorker, enrolment: world.enrolment ?? null },
    onDamaged: store.distrust,
  });
  const storage = () => ({
    fileBytes: statSync(join(folder, 'log.db')).size,
    diskFreeBytes: diskFreeBytes(folder),
  });
  const tickets = ticketOperations({ store, clock, ids });
  const tap = inventedTap({ store, ids, ...tickets, onBug: (error) => onBug('invented-tap', error) });
  const citizens = (point.demonstration && world.citizens?.(tap)) || null;
  const handOvers = handOverOperations({ store, clock, ids, search, slips, fourEyes });
  const seen = {
    ...{ store, clock, printer, printerSince, secondPrinter, secondPrinterSince, road, scanner, links, vault, storage },
    ...{ languages, alone: sneakernet.alone, backups, ballast: ballast.state },
  };
  const updates = startUpdates({
    ...{ store, clock, live, links, version, onBug, shelf: world.updateShelf ?? null, changeOver: world.changeOver },
    stick: world.stick?.folder ?? null,
  });
  const machines = startDoctor({
    ...{ ...seen, folder, ids, live, scanner, links, paperMaker, version, onBug, pc: world.pc, lan: settings.lan },
    ...{ door: () => lanDoor.open, given },
    updates: updates.keeper,
  });
  plugInHeartbeat(world.heartbeat, { ...seen, ...machines, version, updates: updates.keeper, onBug, live });
  const handlers = {
    ...signInOperations({ store, clock, ids, passwords, hashToken, resume: () => hold.resume(store) }),
    ...tickets,
    ...counterOperations({ store, clock }),
    ...visitOperations({ store, clock }),
    ...dossierOperations({ store, clock, ids, search }),
    ...draftOperations({ store, clock }),
    ...feeOperations({ store, clock, ids }),
    ...dayCloseOperations({ store, clock }),
    ...formOperations({ ...paper, clock, ids, paperMaker }),
    ...registerOperations({ ...paper, clock, ids, paperMaker, tableFiles }),
    ...dossierLifeOperations({ store, clock, search, fourEyes }),
    ...peopleOperations({ store, clock, search }),
    ...attachmentOperations({ store, clock, ids, search, files: attachmentFiles, folder: scanFolder }),
    ...helpOperations({ store, clock }),
    ...scanOperations({ store, clock, ids, signer }),
    ...handOvers,
    ...tripOperations({ store, clock }),
    ...scans.handlers,
    ...appointmentOperations({ store, clock, ids }),
    ...needsOperations({
      ...{ store, clock },
      printerAt: (terminal) => links.of(stationOf(terminal) ?? StationId(''))?.printer ?? printer,
    }),
    ...staffPinOperations({ store, clock, passwords }),
    ...paperOperations({ store }),
    ...paperFormOperations({ ...paper, ids, paperMaker, printer }),
    ...officeOperations({ store }),
    ...procedureCardOperations({ store, ids }),
    ...trainingOperations({ ...paper, ids, live, worlds, coach: world.coach ?? null, onBug }),
    ...languageOperations({ store, clock, live, languages, packs }),
    ...translationOperations({ store, languages, packs, files: translationFiles }),
    ...voiceOperations({ store, clock, live, voice, files: clipFiles, onHeard: languages.reload }),
    ...watchOperations({ ...seen, live, trays: { first: tray, second: secondTray }, roadKnobs, citizens, media }),
    ...receptionOperations({ store, clock }),
    ...calendarOperations({ store, clock, live }),
    ...conflictOperations({ store, clock, live }),
    ...accessOperations({ store, clock, live, links, road, heldSeq: given.heldSeq, keysBack: standIn.keysBack }),
    ...privacyOperations({ store, clock, ids, search, fourEyes }),
    ...breachOperations({ store, clock, ids, search, languages, fourEyes }),
    ...stationsOperations({
      ...{ store, clock, live, pairing, links, given },
      ...{ kept, resume: () => hold.resume(store), keysBack: standIn.keysBack, door: () => lanDoor.open },
    }),
    ...besideOperations({ store, clock, ids, search, live }),
    ...passingOnOperations({ store, clock, search }),
    ...staffOperations({ store, clock, ids, passwords, live }),
    ...ownSecretOperations({ store, clock, passwords }),
    ...headOperations({ store, clock, live, languages, printer, paperMaker }),
    ...phoneOperations({ store, clock, ids, hashToken, lan: lanDoor }),
    ...postDeskOperations({ store, clock, ids, search }),
    ...homeVisitOperations({ store, clock, ids, languages, paperMaker, makeHandOver: handOvers.makeHandOver }),
    ...sneakernet.handlers,
    ...machines.handlers,
    ...updates.handlers,
    ...backupOperations({ store, live, fourEyes, keeper: backups, restore: restoreAtNextStart(folder, store) }),
  };
  const guarded = guardDossiers(handlers, { store, ids });
  const admit = createAdmission({ store, hashToken, now: clock.now, ownStation: tookOver?.station ?? null });
  const router = createTerminalRouter(guarded, admit, onBug);
  const attachCode = (wish: CodeWish) => createAttachCode({ store, clock, ids, hashToken }, wish);
  const closeInside = async () => {
    links.close();
    await standIn.close();
    await lanDoor.open?.close();
    citizens?.close();
    minutes.close();
    media.close();
    await backups?.close();
    await updates.keeper?.close();
    await sneakernet.close();
    await road.close();
    anchor.close();
    search.close();
    store.close();
  };
  const { port, lan, pages } = settings;
  const openDoors = async () => {
    if (lan)
      lanDoor.open = await openLanDoor({
        ...{ identity: openIdentity(folder), port: settings.lanPort, links },
        ...{ media: media.folder, practice: worlds, onBug },
        terminals: router,
        stations: createStationRouter({
          store,
          links,
          live,
          attachCode,
          ...{ given, kept, hold },
          former: standIn.former,
          files: copyFilesOf(folder, settings.province ?? ''),
          ...{ looks: machines.doctor.looks, tests: machines.tests },
          onBug,
          updates: world.updates ? giveUpdate(world.updates, () => isPointQuiet({ store, clock })) : null,
        }),
        pairing: createPairingRouter({ pairing, onBug }),
        ...{ stationOf: (key) => store.stations.byKey(key)?.station ?? null, standInOf: standIn.mayHaveTakenOver },
        isDismissed: (key) => isDismissed(store, key),
      });
    return openTerminalDoor({ router, port, lan, pages, media: media.folder, version, practice: worlds, onBug });
  };
  const door = await openDoors().catch(async (error: unknown) => {
    dayKeeper.close();
    morningPaper.close();
    live.close();
    scans.close();
    await closeInside();
    throw error;
  });
  lanDoor.screens = () => door.port;
  // Only behind an open door: a start that fails must not leave a half-printed paper.
  const papers = { ...paper, paperMaker, operatorLog, onBug };
  const spool = startPrintSpool({ ...papers, printer, secondPrinter, station: null });
  const stationSpools = keepStationSpools({ ...papers, links });
  const disk = setInterval(store.tryDisk, TRY_DISK_MS);
  if (world.backupWorker) void ballast.keep();
  const announced =
    lanDoor.open && world.discovery?.announce({ port: lanDoor.open.port, name: point.name, key: lanDoor.open.key });
  const forgetRunning = noteRunning(folder, door.port);
  standIn.seekFormer();
  operatorLog.write({ event: 'station-started', port: door.port, point: point.id, version });

  return ok({
    port: door.port,
    store,
    lan: lanDoor.open,
    attachCode,
    doctor: machines.doctor,
    updates: updates.keeper,
    close: async () => {
      forgetRunning();
      clearInterval(disk);
      dayKeeper.close();
      morningPaper.close();
      live.close();
      scans.close();
      await standIn.close();
      await announced?.();
      // Before the door: pages that practise hold its sockets.
      await worlds?.close();
      await door.close();
      await Promise.all([spool.close(), stationSpools.close()]);
      await closeInside();
      operatorLog.write({ event: 'station-stopped' });
    },
  });
}

const TRY_DISK_MS = 2000;
