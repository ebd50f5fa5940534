import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bitmapFromRgba, bitmapPng } from '../../main/adapters/paper/bitmap.ts';
import { goldenTicket, ticketOnTheWire } from '../centre/ticket-on-the-wire.ts';
import { startPaperMaker } from '../support/paper-maker.ts';
import { pictureOfPaper } from '../support/pictures.ts';
import { describePaper, goldenFile } from './golden-files.ts';
import { pagePicture } from './page-picture.ts';
import { sampleForms } from './sample-forms.ts';
import { samplePapers } from './sample-papers.ts';

/** Writes what the papers are now; look at every picture before it is committed. */
const maker = startPaperMaker();
mkdirSync(new URL('golden/', import.meta.url), { recursive: true });
for (const [name, { paper, printer }] of Object.entries(samplePapers)) {
  writeFileSync(goldenFile(name, 'txt'), describePaper(paper));
  writeFileSync(goldenFile(name, 'bin.gz'), gzipSync(await maker.bytes(paper, printer), { level: 9 }));
  writeFileSync(goldenFile(name, 'png'), await maker.png(paper, printer));
}
await maker.close();

const forms = new URL('golden-forms/', import.meta.url);
mkdirSync(forms, { recursive: true });
for (const [name, form] of Object.entries(sampleForms)) {
  writeFileSync(new URL(`${name}.txt`, forms), describePaper(form));
  writeFileSync(new URL(`${name}.png`, forms), pagePicture(form).png);
}

const { paper } = await ticketOnTheWire();
const { rgba, width, height } = pictureOfPaper(paper);
writeFileSync(goldenTicket, bitmapPng(bitmapFromRgba(rgba, width, height)));
