import { faults } from '../support/axe.ts';
import { connect, origin, value } from '../support/terminal-client.ts';
import { expect, openCounter, test } from './fixtures.ts';

const banner = 'Có người ở kiosk cần giúp';

test('K6: a call for help is seen and heard whatever the counter shows, and answered by one key', async ({
  centre,
  openPage,
}) => {
  const counter = await openPage('counter');
  // Counts what the page plays: a headless browser has no loudspeaker to listen to.
  await counter.addInitScript(() => {
    const { createOscillator } = AudioContext.prototype;
    AudioContext.prototype.createOscillator = function () {
      document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1);
      return createOscillator.call(this);
    };
  });
  // Its one-time code is used once: a page that is left before it has its token has none.
  await counter.getByLabel('Tên đăng nhập').waitFor();
  await counter.reload();
  await counter.getByLabel('Tên đăng nhập').waitFor();
  const kiosk = await connect(centre.station.port, centre.codes().kiosk);
  const call = async () => {
    value(await kiosk.client.askForHelp({ origin: origin() }));
    await counter.getByText(banner).waitFor();
  };
  const answered = async () => {
    await counter.getByText(banner).waitFor({ state: 'hidden' });
    for await (const { help } of await kiosk.client.watchKiosk({})) {
      expect(help?.counter).toBe('1');
      break;
    }
  };

  await test.step('while nobody is signed in', async () => {
    await call();
    await expect(counter.locator('html')).toHaveAttribute('data-tones', /[1-9]/);
    expect(await faults(counter)).toEqual([]);
    await counter.keyboard.press('F11');
    await answered();
  });

  await test.step('while a dossier is typed: what was typed stays, and the clerk types on', async () => {
    await openCounter(counter, centre.clerk);
    await counter.keyboard.press('F2');
    const procedure = counter.getByRole('combobox', { name: 'Thủ tục' });
    await procedure.fill('khai');
    await call();
    await counter.getByRole('button', { name: /Tôi đến ngay/ }).click();
    await answered();
    await counter.keyboard.type(' sinh');
    await expect(procedure).toHaveValue('khai sinh');
  });

  await test.step('over an open question, which stays open', async () => {
    await counter.keyboard.press('Escape');
    await counter.keyboard.press('Escape');
    await counter.getByText('Quầy đang trống').waitFor();
    await counter.keyboard.press('F4');
    const question = counter.getByRole('dialog', { name: 'Cấp số tại quầy' });
    await question.waitFor();
    await call();
    await counter.keyboard.press('F11');
    await answered();
    await expect(question).toBeVisible();
    await counter.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
  });
  kiosk.close();
});
