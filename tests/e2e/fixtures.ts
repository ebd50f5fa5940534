import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type PrinterSimulator, startPrinterSimulator } from '../../main/simulators/printer.ts';
import type { Part } from '../../scripts/start/end-on-signal.ts';
import { type StartedCentre, startCentre } from '../../scripts/start/start-centre.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { connect, origin, reconnect, value } from '../support/terminal-client.ts';

/** The compiled product on this machine: PostgreSQL, province, station, and a printer that listens on TCP. */
export interface Centre extends StartedCentre {
  readonly printer: PrinterSimulator;
  /** The newest one-time codes: the station gives others when it was started again. */
  codes(): StartedCentre['station']['codes'];
  readonly clerk: { readonly login: string; readonly password: string };
}

const project = join(import.meta.dirname, '..', '..');

/** A centre that stands open, and what its screens have taken of it. */
interface OpenCentre {
  readonly file: string;
  readonly centre: Centre;
  readonly parts: Part[];
  readonly usedCodes: Set<string>;
  /** Of the kiosk and the board, which come back to the next test as they do after a reload. */
  readonly tokens: Map<string, string>;
}

export const test = base.extend<
  {
    readonly open: OpenCentre;
    readonly centre: Centre;
    readonly openPage: (role: 'kiosk' | 'counter' | 'board' | 'office') => Promise<Page>;
  },
  { readonly postgres: TestPostgres; readonly centreOf: (file: string) => Promise<OpenCentre> }
>({
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      const postgres = await startTestPostgres();
      await use(postgres);
      await postgres.close();
    },
    { scope: 'worker' },
  ],

  // One for the tests of a file: it takes three seconds of a processor to start. Each test has a counter of its own in it.
  centreOf: [
    async ({ postgres }, use) => {
      const now: { open: OpenCentre | null } = { open: null };
      const close = async () => {
        for (const part of now.open?.parts.toReversed() ?? []) await part.close();
        now.open = null;
      };
      await use(async (file) => {
        if (now.open?.file === file) return now.open;
        await close();
        const folder = mkdtempSync(join(tmpdir(), 'gan-dan-e2e-'));
        const parts: Part[] = [{ close: () => rmSync(folder, { recursive: true, force: true }) }];
        try {
          const centre = await openCentre(folder, await postgres.provinceDatabase(), parts);
          now.open = { file, centre, parts, usedCodes: new Set(), tokens: new Map() };
          return now.open;
        } catch (error) {
          for (const part of parts.toReversed()) await part.close();
          throw error;
        }
      });
      await close();
    },
    { scope: 'worker' },
  ],

  open: async ({ centreOf }, use, { file }) => use(await centreOf(file)),

  centre: async ({ open }, use) => use(open.centre),

  // Each page in a browser of its own, as it has a PC or a window of its own.
  openPage: async ({ open, browser }, use) => {
    const { centre, usedCodes, tokens } = open;
    const origin = `http://localhost:${centre.station.port}`;
    const contexts: { readonly role: string; readonly context: BrowserContext }[] = [];
    await use(async (role) => {
      const token = tokens.get(role);
      const localStorage = token === undefined ? [] : [{ name: `gan-dan.${role}`, value: token }];
      const storageState = { cookies: [], origins: [{ origin, localStorage }] };
      const context = await browser.newContext({ viewport: viewports[role], locale: 'vi-VN', storageState });
      contexts.push({ role, context });
      const page = await context.newPage();
      const code = [centre.codes()[role]].flat().find((each) => !usedCodes.has(each));
      if (token === undefined && code === undefined) throw new Error(`no code is left for a ${role}`);
      if (token === undefined && code !== undefined) usedCodes.add(code);
      await page.goto(`${origin}/${role}${token === undefined ? `#code=${code}` : ''}`);
      return page;
    });
    for (const { role, context } of contexts) {
      if (role === 'kiosk' || role === 'board') {
        const kept = (await context.storageState()).origins.flatMap(({ localStorage }) => localStorage);
        const token = kept.find(({ name }) => name === `gan-dan.${role}`)?.value;
        if (token !== undefined) tokens.set(role, token);
      }
      await context.close();
    }
  },
});

/** One tap gives the number; a screen that has just come takes no touch for its first moments. */
export async function takeNumber(kiosk: Page, queue: RegExp): Promise<string> {
  const number = kiosk.getByRole('status').filter({ hasText: /^[A-Z]\d{3}$/ });
  await expect(async () => {
    if ((await number.count()) === 0) await kiosk.getByRole('button', { name: queue }).click({ timeout: 1_000 });
    await number.waitFor({ timeout: 2_000 });
  }).toPass();
  return number.innerText();
}

/** A clerk types name and password; what follows is the choice of queues. */
export async function signIn(counter: Page, { login, password }: Centre['clerk']): Promise<void> {
  await counter.getByLabel('Tên đăng nhập').fill(login);
  await counter.getByLabel('Mật khẩu').fill(password);
  await counter.keyboard.press('Enter');
  await counter.getByRole('button', { name: /^Mở quầy/ }).waitFor();
}

/** Signs in and opens the counter for every queue. */
export async function openCounter(counter: Page, clerk: Centre['clerk']): Promise<void> {
  await signIn(counter, clerk);
  await counter.keyboard.press('F9');
  await counter.getByText('Quầy đang trống').waitFor();
}

export { expect } from '@playwright/test';

const viewports = {
  kiosk: { width: 1080, height: 1920 },
  counter: { width: 1366, height: 768 },
  board: { width: 1920, height: 1080 },
  office: { width: 1366, height: 768 },
} as const;

async function openCentre(data: string, database: string, parts: Part[]): Promise<Centre> {
  const printer = await startPrinterSimulator({ now: Date.now });
  parts.push({ close: () => printer.close() });
  const newest: { station: StartedCentre['station'] | null } = { station: null };
  const started = await startCentre({
    ...{
      project,
      data,
      database,
      port: 0,
      provincePort: 0,
      printer: printer.address,
      scanner: 'simulated',
      lan: false,
      empty: true,
      allHours: true,
    },
    parts: { add: (part) => void parts.push(part) },
    say: () => undefined,
    onStationAgain: (ready) => {
      newest.station = ready;
    },
    onGivenUp: (why) => console.error(why),
  });
  const clerk = await employ(started);
  return { ...started, printer, clerk, codes: () => (newest.station ?? started.station).codes };
}

/** A new centre’s first day: the head comes in with the set-up code and makes an account for a clerk. */
async function employ({ station }: StartedCentre): Promise<Centre['clerk']> {
  if (station.setUpCode === null) throw new Error('a new centre must offer a set-up code');
  const newOffice = await connect(station.port, station.setUpCode);
  const head = { login: 'truong.mau', name: 'Trưởng Trung Tâm Mẫu', password: 'mot-mat-khau-dai-1' };
  const session = value(await newOffice.client.createFirstAccount({ origin: origin(), ...head }));
  newOffice.close();
  const office = await reconnect(station.port, session.token);
  const clerk = { login: 'canbo.mau', name: 'Cán Bộ Mẫu', password: 'mot-mat-khau-dai-2' };
  value(await office.client.createAccount({ origin: origin(), ...clerk, role: 'clerk' }));
  office.close();
  return clerk;
}
