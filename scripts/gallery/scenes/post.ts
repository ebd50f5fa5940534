import type { Page } from '@playwright/test';
import { procedures } from '../../../domain/data/procedures.ts';
import { session } from '../samples.ts';
import type { Hand, Scene } from '../scene.ts';

async function answers(page: Page): Promise<void> {
  await page.route('**/api/*', (route) => {
    const method = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ json: byMethod[method] });
  });
}

const row = {
  ...{ dossier: '0193a1b2-0000-4000-8000-000000000001', code: 'RA123456785VN', state: 'here', missing: 0, tries: 0 },
  ...{ procedure: 'Đăng ký kết hôn', service: 'both', since: '2026-11-27T08:12', nextFrom: null, handOver: null },
  fee: { amount: 15_000, receipt: 'BC-0000123' },
};
const result = { ...row, state: 'out', fee: null, code: '22006-1-261119-0007', since: '2026-11-26T15:00' };
const handOver = '0193a1b2-0000-4000-8000-00000000f00d';
const office = {
  office: {
    ...{ point: '22006-9', name: 'Bưu cục Canh Vinh' },
    centreName: 'Trung tâm Phục vụ hành chính công xã Canh Vinh',
  },
  ...{ agent: 'Nhân Viên Mẫu', demonstration: true, today: '2026-11-27', doneToday: { taken: 3, delivered: 1 } },
  here: [
    row,
    { ...row, dossier: '2', code: 'RA123456799VN', procedure: 'Cấp bản sao trích lục hộ tịch', fee: null, missing: 1 },
  ],
  handedOver: [{ ...row, dossier: '3', code: 'RA123456808VN', state: 'handed-over', fee: null, handOver }],
  coming: [
    {
      ...{ handOver, from: '22006-1', fromName: 'Điểm tiếp nhận chính', bag: 'T-014' },
      rows: [
        { ...result, dossier: '4', code: '22006-1-261120-0011', state: 'coming' },
        { ...result, dossier: '5', code: '22006-1-261120-0012', state: 'coming' },
      ],
    },
  ],
  out: [result, { ...result, dossier: '6', code: '22006-1-261118-0003', tries: 1, nextFrom: '2026-11-30' }],
  points: [
    { point: '22006-1', name: 'Điểm tiếp nhận chính' },
    { point: '22006-2', name: 'Điểm Hiển Đông' },
  ],
  procedures: procedures.map(({ code, name, documents }) => ({ code, name, documents })),
};
const byMethod: Readonly<Record<string, unknown>> = {
  signIn: {
    ok: true,
    value: { token: 'x', login: 'buu.cuc', name: 'Nhân Viên Mẫu', role: 'post-agent', commune: null, expiresAt: 0 },
  },
  postOffice: office,
  takePostItem: {
    ok: true,
    value: {
      ...{ dossier: '7', item: 'RA123456785VN', at: '2026-11-27T08:40' },
      missing: ['Giấy xác nhận tình trạng hôn nhân'],
    },
  },
};

export async function signIn({ page, say, tap }: Hand): Promise<void> {
  await page.getByLabel(say('ui.signIn.login')).fill('buu.cuc');
  await page.getByLabel(say('ui.signIn.password')).fill('mot-mat-khau-dai-3');
  await tap('ui.signIn.submit');
  await page.getByText('RA123456785VN').first().waitFor();
}

async function fill(hand: Hand): Promise<void> {
  await signIn(hand);
  const { page, say } = hand;
  await page.keyboard.press('F2');
  await page.getByLabel(say('post.item')).fill('RA123456785VN');
  await page.getByLabel(say('post.procedure')).fill('ket hon');
  await page.keyboard.press('Enter');
  await page.getByLabel('Tờ khai đăng ký kết hôn').check();
  await page.getByLabel(say('post.sender')).fill('Nguyễn Thị Mẫu');
  await page.getByLabel(say('post.phone')).fill('0901 234 567');
  await page.getByLabel(say('post.address')).fill('Thôn Mẫu, xã Canh Vinh');
  await page.getByLabel(say('post.amount')).fill('15.000');
  await page.getByLabel(say('post.receipt')).fill('BC-0000123');
}

const play = () => ({ session: session('office') });
export const post = { page: 'post' as const, play, before: answers };

/** A post office: a browser, and nothing else. */
export const postScenes: readonly Scene[] = [
  { ...post, id: 'post-lists', title: 'A post office: what waits', act: signIn, shows: 'post.take' },
  { ...post, id: 'post-take', title: 'A post office takes a dossier in', act: fill, shows: 'post.papersHelp' },
  {
    ...{ ...post, id: 'post-slip', title: 'The slip of a dossier taken in, before it is printed', onlyInFull: true },
    act: async (hand) => {
      await fill(hand);
      await hand.page.keyboard.press('Control+Enter');
    },
    shows: 'post.print',
  },
];
