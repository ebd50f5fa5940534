import { blobLimits } from '../../contract/blobs-api.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { AttachmentFiles } from '../ports/attachment-files.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { DoorFailure, LinkMemory, ProvinceDoor } from '../ports/province.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import { isDiskTrouble } from '../store/open-database.ts';
import { bugEntry } from './bug-entry.ts';
import { readLink } from './province-link.ts';

/**
 * Scans go to the province, and those of dossiers that came here come from it: sealed, in pieces that go on where they
 * stopped, while no event waits. The province says what it lacks, and is asked anew each day: its folder of scans may be older
 * than it was, restored or on a machine that took over.
 */
export interface ScanCarrier {
  close(): Promise<void>;
}

export interface CarryingParts {
  readonly door: Pick<ProvinceDoor, 'missingBlobs' | 'putBlob' | 'getBlob'>;
  readonly road: Pick<ProvinceRoad, 'state' | 'onChange'>;
  readonly memory: LinkMemory;
  readonly stream: () => string;
  /** Every sealed file a row names, own ones and guests'. */
  readonly named: () => readonly string[];
  readonly files: Pick<AttachmentFiles, 'read' | 'keep'>;
  readonly clock: { mono(): number };
  readonly operatorLog: OperatorLog;
  /** One came: whoever shows it looks again. */
  readonly changed: () => void;
  readonly everyMs?: number;
}

/** What a line of 64 kbit/s carries in two seconds; from there it doubles while pieces are quick. */
const firstPiece = 16_384;
const quickMs = 2_000;
const believedMs = 24 * 60 * 60 * 1000;

type Stopped = { readonly type: 'stopped' } | DoorFailure;

export function carryScans(parts: CarryingParts): ScanCarrier {
  const { door, road, files, clock, operatorLog } = parts;
  const life = {
    ...{ closed: false, running: null as Promise<void> | null, piece: firstPiece },
    /** Which files both have, asked since when. */
    ...{ done: new Set<string>(), since: clock.mono() },
  };

  const isQuiet = () => !life.closed && road.state().state === 'in-sync';

  async function carry(): Promise<void> {
    const link = readLink(parts.memory, parts.stream());
    if (!link || !isQuiet()) return;
    if (clock.mono() - life.since >= believedMs) {
      life.done.clear();
      life.since = clock.mono();
    }
    const open = parts.named().filter((file) => !life.done.has(file));
    for (let from = 0; from < open.length && isQuiet(); from += blobLimits.files) {
      const some = open.slice(from, from + blobLimits.files);
      const answer = await door.missingBlobs(link.keyId, { files: some });
      if (!answer.ok || !answer.value.ok) return;
      const missing = new Map(answer.value.value.missing.map(({ file, have }) => [file, have]));
      for (const file of some) {
        const moved = await carryOne(link.keyId, file, missing.get(file) ?? null);
        if (!moved.ok) return;
        if (moved.value) life.done.add(file);
      }
    }
  }

  /** `have`: how far the province got; null: it has the file. True: both have it. */
  async function carryOne(keyId: string, file: string, have: number | null): Promise<Result<boolean, Stopped>> {
    const bytes = await files.read(file);
    if (have === null) return bytes ? ok(true) : fetchOne(keyId, file);
    return bytes ? sendOne(keyId, file, { bytes, have }) : ok(false);
  }

  async function sendOne(
    keyId: string,
    file: string,
    { bytes, have }: { bytes: Uint8Array; have: number },
  ): Promise<Result<boolean, Stopped>> {
    for (let offset = have, tries = 0; tries < 5; ) {
      if (!isQuiet()) return err({ type: 'stopped' });
      const piece = Buffer.from(bytes.subarray(offset, offset + life.piece)).toString('base64');
      const answer = await timed(() => door.putBlob(keyId, { file, size: bytes.length, offset, bytes: piece }));
      if (!answer.ok) return answer;
      if (answer.value.ok) {
        if (answer.value.value.whole) return ok(true);
        offset = answer.value.value.have;
        continue;
      }
      if (answer.value.error.type === 'revoked') return err({ type: 'stopped' });
      // somebody else sent a piece, or what came together was not the file: from where the province stands
      offset = answer.value.error.type === 'blob-elsewhere' ? answer.value.error.have : 0;
      tries++;
    }
    return ok(false);
  }

  async function fetchOne(keyId: string, file: string): Promise<Result<boolean, Stopped>> {
    const pieces: Buffer[] = [];
    for (let offset = 0, size = 1; offset < size; ) {
      if (!isQuiet()) return err({ type: 'stopped' });
      const answer = await timed(() => door.getBlob(keyId, { file, offset, most: life.piece }));
      if (!answer.ok) return answer;
      if (!answer.value.ok) return ok(false);
      const piece = Buffer.from(answer.value.value.bytes, 'base64');
      if (piece.length === 0) return ok(false);
      pieces.push(piece);
      offset += piece.length;
      size = answer.value.value.size;
    }
    // kept under the hash of what came: other bytes than asked for would lie under another name, and be swept
    const kept = await files.keep(Buffer.concat(pieces));
    if (kept === file) parts.changed();
    return ok(kept === file);
  }

  /** Pieces grow while the line is quick, and begin small again where it broke. */
  async function timed<T>(call: () => Promise<Result<T, DoorFailure>>): Promise<Result<T, DoorFailure>> {
    const before = clock.mono();
    const answer = await call();
    if (!answer.ok) life.piece = firstPiece;
    else if (clock.mono() - before < quickMs) life.piece = Math.min(blobLimits.pieceBytes, life.piece * 2);
    return answer;
  }

  const start = () => {
    if (life.running || !isQuiet()) return;
    life.running = carry()
      .catch((failure: unknown) => {
        if (!isDiskTrouble(failure)) operatorLog.write(bugEntry('carry-scans', failure));
      })
      .finally(() => {
        life.running = null;
      });
  };
  const off = road.onChange(start);
  const timer = setInterval(start, parts.everyMs ?? 60_000);
  timer.unref();
  start();
  return {
    async close() {
      life.closed = true;
      off();
      clearInterval(timer);
      await life.running;
    },
  };
}
