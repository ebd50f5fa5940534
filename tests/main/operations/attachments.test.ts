import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mostAttachmentBytes } from '../../../domain/attachment.ts';
import type { Attachment } from '../../../domain/attachment-events.ts';
import { AttachmentId, CounterId, DossierId, Origin, QueueId } from '../../../domain/ids.ts';
import { openAttachmentFolder } from '../../../main/adapters/attachments/attachment-folder.ts';
import { createRandomIds } from '../../../main/adapters/system/random-ids.ts';
import { type Caller, type Handlers, type MethodName, NotPermitted } from '../../../main/operations/caller.ts';
import { guardDossiers } from '../../../main/operations/dossier-guard.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { jpegFile, pdfFile } from '../../support/paper-files.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const command = () => ({ origin: Origin(origin()) });

interface Desk extends PointInTest {
  readonly clerk: ReturnType<PointInTest['clerkAt']>;
  receive(n: number): Promise<DossierId>;
  /** A chosen file, sent in pieces. */
  send(bytes: Buffer, partBytes: number, by?: Desk['clerk']): Promise<string>;
  /** The same, attached. */
  attach(dossier: DossierId, bytes: Buffer, id?: string): ReturnType<PointInTest['operations']['attachFile']>;
  filesOnDisk(): string[];
}

