import { answersByPath } from '../../scripts/gallery/answers-by-path.ts';
import { press } from '../../scripts/gallery/scenes/counter.ts';
import { homeScenes } from '../../scripts/gallery/scenes/homes.ts';
import { post, signIn } from '../../scripts/gallery/scenes/post.ts';
import { openPage, all as provinceAnswers, signIn as signInOfficer } from '../../scripts/gallery/scenes/province.ts';
import { expect, test } from './theatre.ts';

const atPost = { ...post, id: 'points-beside', title: '', shows: 'post.take' } as const;

test('a post office: a number no seal bears is named at its field and not sent, and Ctrl Enter says what is missing', async ({
  theatreIn,
}) => {
  const sent: string[] = [];
  const { page } = await (await theatreIn('vi')).show({ ...atPost, act: signIn });
  page.on('request', (request) => sent.push(request.url().split('/').at(-1) ?? ''));
  await page.getByLabel('Số túi niêm phong (nếu có)').first().fill('túi số 1');
  await page.getByRole('button', { name: /^Lập biên bản/ }).click();
  await expect(page.getByText('Số niêm phong chỉ gồm chữ không dấu, chữ số và dấu gạch.')).toBeVisible();

  await page.keyboard.press('F2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Chưa chọn thủ tục/)).toBeVisible();
  expect(sent.filter((method) => method !== 'postOffice')).toEqual([]);

  // Esc looks at the lists, and drops nothing; a session that runs out takes nothing from who comes back.
  await page.getByLabel('Người gửi').fill('Nguyễn Thị Mẫu');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Còn một hồ sơ nhập dở của Nguyễn Thị Mẫu.')).toBeVisible();
  await page.route('**/api/signPostMinutes', (route) =>
    route.fulfill({ status: 401, json: { code: 'sign-in-expired' } }),
  );
  await page.getByRole('button', { name: /^Lập biên bản/ }).click();
  await expect(page.getByText('Phiên đăng nhập đã hết hạn.')).toBeVisible();
  await page.getByLabel('Tên đăng nhập').fill('buu.cuc');
  await page.getByLabel('Mật khẩu').fill('mot-mat-khau-dai-3');
  await page.keyboard.press('Enter');
  await page.getByText('Còn một hồ sơ nhập dở của Nguyễn Thị Mẫu.').waitFor();
  await page.keyboard.press('F2');
  await expect(page.getByLabel('Người gửi')).toHaveValue('Nguyễn Thị Mẫu');
});

test('a card held to the scanner where a result is given writes the name, and its Enter gives nothing to anybody', async ({
  theatreIn,
}) => {
  const sent: string[] = [];
  const { page } = await (await theatreIn('vi')).show({ ...atPost, act: signIn });
  page.on('request', (request) => sent.push(request.url().split('/').at(-1) ?? ''));
  await page.getByRole('button', { name: 'Trả 22006-1-261119-0007' }).click();
  await page.getByLabel('Tên người nhận').waitFor();
  // Answers whether its Enter was kept from the form.
  const scan = (text: string) =>
    page.evaluate((typed) => {
      const keys = [...typed, 'Enter'].map(
        (key) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      for (const key of keys) document.activeElement?.dispatchEvent(key);
      return keys.at(-1)?.defaultPrevented;
    }, text);
  expect(await scan('001085000015|123456789|TRAN VAN MAU|01011985|Nam|Thon Mau|01012021')).toBe(true);
  await expect(page.getByLabel('Tên người nhận')).toHaveValue('TRAN VAN MAU');
  expect(await scan('RA123456785VN')).toBe(true);
  await expect(page.getByLabel('Tên người nhận')).toHaveValue('TRAN VAN MAU');
  expect(sent.filter((method) => method !== 'postOffice')).toEqual([]);
});

test('an agent of a post office changes the own password on the province’s page, without signing in again', async ({
  theatreIn,
}) => {
  const { page } = await (await theatreIn('vi')).show({ ...atPost, act: signIn });
  const kept = await page.evaluate(() => JSON.parse(window.sessionStorage.getItem('gan-dan.province') ?? 'null'));
  expect(kept).toMatchObject({ role: 'post-agent' });
  // The theatre's browser forgets between pages: the same person signs in there, and is asked about nothing but the own account.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().split('/').at(-1) ?? ''));
  await page.goto(new URL('/province.html', page.url()).href);
  await page.getByLabel('Tên đăng nhập').fill('buu.cuc');
  await page.getByLabel('Mật khẩu').fill('mot-mat-khau-dai-3');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Mật khẩu hiện nay')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Trang bưu cục' })).toBeVisible();
  expect(asked).not.toContain('liveNumbers');
});

