import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { registerPaperFonts } from '../../main/adapters/paper/paper-fonts.ts';
import { renderPaper } from '../../main/adapters/paper/render-paper.ts';
import { fontFolder } from '../support/paper-maker.ts';
import { samplePapers } from './sample-papers.ts';

test('T35: a drawn sheet is given back at once, and waits for no collector', async () => {
  registerPaperFonts(fontFolder);
  await withoutGarbage();
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

/** What earlier tests of this process left goes first: collected in between it would hide what is measured. */
async function withoutGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 2; round++) {
    collect();
    // what is held outside the heap is let go in a turn of its own
    await setImmediate();
  }
}
