import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { newOrigin, refusalIn } from '../centre/open-door.ts';
import { sampleInput } from '../centre/sample-inputs.ts';
import { jpegFile, pdfFile } from '../support/paper-files.ts';
import { staffed } from '../support/staffed-counter.ts';
import { startStationProcess } from '../support/station-process.ts';
import { testPoint } from '../support/test-point.ts';
import { canMount, startOnSmallDisk } from './small-disk.ts';

/** `npm run check:full` kills more often. */
const KILLS = Math.ceil(Number(process.env.GAN_DAN_KILLS ?? 20) / 10);
/** So many at once; a dossier takes sixty in all. */
const PAPERS = Array.from({ length: Math.min(4, Math.floor(60 / KILLS)) }, (_, n) => n);

const top = mkdtempSync(join(tmpdir(), 'gan-dan-scans-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('scans of papers', () => {
  test(`killed ${KILLS} times between scanner and log: each paper is in the dossier or still in the folder, and nothing else lies there`, {
    timeout: 300_000,
  }, async () => {
    const [folder, scans] = [join(top, 'killed'), join(top, 'from-scanner')];
    for (const each of [folder, scans]) mkdirSync(each);
    writeFileSync(join(folder, 'point.json'), JSON.stringify(testPoint));
    const args = ['--folder', folder, '--port', '0', '--scans', scans];
    const written: string[] = [];
    let dossier = '';
    for (let round = 0; round <= KILLS; round++) {
      const station = await startStationProcess(args);
      onTestFinished(() => station.kill());
      const call = await staffed(station.ready);
      if (round === 0) dossier = (await call('receiveDossier', sampleInput('receiveDossier'))).value.dossier;
      const { attachments } = (await call('openDossier', { dossier })).value;
      const left = readdirSync(scans).length;
      // A paper may be in both (killed before the original was deleted), never in none.
      expect(attachments.length + left).toBeGreaterThanOrEqual(written.length);
      expect(attachments.length).toBeLessThanOrEqual(written.length);
      expect(filesIn(join(folder, 'attachments'))).toHaveLength(attachments.length);
      for (const { attachment } of attachments)
        expect((await call('readAttachment', { dossier, attachment })).ok).toBe(true);
      if (round === KILLS) {
        // What was in both is known again: attached once more it is there once.
        for (const name of readdirSync(scans)) await call('attachFile', attaching(dossier, name));
        expect((await call('openDossier', { dossier })).value.attachments).toHaveLength(written.length);
        expect(readdirSync(scans)).toEqual([]);
        await station.end();
        break;
      }
      for (const n of PAPERS) {
        const name = `${round}-${n}.pdf`;
        writeFileSync(join(scans, name), pdfFile(`tờ ${round} ${n}`.padEnd(200_000, ' ')));
        utimesSync(join(scans, name), 1_700_000_000, 1_700_000_000);
        written.push(name);
      }
      const work = Promise.allSettled(PAPERS.map((n) => call('attachFile', attaching(dossier, `${round}-${n}.pdf`))));
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 30));
      await station.kill();
      await work;
    }
  });

  // Scans ask for half a gigabyte of room: filling that takes a quarter of a minute.
  test.runIf(canMount && process.env.GAN_DAN_KILLS !== undefined)(
    'on a full disk are refused whole, and taken when there is room again',
    async () => {
      const [seed, mount] = [join(top, 'seed'), join(top, 'mount')];
      for (const each of [seed, mount]) mkdirSync(each);
      writeFileSync(join(seed, 'point.json'), JSON.stringify(testPoint));
      const station = startOnSmallDisk({ seed, mount, megabytes: 640, state: 'roomy' });
      onTestFinished(() => void station.end());
      const ready = (await station.said) as Parameters<typeof staffed>[0];
      const call = await staffed(ready);
      const { dossier } = (await call('receiveDossier', sampleInput('receiveDossier'))).value;
      const bytes = jpegFile('giấy '.repeat(20_000));
      const upload = crypto.randomUUID();
      const send = { upload, offset: 0, part: bytes.toString('base64') };
      expect((await call('sendFilePart', send)).ok).toBe(true);
      const attach = { origin: newOrigin(), dossier, document: 'Tờ khai', from: { kind: 'upload', upload } };
      station.fill();
      expect(refusalIn(await call('attachFile', attach))).toBe('log-not-writable');
      const folder = join(station.folder, 'attachments');
      expect(filesIn(folder)).toEqual([]);
      station.free();
      expect((await call('attachFile', { ...attach, origin: newOrigin() })).value.attachments).toHaveLength(1);
      expect(readdirSync(folder)).toHaveLength(1);
      expect(await station.end()).toBe(0);
    },
  );
});

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function attaching(dossier: string, name: string) {
  return { origin: newOrigin(), dossier, document: 'Tờ khai', from: { kind: 'folder', name } };
}
