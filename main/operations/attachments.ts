import { attachScan, checkFile, mostAttachments, reuseScan } from '../../domain/attachment.ts';
import type { Attachment, AttachmentKind } from '../../domain/attachment-events.ts';
import type { NewEvent } from '../../domain/event.ts';
import { AttachmentId, type DossierId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { sha256Of } from '../pieces.ts';
import type { AttachmentFiles, ScanFolder } from '../ports/attachment-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { KeptAttachment } from '../store/attachments-table.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { openFile, sealFile } from '../store/sealed-bytes.ts';
import { attachmentViews, reusableViews } from './attachment-views.ts';
import { type Answer, actorOf, type Caller, type Handlers, type Input } from './caller.ts';
import { isAllowed } from './dossier-guard.ts';
import { createFileParts } from './file-parts.ts';
import { noteOpened } from './opened-dossiers.ts';

type Methods =
  | 'listFoundFiles'
  | 'sendFilePart'
  | 'attachFile'
  | 'listReusable'
  | 'reuseAttachment'
  | 'removeAttachment'
  | 'readAttachment';

/**
 * Scans of papers. Order: the sealed file is on disk, then the event, then what it came from is deleted. Killed in between
 * there is a file too many, which the next start sweeps away, or an original too many in the folder, which is known again.
 */
export function attachmentOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
  search: DossierSearch;
  files: AttachmentFiles;
  folder: ScanFolder | null;
}): Handlers<Methods> {
  const { store, clock, ids, search, files, folder } = parts;
  const fileParts = createFileParts(clock.mono);
  const list = (dossier: DossierId) => ({ attachments: attachmentViews(store, dossier) });
  const terminalOf = (caller: Caller) => actorOf(caller).terminal;

  const readSource = async (from: Input<'attachFile'>['from'], caller: Caller): Promise<Uint8Array | null> =>
    from.kind === 'upload'
      ? fileParts.read(terminalOf(caller), from.upload)
      : ((await folder?.read(from.name)) ?? null);
  const dropSource = (from: Input<'attachFile'>['from'], caller: Caller) =>
    from.kind === 'upload' ? fileParts.forget(terminalOf(caller), from.upload) : folder?.remove(from.name);

  const placeOf = (dossier: DossierId, attachment: string, point: string = store.point.id) =>
    `attachment ${point} ${dossier} ${attachment}`;

  /** Sealed under the dossier's key and on disk; nothing names it yet. */
  const keep = async (
    dossier: DossierId,
    kind: AttachmentKind,
    bytes: Uint8Array,
  ): Promise<Result<Attachment, KeepError>> => {
    const key = store.sealing.keyOf(dossier);
    if (!key) return err({ type: 'person-erased' });
    const attachment = AttachmentId(ids.uuid());
    const file = await files.keep(await sealFile({ key, bytes, place: placeOf(dossier, attachment), ids }));
    if (file === null) return err({ type: 'log-not-writable' });
    return ok({ attachment, dossier, file, kind, bytes: bytes.length });
  };

  const open = async ({ dossier, attachment, file, point }: KeptAttachment): Promise<Result<Buffer, OpenError>> => {
    const key = store.sealing.keyOf(dossier);
    if (!key) return err({ type: 'person-erased' });
    const sealed = await files.read(file);
    if (!sealed) return err({ type: 'file-gone' });
    try {
      return ok(await openFile({ key, sealed, place: placeOf(dossier, attachment, point) }));
    } catch {
      return err({ type: 'file-damaged' });
    }
  };

  /** Writes the event for a kept file; refused or answered from an earlier try, the file goes. */
  const record = (
    asked: { method: Methods; origin: Input<'attachFile'>['origin']; kept: Attachment },
    caller: Caller,
    event: (there: readonly KeptAttachment[]) => Result<NewEvent, { type: 'attachments-too-many'; most: number }>,
  ) => {
    const { method, origin, kept } = asked;
    const performed = store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const decided = event(store.attachments.of(kept.dossier));
      return decided.ok ? ok({ events: [decided.value], answer: () => ({}) }) : decided;
    });
    if (store.attachments.get(kept.attachment) === undefined) files.remove(kept.file);
    return performed.ok ? ok(list(kept.dossier)) : performed;
  };

  /** One file at a time: between a look at what is there and its event no other comes in. */
  const turn = { last: Promise.resolve() as Promise<unknown> };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.last.then(work);
    turn.last = mine.catch(() => undefined);
    return mine;
  };

  const attach = async (
    { origin, dossier, document, from }: Input<'attachFile'>,
    bytes: Uint8Array,
    caller: Caller,
  ): Promise<Answer<'attachFile'>> => {
    const checked = checkFile(bytes);
    if (!checked.ok) return checked;
    const digest = await sha256Of(bytes);
    const isThere = store.attachments.of(dossier).some(({ part }) => part?.digest === digest);
    if (!isThere) {
      const kept = await keep(dossier, checked.value, bytes);
      if (!kept.ok) return kept;
      const attachment = kept.value;
      const source = from.kind === 'upload' ? ('chosen' as const) : ('scan-folder' as const);
      const recorded = record({ method: 'attachFile', origin, kept: attachment }, caller, (there) =>
        room(there, () => attachScan({ attachment, document, digest, source })),
      );
      if (!recorded.ok) return recorded;
    }
    dropSource(from, caller);
    return ok(list(dossier));
  };

  const reuse = async (
    { origin, dossier }: Input<'reuseAttachment'>,
    from: KeptAttachment,
    caller: Caller,
  ): Promise<Answer<'reuseAttachment'>> => {
    const opened = await open(from);
    if (!opened.ok) return opened;
    if (!from.part) return err({ type: 'person-erased' });
    const { part } = from;
    if (store.attachments.of(dossier).some((each) => each.part?.digest === part.digest)) return ok(list(dossier));
    const kept = await keep(dossier, from.kind, opened.value);
    if (!kept.ok) return kept;
    return record({ method: 'reuseAttachment', origin, kept: kept.value }, caller, (there) =>
      room(there, () => reuseScan({ attachment: kept.value, ...part, from: plain(from) })),
    );
  };

  return {
    listFoundFiles: () => {
      const found = folder?.list() ?? null;
      return found && { files: found.map((file) => ({ ...file })) };
    },

    sendFilePart: (sent, caller) => {
      const taken = fileParts.take(terminalOf(caller), sent);
      return taken.ok ? ok({ received: taken.value }) : taken;
    },

    attachFile: async (input, caller) => {
      const { origin, dossier, from } = input;
      if (!store.dossiers.get(dossier)) return err({ type: 'dossier-unknown' });
      const bytes = await readSource(from, caller);
      // Sent once more after its answer was lost: what it came from is gone already.
      if (!bytes) return store.isDone(origin) ? ok(list(dossier)) : err({ type: 'file-gone' });
      return await inTurn(() => attach(input, bytes, caller));
    },

    listReusable: ({ dossier }, caller) => {
      if (!store.dossiers.get(dossier)) return err({ type: 'dossier-unknown' });
      const reusable = reusableViews({ store, search }, dossier, (id) => isAllowed(store, caller, 'open', id));
      const opened = new Set(reusable.map(({ from }) => from));
      const noted = opened.size > 0 ? noteOpened(parts, 'listReusable', [...opened], caller) : ok({});
      if (!noted.ok) return noted;
      return ok({ reusable: reusable.map(({ view }) => view) });
    },

    reuseAttachment: async (input, caller) => {
      const { dossier, attachment } = input;
      if (!store.dossiers.get(dossier)) return err({ type: 'dossier-unknown' });
      const from = store.attachments.get(attachment);
      if (!from) return err({ type: 'attachment-unknown' });
      if (!isSamePerson(search, dossier, from.dossier)) return err({ type: 'not-the-same-person' });
      return await inTurn(() => reuse(input, from, caller));
    },

    removeAttachment: ({ origin, dossier, attachment }, caller) => {
      const kept = store.attachments.get(attachment);
      const method = 'removeAttachment';
      const performed = store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
        if (!store.dossiers.get(dossier)) return err({ type: 'dossier-unknown' as const });
        if (kept?.dossier !== dossier) return err({ type: 'attachment-unknown' as const });
        const event: NewEvent = { type: 'scan-removed', facts: { dossier, attachment } };
        return ok({ events: [event], answer: () => ({}) });
      });
      if (!performed.ok) return performed;
      if (kept) files.remove(kept.file);
      return ok(list(dossier));
    },

    readAttachment: async ({ dossier, attachment }, caller) => {
      if (!store.dossiers.get(dossier)) return err({ type: 'dossier-unknown' });
      const kept = store.attachments.get(attachment);
      if (kept?.dossier !== dossier) return err({ type: 'attachment-unknown' });
      const noted = noteOpened(parts, 'readAttachment', [dossier], caller);
      if (!noted.ok) return noted;
      const opened = await open(kept);
      if (!opened.ok) return opened;
      return ok({ kind: kept.kind, content: opened.value.toString('base64') });
    },
  };
}

type KeepError = { readonly type: 'person-erased' } | { readonly type: 'log-not-writable' };
type OpenError = { readonly type: 'person-erased' | 'file-gone' | 'file-damaged' };

function room(there: readonly KeptAttachment[], event: () => NewEvent) {
  if (there.length >= mostAttachments) return err({ type: 'attachments-too-many' as const, most: mostAttachments });
  return ok(event());
}

function plain({ attachment, dossier, file, kind, bytes }: KeptAttachment): Attachment {
  return { attachment, dossier, file, kind, bytes };
}

/** By the number of the card; whoever has shown none is nobody's earlier self. */
function isSamePerson(search: DossierSearch, a: DossierId, b: DossierId): boolean {
  const card = (dossier: DossierId) => search.opened(dossier)?.person?.applicant.idNumber || null;
  return card(a) !== null && card(a) === card(b);
}