test('a team’s evening: nobody is sent all the folders before a point was chosen, and no empty list is printed', async ({
  theatreIn,
}) => {
  const [scene] = homeScenes;
  if (!scene) throw new Error('no scene of the homes');
  const playing = scene.play({ language: 'vi', say: String, name: (vi, en) => ({ vi, en }) });
  const points = ['22006-1', '22006-2'].map((point) => ({ point, name: `Điểm ${point}` }));
  const { page } = await (await theatreIn('vi')).show({
    ...scene,
    play: () => ({
      ...playing,
      answers: {
        ...playing.answers,
        listHomeVisits: { date: '2026-11-19', villages: [], days: [] },
        listDayFolders: { folders: 3, points },
      },
    }),
    act: press('Control+F9'),
    shows: 'counter.homes.none',
  });
  await expect(page.getByRole('button', { name: 'Bàn giao cả 3 hồ sơ' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'In danh sách (cuộn)' })).toBeDisabled();
});

test('a visit is called off for good only after it was asked, and who asks for one is told which field is empty', async ({
  theatreIn,
}) => {
  const [scene] = homeScenes;
  if (!scene) throw new Error('no scene of the homes');
  const playing = scene.play({ language: 'vi', say: String, name: (vi, en) => ({ vi, en }) });
  const closed: unknown[] = [];
  const closeHomeVisit = (input: unknown) => {
    closed.push(input);
    return { ok: true as const, value: {} };
  };
  const { page } = await (await theatreIn('vi')).show({
    ...scene,
    play: () => ({ ...playing, answers: { ...playing.answers, closeHomeVisit } }),
  });
  await page.getByRole('button', { name: /^Bỏ .*Nguyễn Văn Mẫu Ba/ }).click();
  await page.getByText(/^Bỏ hẳn lịch hẹn này/).waitFor();
  expect(closed).toEqual([]);
  await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await expect.poll(() => closed.length).toBe(1);

  await page.getByRole('button', { name: 'Hẹn đến nhà' }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Chưa nói đến làng nào. Xin chọn thôn, làng.')).toBeVisible();
  await page.getByLabel('Họ và tên').fill('Đinh Thị Mẫu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Hẹn đến nhà' }).click();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Đinh Thị Mẫu');
});

test('a citizen whose telephone had no network asks once more by the page’s own button', async ({ theatreIn }) => {
  const answer = { there: false };
  const { page } = await (await theatreIn('vi')).show({
    ...{ id: 'look-up-again', title: '', page: 'look-up', play: post.play, shows: 'lookUp.away' },
    before: async (page) => {
      await page.route('**/api/*', (route) =>
        answer.there
          ? route.fulfill({ json: { ok: true, value: { state: 'result-ready', asOf: 1_795_000_000_000 } } })
          : route.abort(),
      );
    },
    act: async ({ page }) => {
      await page.evaluate(`location.hash = 'a-token-of-a-receipt'`);
    },
  });
  answer.there = true;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByText(/^Đã có kết quả/)).toBeVisible();
});

test('a list that is no register says why it cannot be compared, and one without dates which days are wanted', async ({
  theatreIn,
}) => {
  const { page } = await (await theatreIn('vi')).show({
    ...{ id: 'compare-wrong', title: '', page: 'province', play: post.play, shows: 'province.compare.help' },
    before: (page) => answersByPath(page, provinceAnswers),
    act: async (hand) => {
      await signInOfficer(hand);
      await openPage(hand, 'province.page.compare');
    },
  });
  const choose = (text: string) =>
    page.locator('input[type=file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose('Báo cáo tháng 11\n');
  await expect(page.getByText(/^Không dòng nào có mã hồ sơ/)).toBeVisible();
  await choose('Mã hồ sơ\nH08.22006-261119-0007\n');
  await expect(page.getByText(/^Chưa biết so những ngày nào/)).toBeVisible();
});

test('an address with a code, pasted where the page already stands and was let in by nobody, is opened', async ({
  theatreIn,
}) => {
  const { page } = await (await theatreIn('vi')).show({ ...atPost, act: signIn });
  const counter = new URL('/counter', page.url()).href;
  await page.goto(counter);
  await page.getByText('Màn hình này chưa được ghép').waitFor();
  await page.evaluate(() => Object.assign(window, { isOldPage: true }));
  await page.evaluate(() => window.location.assign('#code=one-time'));
  await expect.poll(() => page.evaluate(() => 'isOldPage' in window).catch(() => true)).toBe(false);
});
