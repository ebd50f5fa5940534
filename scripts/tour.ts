import './need-node-24.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startPrinterSimulator } from '../main/simulators/printer.ts';
import { findChromium } from './chromium.ts';
import { openBook } from './one-day/book.ts';
import { openScreens } from './one-day/screens.ts';
import { tellTheDay } from './one-day/story.ts';
import { buildWhenNeeded } from './start/build.ts';
import { endOnSignal } from './start/end-on-signal.ts';
import { startCentre } from './start/start-centre.ts';

/**
 * `npm run tour`: one person's day through the real product, without a display. Makes `tour/index.html` with numbered
 * pictures of the screens, the papers as the printer received them over TCP, and what PostgreSQL says by SQL.
 */
const project = join(import.meta.dirname, '..');
const say = (line: string) => console.log(line);
const parts = endOnSignal(say);

try {
  if (!buildWhenNeeded(project, say)) throw new Error('The build failed.');
  const data = mkdtempSync(join(tmpdir(), 'gan-dan-tour-'));
  parts.add({ close: () => rmSync(data, { recursive: true, force: true }) });
  const printer = await startPrinterSimulator({ now: Date.now });
  parts.add({ close: () => printer.close() });
  const secondPrinter = await startPrinterSimulator({ now: Date.now });
  parts.add({ close: () => secondPrinter.close() });
  const centre = await startCentre({
    ...{
      project,
      data,
      port: 0,
      provincePort: 0,
      printer: printer.address,
      scanner: 'simulated',
      lan: false,
      empty: false,
      second: { port: 0, printer: secondPrinter.address, onAgain: () => undefined },
    },
    ...{ parts, say, onStationAgain: () => undefined },
    onGivenUp: (why) => {
      say(why);
      void parts.end(1);
    },
  });
  const browser = await chromium.launch(await findChromium(project));
  parts.add({ close: () => browser.close() });

  const book = openBook(join(project, 'tour'), say);
  const screens = await openScreens(browser, centre);
  await tellTheDay({ centre, printer, secondPrinter, screens, book });
  say(`Open ${book.close()} to read it.`);
  await parts.end(0);
} catch (error) {
  console.error(error);
  await parts.end(1);
}
