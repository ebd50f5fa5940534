import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { localTime } from '../../domain/calendar.ts';
import { prepareDemonstration } from '../../scripts/demonstration.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { type StationProcess, startStationProcess } from '../support/station-process.ts';
import { type Connection, connect, origin, value } from '../support/terminal-client.ts';

/** A station of its own with its board, a counter that calls, and a folder for videos. */
export interface WallInTest {
  readonly port: number;
  /** Gives a number and calls it to counter 4; answers the number. */
  callSomebody(): Promise<string>;
  /** The person stands at the counter. */
  come(): Promise<void>;
  recall(): Promise<void>;
  /** The head lets two queues rest until tomorrow morning: the longest that the wall has to say of a queue. */
  rest(): Promise<void>;
  /** kill -9, without starting it again. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

const pages = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const counter = '4';

export async function openWall(wish: { readonly lan?: boolean; readonly videos?: Record<string, Buffer> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-wall-'));
  await prepareDemonstration({ folder, now: Date.now() });
  mkdirSync(join(folder, 'media'));
  for (const [name, bytes] of Object.entries(wish.videos ?? {})) writeFileSync(join(folder, 'media', name), bytes);
  const port = await freePort();
  const args = ['--folder', folder, '--port', String(port), '--pages', pages, ...(wish.lan ? ['--lan'] : [])];
  const now: { station: StationProcess; desk: Connection; kiosk: Connection; office: Connection } = await open(args);
  const wall: WallInTest = {
    port,
    callSomebody: async () => {
      await now.desk.client.finish({ origin: origin(), counter, outcome: 'served' });
      const issued = await now.kiosk.client.issueTicket({
        origin: origin(),
        queue: 'C',
        priority: null,
        language: 'en',
      });
      const { ticket } = value(issued);
      const called = await now.desk.client.callTicket({ origin: origin(), counter, ticket, why: 'urgent-need' });
      return value(called).current?.number ?? '';
    },
    come: async () => void value(await now.desk.client.startService({ origin: origin(), counter })),
    recall: async () => void value(await now.desk.client.recall({ origin: origin(), counter })),
    rest: async () => {
      const tomorrow = localTime(Date.now() + 24 * 3_600_000).date;
      const backAt = { date: tomorrow, time: '07:00' };
      const resting = { origin: origin(), queues: ['B', 'D'], why: 'meeting', backAt } as const;
      value(await now.office.client.pauseQueues({ ...resting, queues: [...resting.queues] }));
    },
    kill: () => now.station.kill(),
    startAgain: async () => void Object.assign(now, await open(args)),
    close: async () => {
      for (const connection of [now.desk, now.kiosk, now.office]) connection.close();
      await now.station.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return wall;
}

async function open(args: readonly string[]) {
  const station = await startStationProcess(args);
  const { port, codes } = station.ready;
  const desk = await connect(port, codes.counter[3] ?? '');
  const kiosk = await connect(port, codes.kiosk);
  value(await desk.client.openCounter({ origin: origin(), counter, queues: ['C'] }));
  return { station, desk, kiosk, office: await connect(port, codes.office) };
}

/** What a board lets be heard, each tone and word, in milliseconds of its loudspeaker's clock; and what was on it then. */
export interface Heard {
  readonly what: 'tone' | 'word';
  readonly from: number;
  readonly to: number;
  readonly videoMuted: boolean | null;
  readonly shown: readonly string[];
}

/** Opens the board of that address with ears. */
export async function openBoard(browser: Browser, url: string, size = { width: 1920, height: 1080 }, more = {}) {
  const context = await browser.newContext({ viewport: size, screen: size, locale: 'vi-VN', ...more });
  const page = await context.newPage();
  await page.addInitScript(listen);
  await page.goto(url);
  await page.getByText('Vừa gọi').waitFor();
  return page;
}

export function heardOn(page: Page): Promise<Heard[]> {
  return page.evaluate(() => Reflect.get(window, 'heard'));
}

/** Runs in the page: notes when the browser's own sound sources are told to start. */
function listen(): void {
  const heard: Heard[] = [];
  Reflect.set(window, 'heard', heard);
  const note = (what: 'tone' | 'word', context: BaseAudioContext, at: number, seconds: number) => {
    const from = Math.max(at, context.currentTime) * 1_000;
    const videoMuted = document.querySelector('video')?.muted ?? null;
    const shown = (document.querySelector('main')?.innerText ?? '').match(/[A-Z]\d{3}/g) ?? [];
    heard.push({ what, from, to: from + seconds * 1_000, videoMuted, shown });
  };
  const tone = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at = 0) {
    note('tone', this.context, at, 0.9);
    tone.call(this, at);
  };
  const word = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (
    this: AudioBufferSourceNode,
    at = 0,
    offset = 0,
    seconds = this.buffer?.duration ?? 0,
  ) {
    note('word', this.context, at, seconds);
    word.call(this, at, offset, seconds);
  };
}

/** A short film with sound, made by the browser itself. */
export async function makeVideo(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  const film = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    const brush = canvas.getContext('2d');
    let frame = 0;
    const painting = setInterval(() => {
      if (brush) brush.fillStyle = `hsl(${frame} 60% 40%)`;
      frame += 9;
      brush?.fillRect(0, 0, canvas.width, canvas.height);
    }, 40);
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const ear = audio.createMediaStreamDestination();
    tone.connect(ear);
    tone.start();
    const stream = canvas.captureStream(25);
    for (const track of ear.stream.getAudioTracks()) stream.addTrack(track);
    const recorder = new MediaRecorder(stream, { mimeType: 'video/webm;codecs=vp8,opus' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((done) => {
      recorder.onstop = done;
    });
    recorder.start();
    await new Promise((done) => setTimeout(done, 2_000));
    recorder.stop();
    await stopped;
    clearInterval(painting);
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  await page.close();
  return Buffer.from(film);
}
