import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mostAttachmentBytes } from '../../../../domain/attachment.ts';
import { openScanFolder } from '../../../../main/adapters/attachments/scan-folder.ts';
import { pdfFile } from '../../../support/paper-files.ts';

let folder = '';
const time = { now: Date.now(), mono: 0 };
const clock = { now: () => time.now, mono: () => time.mono };
const later = (ms: number) => {
  time.now += ms;
  time.mono += ms;
};
const write = (name: string, bytes: Uint8Array, age = 0) => {
  writeFileSync(join(folder, name), bytes);
  const at = (time.now - age) / 1000;
  utimesSync(join(folder, name), at, at);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-scans-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder a scanner writes to', () => {
  test('offers a file once it has stood still and has its end, and not while it grows', async () => {
    const scans = openScanFolder(folder, clock);
    const whole = pdfFile();
    const state = () => scans.list()?.[0]?.state;
    write('a.pdf', whole.subarray(0, 20));
    expect(state()).toBe('growing');
    later(2_000);
    // Still, but torn: the scanner thinks.
    expect(state()).toBe('growing');
    expect(await scans.read('a.pdf')).toBeNull();
    appendFileSync(join(folder, 'a.pdf'), whole.subarray(20));
    expect(state()).toBe('growing');
    later(2_000);
    expect(state()).toBe('whole');
    expect(await scans.read('a.pdf')).toEqual(whole);
    scans.remove('a.pdf');
    expect(scans.list()).toEqual([]);
  });

  test('offers what lay there before at once, the newest first', () => {
    write('old.pdf', pdfFile(), 60_000);
    write('new.pdf', pdfFile(), 20_000);
    expect(openScanFolder(folder, clock).list()).toMatchObject([
      { name: 'new.pdf', state: 'whole' },
      { name: 'old.pdf', state: 'whole' },
    ]);
  });

  test('says what it cannot take, and sees no hidden file, no folder and no link', async () => {
    write('letter.docx', Buffer.from('PK\x03\x04'), 60_000);
    write('large.pdf', Buffer.concat([pdfFile(), Buffer.alloc(mostAttachmentBytes)]), 60_000);
    write('.hidden.pdf', pdfFile(), 60_000);
    write('x.pdf.part', pdfFile(), 60_000);
    mkdirSync(join(folder, 'sub.pdf'));
    symlinkSync('/etc/hostname', join(folder, 'link.pdf'));
    const scans = openScanFolder(folder, clock);
    expect(
      scans
        .list()
        ?.map(({ name, state }) => [name, state])
        .sort(),
    ).toEqual([
      ['large.pdf', 'too-large'],
      ['letter.docx', 'wrong-kind'],
    ]);
    expect(await scans.read('link.pdf')).toBeNull();
  });

  test('lets no name lead out of it', async () => {
    const inside = join(folder, 'inside');
    mkdirSync(inside);
    write('outside.pdf', pdfFile(), 60_000);
    const scans = openScanFolder(inside, clock);
    for (const name of ['../outside.pdf', '..\\outside.pdf', `${folder}/outside.pdf`, '..', '.', '']) {
      expect(await scans.read(name)).toBeNull();
      scans.remove(name);
    }
    expect(openScanFolder(folder, clock).list()).toHaveLength(1);
  });

  test('that is not there, or a share that is away, is no list', () => {
    expect(openScanFolder(join(folder, 'away'), clock).list()).toBeNull();
  });
});
