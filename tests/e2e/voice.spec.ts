import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedVoices } from '../../scripts/voice/shipped-catalogue.ts';
import { readVoiceList } from '../../scripts/voice/voice-list.ts';
import { writeWave } from '../../scripts/voice/wave.ts';
import { chromiumOptions } from '../support/chromium.ts';
import { expect, openCounter, test } from './fixtures.ts';

// A microphone that hears one word and then nothing, over and over.
const microphone = join(mkdtempSync(join(tmpdir(), 'gan-dan-microphone-')), 'word.wav');
writeFileSync(microphone, oneWord());

test.use({
  launchOptions: await chromiumOptions(
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${microphone}`,
    '--autoplay-policy=no-user-gesture-required',
  ),
});

test('X7: a speaker records a sentence by keyboard alone, a reviewer accepts it, and it is no machine any more', async ({
  centre,
  openPage,
}) => {
  const office = await openPage('office');
  await office.getByLabel('Tên đăng nhập').fill(centre.clerk.login);
  await office.getByLabel('Mật khẩu').fill(centre.clerk.password);
  await office.keyboard.press('Enter');
  const tab = office.getByRole('button', { name: 'Thu âm' });
  await tab.focus();
  await office.keyboard.press('Enter');

  // Nobody answers for a recording without a name.
  const record = office.getByRole('button', { name: /^Thu F2/ });
  await expect(record).toBeDisabled();
  await office.getByLabel('Người đọc').fill('Người Đọc Mẫu');
  await expect(record).toBeEnabled();
  await office.keyboard.press('F2');
  const loudness = office.getByRole('meter', { name: 'Độ to của micrô' });
  await expect(loudness).toBeVisible();
  // The word comes, and is over: looked at with each frame, as it is half a second long. Stopped on its heels, it is cut.
  const meter = await loudness.elementHandle();
  await office.waitForFunction((each) => each instanceof HTMLMeterElement && each.value > each.low, meter);
  await office.waitForFunction((each) => {
    if (!(each instanceof HTMLMeterElement)) return false;
    const quiet = each.value < each.low ? Number(each.dataset.quiet ?? 0) + 1 : 0;
    each.dataset.quiet = String(quiet);
    return quiet > 40;
  }, meter);
  await office.keyboard.press('F2');

  const accept = office.getByRole('button', { name: /^Duyệt/ });
  await expect(accept).toBeDisabled();
  await office.getByLabel(/^Người duyệt/).fill('Người Duyệt Mẫu');
  await expect(accept).toBeEnabled();
  await office.keyboard.press('F9');
  await expect(office.getByText(/1 người thật/)).toBeVisible();
  // The next sentence is offered by itself.
  await expect(record).toBeEnabled();
});

test('T2: what a counter says in practice begins with “luyện tập”, and back at work it does not', async ({
  centre,
  openPage,
}) => {
  const counter = await openPage('counter');
  await openCounter(counter, centre.clerk);
  const ear = await counter.context().newPage();
  await ear.goto(new URL('/api/openapi.json', counter.url()).href);
  await ear.evaluate(() => {
    const said: unknown[] = [];
    Object.assign(window, { said });
    new BroadcastChannel('gan-dan.said').onmessage = ({ data }) => said.push(data);
  });
  const sayHello = async () => {
    await counter.keyboard.press('Shift+F1');
    await counter.getByRole('dialog').getByText('Xin chào').first().click({ timeout: 10_000 });
    const heard = () =>
      ear.evaluate(() => (Reflect.get(window, 'said') as { utterances: unknown }[]).map((e) => e.utterances));
    await expect.poll(async () => (await heard()).length).toBe(1);
    const [only] = await heard();
    await ear.evaluate(() => (Reflect.get(window, 'said') as unknown[]).splice(0));
    await counter.keyboard.press('Escape');
    return only;
  };
  await counter.keyboard.press('Control+F12');
  await expect(counter.locator('[data-practice] header').first()).toBeVisible({ timeout: 30_000 });
  expect(await sayHello()).toEqual([{ language: 'vi', clips: ['practice.said', 'phrase.hello'] }]);
  await counter.keyboard.press('Control+F12');
  await expect(counter.locator('[data-practice]')).toHaveCount(0);
  await expect(counter.locator('header').first()).toBeVisible();
  expect(await sayHello()).toEqual([{ language: 'vi', clips: ['phrase.hello'] }]);
});

/** One of so many; `check:full` hears all of them. */
const step = Number(process.env.GAN_DAN_CLIPS ?? 8);

test('X8: clips of the product sound in Chromium, none silent and none twice as loud as another', async ({
  browser,
}) => {
  // Some hundred sounds to decode, on a machine that may be busy.
  test.setTimeout(120_000);
  const page = await browser.newPage();
  for (const language of shippedVoices) {
    const clips = Object.entries(readVoiceList(language).clips).filter((_, at) => at % step === 0);
    const folder = join(import.meta.dirname, '..', '..', 'locales', language, 'voice');
    const sounds = clips.map(([, { file }]) => readFileSync(join(folder, file)).toString('base64'));
    const measured = await page.evaluate(loudnessInPage, sounds);
    const heard = clips.map(([clip], index) => [clip, measured[index] ?? 0] as const);
    const loudness = [...measured].sort((a, b) => a - b);
    const median = loudness[Math.floor(loudness.length / 2)] ?? 0;
    expect(median).toBeGreaterThan(0.05);
    expect(heard.filter(([, rms]) => rms < median / 2 || rms > median * 2)).toEqual([]);
  }
  await page.close();
});

/** Root mean square of the louder half of 20 ms windows, sound by sound; runs in the page. */
async function loudnessInPage(sounds: readonly string[]): Promise<number[]> {
  const context = new OfflineAudioContext(1, 1, 24_000);
  return Promise.all(
    sounds.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const samples = (await context.decodeAudioData(bytes.buffer)).getChannelData(0);
      const windows: number[] = [];
      for (let from = 0; from + 480 <= samples.length; from += 480)
        windows.push(samples.subarray(from, from + 480).reduce((sum, sample) => sum + sample * sample, 0) / 480);
      const loud = windows.sort((a, b) => b - a).slice(0, Math.ceil(windows.length / 2));
      return Math.sqrt(loud.reduce((sum, square) => sum + square, 0) / Math.max(1, loud.length));
    }),
  );
}

/** Silence, half a second of a voice's tone, silence: a slow machine still begins before the word and ends after it. */
function oneWord(): Buffer {
  const rate = 48_000;
  const samples = Int16Array.from({ length: 6 * rate }, (_, at) => {
    const hum = 20 * Math.sin(at * 12.9898);
    const speaks = at > 1.6 * rate && at < 2.1 * rate;
    return hum + (speaks ? 9_000 * Math.sin((2 * Math.PI * 200 * at) / rate) : 0);
  });
  return writeWave({ rate, samples });
}
