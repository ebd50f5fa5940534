import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from '@playwright/test';
import { stationEnvironment, stationFlags } from '../../main/station-flags.ts';
import { type StationReady, stationReady } from '../../main/station-ready.ts';
import { findChromium } from '../chromium.ts';
import { prepareDemonstration } from '../demonstration.ts';
import type { Part } from '../start/end-on-signal.ts';
import { startCentre } from '../start/start-centre.ts';
import { familyOf, type Memory, memoryOf } from './memory.ts';

const viewports = {
  kiosk: { width: 1080, height: 1920 },
  counter: { width: 1366, height: 768 },
  board: { width: 1920, height: 1080 },
  office: { width: 1366, height: 768 },
} as const;
type Role = keyof typeof viewports;

/** Memory of a demonstration centre at rest with its four pages open, each in a browser context of its own. */
export async function measureMemory(at: {
  readonly project: string;
  readonly data: string;
  readonly parts: { add(part: Part): void };
}): Promise<{ readonly name: string; readonly memory: Memory | null }[]> {
  const { project, data, parts } = at;
  const centre = await startCentre({
    ...{
      project,
      data,
      port: 0,
      provincePort: 0,
      printer: 'simulated',
      scanner: 'simulated',
      lan: false,
      empty: false,
    },
    ...{ parts, say: () => undefined, onStationAgain: () => undefined, onGivenUp: () => undefined },
  });
  const browser = await openBrowser(project, parts);
  const pages: { name: string; pids: number[] }[] = [];
  for (const role of Object.keys(viewports) as Role[]) {
    const before = await renderersOf(browser);
    await openPage(browser, role, centre.station);
    const after = await renderersOf(browser);
    pages.push({ name: `page: ${role} (its Chromium renderer)`, pids: after.filter((pid) => !before.includes(pid)) });
  }
  await new Promise((settled) => setTimeout(settled, 3_000));
  const renderers = await renderersOf(browser);
  const others = (await processesOf(browser)).map(({ id }) => id).filter((id) => !renderers.includes(id));
  const postmaster = Number(readFileSync(join(data, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  const stationPid = centre.stationProcess.pid() ?? 0;
  const province = familyOf(process.pid).filter((pid) => commandOf(pid).includes('province/main.ts'));
  const groups = [
    { name: 'station (simulated printer included)', pids: [stationPid] },
    { name: 'province', pids: province },
    { name: 'PostgreSQL, all its processes', pids: familyOf(postmaster) },
    ...pages,
    { name: 'Chromium itself (browser, GPU, network), once for all pages', pids: others },
    {
      name: 'the whole point on one laptop: station, Chromium, its four pages',
      pids: [stationPid, ...pages.flatMap(({ pids }) => pids), ...others],
    },
  ];
  return groups.map(({ name, pids }) => ({ name, memory: memoryOf(pids) }));
}

export interface ColdStart {
  /** Process started → it says that screens may come. */
  readonly readyMs: number;
  /** The same beginning → Chromium started beside it → a person can tap a queue. */
  readonly usableMs: number;
}

/** A compiled station of a demonstration centre and a new Chromium, started together, as a PC does when it is switched on. */
export async function measureColdStarts(project: string, data: string, times: number): Promise<ColdStart[]> {
  await prepareDemonstration({ folder: data, now: Date.now() });
  const options = await findChromium(project);
  const starts: ColdStart[] = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    const station = spawn(
      process.execPath,
      [...stationFlags, join(project, 'out/main/station.js'), '--folder', data, '--port', '0', '--anchors', data],
      {
        cwd: project,
        env: stationEnvironment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = new Promise((gone) => station.once('close', gone));
    const launching = chromium.launch(options);
    const line = await new Promise<string>((first) => createInterface({ input: station.stdout }).once('line', first));
    const readyMs = performance.now() - began;
    const browser = await launching;
    await openPage(browser, 'kiosk', stationReady.parse(JSON.parse(line)));
    starts.push({ readyMs, usableMs: performance.now() - began });
    await browser.close();
    station.kill('SIGTERM');
    await ended;
  }
  return starts;
}

export async function openBrowser(project: string, parts: { add(part: Part): void }): Promise<Browser> {
  const browser = await chromium.launch(await findChromium(project));
  parts.add({ close: () => browser.close() });
  return browser;
}

async function openPage(browser: Browser, role: Role, { port, codes }: StationReady): Promise<void> {
  const context = await browser.newContext({ viewport: viewports[role], locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/${role}#code=${[codes[role]].flat()[0]}`);
  // A kiosk is usable when a queue can be tapped; the others when they show what the station pushed.
  if (role === 'kiosk') await page.getByRole('button', { name: /Chứng thực/ }).waitFor();
  else await page.getByText('Canh Vinh').first().waitFor();
}

async function processesOf(browser: Browser): Promise<{ id: number; type: string }[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}

async function renderersOf(browser: Browser): Promise<number[]> {
  return (await processesOf(browser)).filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
