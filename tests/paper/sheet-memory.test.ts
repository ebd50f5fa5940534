import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { registerPaperFonts } from '../../main/adapters/paper/paper-fonts.ts';
import { renderPaper } from '../../main/adapters/paper/render-paper.ts';
import { fontFolder } from '../support/paper-maker.ts';
import { samplePapers } from './sample-papers.ts';

test('T35: a drawn sheet is given back at once, and waits for no collector', () => {
  registerPaperFonts(fontFolder);
  const { paper, printer } = Object.values(samplePapers)[0] ?? expect.fail('no sample');
  const before = process.memoryUsage().external;
  const held = () => process.memoryUsage().external - before;

  const { width, height } = renderPaper(paper, printer);
  const sheetBytes = width * height * 4;
  for (let n = 0; n < 5; n++) {
    renderPaper(paper, printer);
    expect(held()).toBeLessThan(sheetBytes);
  }

  // The control: a sheet that was only read is still held.
  const { data } = createCanvas(width, height).getContext('2d').getImageData(0, 0, width, height);
  expect(data.length).toBe(sheetBytes);
  expect(held()).toBeGreaterThanOrEqual(sheetBytes);
});