function atDesk(run: (desk: Desk) => Promise<void>): Promise<void> {
  return withStore(async (point) => {
    const { operations, folder } = point;
    const clerk = point.clerkAt('1');
    const counter = CounterId('1');
    value(await operations.openCounter({ ...command(), counter, queues: [QueueId('B')] }, clerk));
    const send: Desk['send'] = async (bytes, partBytes, by = clerk) => {
      const upload = crypto.randomUUID();
      for (let offset = 0; offset < bytes.length; offset += partBytes) {
        const part = bytes.subarray(offset, offset + partBytes).toString('base64');
        value(await operations.sendFilePart({ upload, offset, part }, by));
      }
      return upload;
    };
    await run({
      ...{ ...point, clerk, send },
      receive: async (n) => {
        const { dossier } = value(
          await operations.receiveDossier(
            {
              ...{ ...command(), counter, procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
              ...{ applicant: inventedPerson(n), submitter: null, sets: 1, note: '', language: 'vi' },
              documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
            },
            clerk,
          ),
        );
        return DossierId(dossier);
      },
      attach: async (dossier, bytes, id = origin()) =>
        operations.attachFile(
          {
            origin: Origin(id),
            dossier,
            document: 'Tờ khai chim yến',
            from: { kind: 'upload', upload: await send(bytes, 64) },
          },
          clerk,
        ),
      filesOnDisk: () => (existsSync(join(folder, 'attachments')) ? readdirSync(join(folder, 'attachments')) : []),
    });
  });
}

/** As much as a page sends at a time. */
const PART_BYTES = 128 * 1024;

function largeFile(): Buffer {
  const paper = pdfFile();
  return Buffer.concat([paper.subarray(0, -6), Buffer.alloc(mostAttachmentBytes - paper.length), paper.subarray(-6)]);
}

const only = async (answer: ReturnType<Desk['attach']>) => {
  const [first] = value(await answer).attachments;
  if (!first) throw new Error('there is a scan');
  return first;
};

describe('the scan of a paper', () => {
  test('is listed with its dossier, opened byte for byte, and its reading is recorded', () =>
    atDesk(async ({ receive, attach, operations, clerk, store }) => {
      const dossier = await receive(3);
      const { attachment } = await only(attach(dossier, pdfFile()));
      expect(value(await operations.openDossier({ dossier }, clerk)).attachments).toMatchObject([
        { document: 'Tờ khai chim yến', kind: 'pdf', bytes: pdfFile().length, reusedFrom: null },
      ]);
      const { seq } = store.head();
      const read = value(await operations.readAttachment({ dossier, attachment: AttachmentId(attachment) }, clerk));
      expect(Buffer.from(read.content, 'base64').equals(pdfFile())).toBe(true);
      expect(store.log.read(seq + 1, { maxEvents: 1, maxBytes: 1e6 })).toMatchObject([{ type: 'dossier-opened' }]);
    }));

  test('lies sealed on the disk: no word of it and no name of the paper in any file or event', () =>
    atDesk(async ({ receive, attach, store, folder, filesOnDisk }) => {
      await attach(await receive(3), pdfFile('chim yen bay'));
      const [name = ''] = filesOnDisk();
      const bytes = readFileSync(join(folder, 'attachments', name));
      expect([bytes.includes(Buffer.from('chim yen')), bytes.includes(Buffer.from('%PDF'))]).toEqual([false, false]);
      expect(JSON.stringify(store.log.read(1, { maxEvents: 100, maxBytes: 1e6 }))).not.toContain('chim');
    }));

  test('changed by one bit, moved to another name or without its key does not open', () =>
    atDesk(async ({ receive, attach, operations, clerk, folder, filesOnDisk, store }) => {
      const dossier = await receive(3);
      const attachment = AttachmentId((await only(attach(dossier, pdfFile()))).attachment);
      const path = join(folder, 'attachments', filesOnDisk()[0] ?? '');
      const bytes = readFileSync(path);
      bytes[20] = (bytes[20] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      const damaged = await operations.readAttachment({ dossier, attachment }, clerk);
      expect(damaged).toMatchObject({ error: { type: 'file-damaged' } });
      rmSync(path);
      expect(await operations.readAttachment({ dossier, attachment }, clerk)).toMatchObject({
        error: { type: 'file-gone' },
      });
      store.databases.write.prepare('DELETE FROM dossier_keys WHERE dossier = ?').run(dossier);
      expect(await attach(dossier, jpegFile())).toMatchObject({ error: { type: 'person-erased' } });
    }));

  test('sent twice is there once, the same file again too; taken away its bytes are gone', () =>
    atDesk(async ({ receive, attach, operations, clerk, filesOnDisk }) => {
      const dossier = await receive(3);
      const id = origin();
      const { attachment } = await only(attach(dossier, pdfFile(), id));
      expect(value(await attach(dossier, jpegFile(), id)).attachments).toHaveLength(1);
      expect(value(await attach(dossier, pdfFile())).attachments).toHaveLength(1);
      expect(filesOnDisk()).toHaveLength(1);
      const remove = { ...command(), dossier, attachment: AttachmentId(attachment) };
      expect(value(await operations.removeAttachment(remove, clerk)).attachments).toEqual([]);
      expect(filesOnDisk()).toEqual([]);
    }));

  test('is refused by its bytes and leaves nothing', () =>
    atDesk(async ({ receive, attach, filesOnDisk }) => {
      const dossier = await receive(3);
      expect(await attach(dossier, Buffer.from('MZ program'))).toMatchObject({ error: { type: 'file-kind-unknown' } });
      expect(await attach(dossier, pdfFile().subarray(0, 30))).toMatchObject({ error: { type: 'file-unfinished' } });
      expect(await attach(DossierId(crypto.randomUUID()), pdfFile())).toMatchObject({
        error: { type: 'dossier-unknown' },
      });
      expect(filesOnDisk()).toEqual([]);
    }));

  test('in pieces that come out of order, or of another file, is no file', () =>
    atDesk(async ({ operations, clerk, clerkAt }) => {
      const [upload, other] = [crypto.randomUUID(), crypto.randomUUID()];
      const part = Buffer.from('%PDF-').toString('base64');
      const send = (id: string, offset: number, by = clerk) =>
        operations.sendFilePart({ upload: id, offset, part }, by);
      expect(await send(upload, 5)).toMatchObject({ error: { type: 'file-gone' } });
      expect(value(await send(upload, 0))).toEqual({ received: 5 });
      expect(await send(upload, 7)).toMatchObject({ error: { type: 'file-gone' } });
      expect(await send(other, 5)).toMatchObject({ error: { type: 'file-gone' } });
      expect(await send(upload, 5, clerkAt('2'))).toMatchObject({ error: { type: 'file-gone' } });
      expect(value(await send(upload, 5))).toEqual({ received: 10 });
      // Its answer was lost: the same piece again is the same piece.
      expect(value(await send(upload, 5))).toEqual({ received: 10 });
    }));
});

describe('a scan of ten megabytes', () => {
  test('holds up no tap: it goes in piece by piece, and others have their turn after each', () =>
    atDesk(async ({ receive, send, operations, clerk, kiosk, store }) => {
      const dossier = await receive(3);
      const bytes = largeFile();
      const from = { kind: 'upload' as const, upload: await send(bytes, PART_BYTES) };
      const turns = { count: 0, isOver: false };
      const countTurns = () => {
        turns.count++;
        if (!turns.isOver) setImmediate(countTurns);
      };
      const attaching = operations.attachFile({ ...command(), dossier, document: 'Hợp đồng', from }, clerk);
      setImmediate(countTurns);
      const tap = { ...command(), queue: QueueId('B'), priority: null, language: 'vi' };
      value(await operations.issueTicket(tap, kiosk));
      const { attachments } = value(await attaching);
      turns.isOver = true;
      // Hashed, sealed and hashed again, a megabyte at a time.
      expect(turns.count).toBeGreaterThanOrEqual(30);
      const last = store.log.read(store.head().seq - 1, { maxEvents: 2, maxBytes: 1e6 });
      expect(last.map(({ type }) => type)).toEqual(['ticket-issued', 'document-scanned']);
      const attachment = AttachmentId(attachments[0]?.attachment ?? '');
      const read = value(await operations.readAttachment({ dossier, attachment }, clerk));
      expect(Buffer.from(read.content, 'base64').equals(bytes)).toBe(true);
    }));

  test('that two counters send at the same moment is there once, and another begun meanwhile is not lost', () =>
    atDesk(async ({ receive, send, operations, clerk, clerkAt, filesOnDisk }) => {
      const dossier = await receive(3);
      const attach = (upload: string, by: typeof clerk) =>
        operations.attachFile({ ...command(), dossier, document: 'Tờ khai', from: { kind: 'upload', upload } }, by);
      const other = clerkAt('2');
      const [mine, theirs] = [await send(pdfFile(), 64), await send(pdfFile(), 64, other)];
      const both = [attach(mine, clerk), attach(theirs, other)];
      const next = await send(jpegFile(), 64);
      for (const each of both) value(await each);
      expect(
        value(await attach(next, clerk))
          .attachments.map(({ kind }) => kind)
          .sort(),
      ).toEqual(['jpeg', 'pdf']);
      expect(filesOnDisk()).toHaveLength(2);
    }));
});

describe('a paper handed in before', () => {
  test('serves the same person again, sealed anew, and counts as reuse', () =>
    atDesk(async ({ receive, attach, operations, clerk, store, filesOnDisk, clock }) => {
      const before = await receive(3);
      await attach(before, pdfFile());
      clock.setLocal('2026-11-20', '09:00');
      const now = await receive(3);
      const { reusable } = value(await operations.listReusable({ dossier: now }, clerk));
      expect(reusable).toMatchObject([{ document: 'Tờ khai chim yến', code: store.dossiers.get(before)?.code }]);
      const attachment = AttachmentId(reusable[0]?.attachment ?? '');
      const reused = value(await operations.reuseAttachment({ ...command(), dossier: now, attachment }, clerk));
      expect(reused.attachments).toMatchObject([{ reusedFrom: store.dossiers.get(before)?.code }]);
      expect(filesOnDisk()).toHaveLength(2);
      const [event] = store.log.read(store.head().seq, { maxEvents: 1, maxBytes: 1e6 });
      expect(event).toMatchObject({
        type: 'document-reused',
        facts: { dossier: now, from: { dossier: before, attachment } },
      });
      expect(value(await operations.listReusable({ dossier: now }, clerk)).reusable).toEqual([]);
      // The earlier dossier erased, this one still shows it.
      store.databases.write.prepare('DELETE FROM dossier_keys WHERE dossier = ?').run(before);
      const mine = AttachmentId(reused.attachments[0]?.attachment ?? '');
      expect((await operations.readAttachment({ dossier: now, attachment: mine }, clerk)).ok).toBe(true);
    }));

  test('at a point whose dossiers one may not open is neither offered nor taken, and no reading is put down', () =>
    atDesk(async ({ receive, attach, operations, clerk, store }) => {
      const before = await receive(3);
      const attachment = AttachmentId((await only(attach(before, pdfFile()))).attachment);
      store.databases.write
        .prepare("UPDATE dossiers SET received_at_point = '22006-9', return_at_point = '22006-9' WHERE dossier = ?")
        .run(before);
      const dossier = await receive(3);
      const { seq } = store.head();
      const post = { ...clerk, role: 'post-agent' } as const;
      expect(value(await operations.listReusable({ dossier }, post)).reusable).toEqual([]);
      expect(store.head().seq).toBe(seq);
      const guarded = guardDossiers(operations as unknown as Handlers<MethodName>, { store, ids: createRandomIds() });
      const reuse = (by: Caller) => guarded.reuseAttachment({ ...command(), dossier, attachment }, by);
      expect(() => reuse(post)).toThrow(NotPermitted);
      expect(await reuse(clerk)).toMatchObject({ ok: true });
    }));

  test('by somebody else is never offered nor taken, whoever asks', () =>
    atDesk(async ({ receive, attach, operations, clerk }) => {
      const theirs = await receive(3);
      const attachment = AttachmentId((await only(attach(theirs, pdfFile()))).attachment);
      const dossier = await receive(4);
      expect(value(await operations.listReusable({ dossier }, clerk)).reusable).toEqual([]);
      const taken = await operations.reuseAttachment({ ...command(), dossier, attachment }, clerk);
      expect(taken).toMatchObject({ error: { type: 'not-the-same-person' } });
      const read = await operations.readAttachment({ dossier, attachment }, clerk);
      expect(read).toMatchObject({ error: { type: 'attachment-unknown' } });
    }));
});

describe('what lies beside the database', () => {
  test('is swept of files no event names, and of nothing else', () =>
    atDesk(async ({ receive, attach, store, folder, filesOnDisk }) => {
      await attach(await receive(3), pdfFile());
      const named = filesOnDisk();
      // Killed between file and event, and while a file was written.
      mkdirSync(join(folder, 'attachments'), { recursive: true });
      writeFileSync(join(folder, 'attachments', 'a'.repeat(64)), 'orphan');
      writeFileSync(join(folder, 'attachments', `${'b'.repeat(64)}.new`), 'half');
      openAttachmentFolder(folder).keepOnly(store.attachments.files());
      expect(filesOnDisk()).toEqual(named);
    }));

  test('is what the log says: rebuilt it is the same', () =>
    atDesk(async ({ receive, attach, operations, clerk, store }) => {
      const dossier = await receive(3);
      const { attachment } = await only(attach(dossier, pdfFile()));
      await attach(dossier, jpegFile());
      await operations.removeAttachment({ ...command(), dossier, attachment: AttachmentId(attachment) }, clerk);
      const before: readonly Attachment[] = store.attachments.of(dossier);
      rebuildProjections(store.databases.write);
      expect(before).toHaveLength(1);
      expect(store.attachments.of(dossier)).toEqual(before);
    }));
});
