import type { HandOverView } from '../../contract/hand-over-api.ts';
import { lines } from '../../scripts/gallery/dossiers.ts';
import type { Hand, Scene } from '../../scripts/gallery/scene.ts';
import { counter, press } from '../../scripts/gallery/scenes/counter.ts';
import { answers, handOver, item, scanWork, trips } from '../../scripts/gallery/scenes/hand-over.ts';
import type { Answers } from '../../scripts/gallery/scripted-station.ts';
import { expect, test } from './theatre.ts';

const thirty = handOver(1, { items: Array.from({ length: 30 }, (_, n) => item(n + 10)) });
const small = { name: 'small', width: 1024, height: 768, pixelsPerMm: 4 };

test('thirty folders have come and two are scanned: what differs is asked in sight, and a second stroke at once signs nothing', async ({
  theatreIn,
}) => {
  const signed: unknown[] = [];
  const { page } = await (await theatreIn('vi')).show(
    scene(thirty, {
      acceptHandOver: (input: unknown) => {
        signed.push(input);
        return { ok: true, value: { ...thirty, state: 'done' } };
      },
    }),
    small,
  );
  for (const { code } of thirty.items.slice(0, 2)) await type(page, code.toLowerCase());
  await struckTwice(page);
  const asked = page.getByText('Có sai khác. Hai bên ký nhận như sau?');
  await expect(asked).toBeInViewport();
  expect(signed).toEqual([]);

  await page.waitForTimeout(900);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => signed.length).toBe(1);
});

test('what was mistyped while folders are counted is said not to be on the slip, and is taken out again', async ({
  theatreIn,
}) => {
  const { page } = await (await theatreIn('vi')).show(scene(handOver(1, {}), { findDossiers: [] }), small);
  await type(page, '22006-2-261118-0099');
  await expect(page.getByText(/22006-2-261118-0099 không có trong phiếu này/)).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ ra: 22006-2-261118-0099' }).click();
  for (const { code } of handOver(1, {}).items) await type(page, code);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Có sai khác. Hai bên ký nhận như sau?')).toHaveCount(0);
});

test('one code of a slip with five is enough for a bag that the network told of already', async ({ theatreIn }) => {
  const more = { type: 'more' as const, handOver: handOver(1, {}).handOver, missing: [2, 3, 4, 5] };
  const { page } = await (await theatreIn('vi')).show(
    scene(handOver(1, { bag: 'CV-0142' }), { readSlip: { ok: true, value: more } }, async ({ page, playing }) => {
      await page.getByRole('button', { name: /^Lập bàn giao mới/ }).click();
      await page.getByRole('heading', { name: 'Lập bàn giao mới' }).waitFor();
      const scan = { no: 1, text: 'GDBG~1/5~0tRavSlwQziC4wTM0eRO7g~22006-1', isCard: false };
      playing.show('watchScans', { scanner: 'ready', scan });
    }),
    small,
  );
  await expect(page.getByRole('button', { name: /^Đúng, nhận cả túi/ })).toBeVisible();
});

test('of a trip with folders and results the second hand-over is refused: it is said, beside the first', async ({
  theatreIn,
}) => {
  const conflict = { type: 'custody-conflict' as const, code: '22006-2-261117-0005', claimants: [] };
  const { page } = await (await theatreIn('vi')).show(
    scene(handOver(1, {}), {
      readTrips: trips,
      makeHandOver: ({ kind }: { kind: string }) =>
        kind === 'folders'
          ? { ok: true, value: { handOver: handOver(1, {}), job: 'job-1' } }
          : { ok: false, error: conflict },
    }),
    small,
  );
  await page.getByRole('button', { name: /2 giấy tờ đang chờ/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/22006-2-261117-0005 đang có hai nơi cùng ghi/)).toBeVisible();
});

test('work that came by scan is said at the counter, and opens from its list', async ({ theatreIn }) => {
  const code = scanWork[0]?.code ?? '';
  const { page } = await (await theatreIn('vi')).show(
    {
      ...{ id: 'scan-work', title: '', page: 'counter', shows: 'counter.key.next' },
      play: counter({}, { ...answers, findDossiers: [{ ...lines.received, code }] }),
    },
    small,
  );
  await expect(page.getByText('Việc đến theo bản quét: 2 (Shift F6)')).toBeVisible();
  await page.keyboard.press('Shift+F6');
  await page.getByRole('button', { name: /^Xử lý theo bản quét/ }).click();
  await page.getByRole('button', { name: `Mở hồ sơ ${code}` }).click();
  await expect(page.getByRole('heading', { name: code })).toBeVisible();
});

function scene(coming: HandOverView, more: Answers, then?: (hand: Hand) => Promise<void>): Scene {
  return {
    id: 'hand-over-desk',
    title: '',
    page: 'counter',
    play: counter({}, { ...answers, readHandOvers: { coming: [coming], onRoad: [], done: [], points: [] }, ...more }),
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await hand.page.getByRole('button', { name: /07:40/ }).click();
      await then?.(hand);
    },
    shows: 'handOver.decline.title',
  };
}

/** As fast as a hand: the second after what the first brought is drawn, whatever the machine has to do beside. */
function struckTwice(page: Hand['page']): Promise<void> {
  return page.evaluate(async () => {
    const strike = () => {
      const stroke = { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', stroke));
    };
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    strike();
    await drawn();
    strike();
  });
}

async function type(page: Hand['page'], code: string): Promise<void> {
  await page.locator('input[name="folder-code"]').fill(code);
  await page.keyboard.press('Enter');
}
