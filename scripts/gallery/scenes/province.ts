import communes from '../../../domain/data/communes.json' with { type: 'json' };
import { lookOver } from '../../../province/operations/look-over.ts';
import { answersByPath } from '../answers-by-path.ts';
import { now, session } from '../samples.ts';
import type { Hand, Scene } from '../scene.ts';

const figures = {
  ...{ asOf: now, reporting: 41, demonstration: false },
  communes: communes.map(({ code, name, type }, n) => {
    const received = n % 3 === 0 ? 40 + ((n * 37) % 160) : 0;
    const late = n % 9 === 0 ? (n % 5) + 1 : 0;
    const early = Math.floor(received * 0.4);
    return {
      ...{ code, name, type, received, early, late, tickets: received * 3, events: received * 11 },
      ...{ returned: early + late + Math.floor(received / 4), onTime: Math.floor(received / 4) },
      ...{ lastSeen: received > 0 ? now - n * 60_000 : null, parked: n === 12 ? 4 : 0 },
    };
  }),
};

export async function signIn({ page, say, tap }: Hand): Promise<void> {
  await page.getByLabel(say('ui.signIn.login')).fill('so.mau');
  await page.getByLabel(say('ui.signIn.password')).fill('mot-mat-khau-dai-3');
  await tap('ui.signIn.submit');
}

export async function openPage({ page, say }: Hand, title: string): Promise<void> {
  await page.getByRole('link', { name: say(title) }).click();
}

const officer = {
  ...{ token: 'x', login: 'so.mau', name: 'Cán Bộ Tỉnh Mẫu', role: 'administrator', commune: null, expiresAt: now },
};

const live = {
  ...{ asOf: now, today: '2026-11-27', demonstration: false },
  points: communes.slice(0, 40).flatMap(({ code, name, type }, n) =>
    Array.from({ length: n % 4 === 0 ? 2 : 1 }, (_, k) => ({
      ...{
        point: `${code}-${k + 1}`,
        named: k === 0 ? null : 'Điểm tiếp nhận Hiển Đông',
        commune: { code, name, type },
      },
      ...{ tickets: (n * 13) % 70, served: 5, missed: 1 },
      ...{ received: (n * 7) % 31, returned: (n * 5) % 19, open: (n * 11) % 90, overdue: n % 9 === 0 ? 3 : 0 },
      month: { early: 20 + n, onTime: 11, late: n % 5 },
      lastSeen: n === 39 ? null : now - (n === 7 ? 27 * 3_600_000 : n === 8 ? 42 * 60_000 : 20_000),
      silence: n === 39 ? 'never' : n === 7 ? 'day' : n === 8 ? 'office-hours' : 'none',
      ...{ backlog: n === 7 ? 214 : 0, parked: n === 12 ? 2 : 0, version: '0.1.0' },
    })),
  ),
};

const parked = {
  counts: [{ code: 'type-unknown', events: 2 }],
  events: [4_101, 4_107].map((seq) => ({
    ...{ point: '22006-1', stream: '22006-1:3', seq, type: 'folder-weighed', code: 'type-unknown', parkedAt: now },
  })),
};

const canhVinh = { code: '22006', name: 'Canh Vinh', type: 'xa' };
const officers = {
  officers: [
    { ...officer, active: true, madeAt: now },
    { login: 'lan.mau', name: 'Lan Mẫu', role: 'administrator', commune: canhVinh, active: true, madeAt: now },
    { login: 'minh.mau', name: 'Minh Mẫu', role: 'viewer', commune: canhVinh, active: false, madeAt: now },
  ],
};

const kinds = ['procedures', 'fees', 'days-off', 'villages', 'points', 'users'];
const birth = {
  ...{ code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', days: '0', onSupplement: 'restarts', fee: '0' },
  ...{ documents: 'Tờ khai; Giấy chứng sinh', from: '2026-12-01', to: '' },
};
const marriage = { ...birth, code: '1.000894', name: 'Đăng ký kết hôn', days: '1' };
const reference = {
  referenceState: {
    today: '2026-11-27',
    kinds: kinds.map((kind, n) => ({ kind, rows: n * 7 + 2, toPublish: n === 0 ? 2 : 0, appliesBy: 'station' })),
    versions: [
      { version: 2, effectiveFrom: '2027-01-01', publishedAt: now, publishedBy: 'Cán Bộ Tỉnh Mẫu', note: 'QĐ 12' },
      { version: 1, effectiveFrom: '2026-07-01', publishedAt: now, publishedBy: 'Cán Bộ Tỉnh Mẫu', note: 'QĐ 3' },
    ],
    points: [
      { point: '22006-1', commune: canhVinh, version: 2, saidAt: now },
      { point: '22006-2', commune: canhVinh, version: 1, saidAt: now - 86_400_000 },
    ],
  },
  referenceTable: { rows: [birth, marriage] },
  previewPublication: {
    ...{ version: 3, earliest: '2027-01-01' },
    kinds: [
      {
        kind: 'procedures',
        difference: {
          added: [marriage],
          removed: [],
          changed: [{ before: { ...birth, days: '1' }, after: birth }],
          same: 9,
        },
      },
    ],
  },
};

const road = {
  asOf: now,
  groups: [
    {
      ...{ point: '22006-1', to: '22006-2', kind: 'offered', handOver: 'h1', bag: 'T-0412', folders: 3, overdue: true },
      ...{ since: '2026-11-25T16:10', codes: ['22006-1-261124-0003', '22006-1-261124-0007', '22006-1-261125-0001'] },
    },
    {
      ...{ point: '22006-2', to: '22006-1', kind: 'declined', handOver: 'h2', bag: null, folders: 1, overdue: false },
      ...{ since: '2026-11-27T08:30', codes: ['22006-1-261126-0002'] },
    },
  ],
};

const nationalExport = {
  ...{ configured: true, sent: 1204, waiting: 3, refused: 1, heardAt: now - 7_200_000 },
  away: { why: 'busy', since: now - 7_140_000 },
  parked: [{ point: '22006-1', dossier: 'd7', code: '22006-1-261119-0007', why: '-3', since: now }],
};

const well = {
  ...{ version: '0.1.0', schema: 360, uptimeS: 86_400, printers: ['ready'], backlog: { events: 0, oldest: null } },
  ...{ alone: { events: 0, oldest: null }, backupAt: now - 1_800_000, diskMiB: 81_000 },
  ...{ doctor: { bad: [], warning: [], bads: 0, warnings: 0 }, screens: { kiosk: 2, board: 1, stations: 3 } },
};
const paperless = { ...well, printers: ['no-paper', 'disconnected'] };
const damaged = {
  ...{ ...well, backupAt: now - 4 * 86_400_000 },
  doctor: { bad: ['disk-write', 'clock'], warning: ['memory'], bads: 2, warnings: 1 },
};
const stuck = { ...well, update: { is: 'stuck', ready: null } };
const waits = { ...well, update: { is: 'waits', ready: '0.2.0' } };
const factsOf = (n: number) => ({ 1: waits, 2: stuck, 3: paperless, 5: damaged })[n] ?? well;
/** Its disk of tables is nearly full, nobody here may see the place of base backups; else it is well. */
const serverState = {
  asOf: now,
  checks: lookOver({
    ...{ now, namesDisks: true, keys: 'good', baseBackup: 'closed', silent: null },
    disks: [
      { folder: '/var/lib/gan-dan/province', freeBytes: 310 * 1024 ** 3, holds: [] },
      { folder: '/var/lib/postgresql/15/main', freeBytes: 3.4 * 1024 ** 3, holds: ['tables', 'log'] },
    ],
    cluster: {
      ...{ applied: 340, known: 340, serverNow: now, notDurable: [], endsWhenFull: false, archiving: true },
      ...{ lastArchived: now - 60_000, lastFailed: null, verifiedBackups: 2, isStandby: false, waitsForStandby: true },
      ...{ wantsStandby: true, folder: null, standbys: { following: 1, waitedFor: 1, lagMs: 12 } },
    },
  }),
};
const fleet = {
  ...{ asOf: now, demonstration: false },
  without: communes.slice(120).map(({ code, name, type }) => ({ code, name, type })),
  points: communes.slice(0, 120).map(({ code, name, type }, n) => ({
    ...{ point: `${code}-1`, commune: { code, name, type }, saidAt: now - 20_000, backlog: 0, parked: 0 },
    lastSeen: n === 7 ? now - 27 * 3_600_000 : n === 9 ? null : now - 20_000,
    silence: n === 7 ? 'day' : n === 9 ? 'never' : 'none',
    facts: n === 9 ? null : factsOf(n),
    ...{ version: n === 9 ? null : '0.1.0', wanted: n < 20 ? '0.2.0' : null },
    needs: [
      ...(n === 7
        ? ['silent']
        : n === 5
          ? ['doctor-bad', 'no-backup']
          : n === 3
            ? ['no-paper']
            : n === 2
              ? ['update-stuck']
              : []),
      ...(n < 20 && n !== 9 ? ['other-version'] : []),
      ...(n === 5 ? ['doctor-warning'] : []),
    ],
  })),
};
const printer = { kind: 'printer', serial: 'XP-80-0007', since: '2026-03-01', place: 'Quầy 1', note: '', gone: false };
const equipment = {
  items: [
    {
      ...{ item: '0190a6f0-0000-7000-8000-000000000001', point: '22006-1', commune: canhVinh, ...printer },
      changes: [
        { at: now, by: 'Lan Mẫu', point: '22006-1', ...printer },
        { at: now - 86_400_000, by: 'Minh Mẫu', point: '22006-1', ...printer, place: 'Kho' },
      ],
    },
  ],
};
const stream = (point: string) => `${point}:1`;
const takeBundlePiece = {
  ok: true,
  value: {
    have: 1,
    taken: {
      ...{ point: '22006-3', created: now - 5 * 86_400_000, enrolled: [] },
      streams: [
        { stream: stream('22006-3'), events: 1_204, known: 318, refused: null },
        { stream: stream('22006-2'), events: 0, known: 0, refused: 'gap' },
      ],
      scans: { taken: 42, known: 6, refused: 0 },
    },
  },
};
export const all = {
  nationalExport,
  foldersOnTheRoad: road,
  ...reference,
  ...{ signIn: { ok: true, value: officer }, communeFigures: figures, liveNumbers: live, parkedEvents: parked },
  ...{ officers, fleet, equipment, takeBundlePiece, serverState },
};

const play = () => ({ session: session('office') });

export const provinceScenes: readonly Scene[] = [
  { id: 'province-sign-in', title: 'An officer comes in', page: 'province', play, shows: 'province.signIn' },
  {
    ...{ id: 'province-live', title: 'Live numbers', page: 'province', play, act: signIn },
    before: (page) => answersByPath(page, all),
    shows: ({ page }) => page.getByText('folder-weighed').first(),
  },
  {
    ...{ id: 'province-fleet', title: 'The machines of all centres', page: 'province', play },
    before: (page) => answersByPath(page, all),
    act: async (hand) => {
      await signIn(hand);
      await openPage(hand, 'province.page.fleet');
    },
    shows: ({ page }) => page.getByText('XP-80-0007').first(),
  },
  {
    ...{ id: 'province-by-hand', title: 'A stick that came by post', page: 'province', play },
    before: (page) => answersByPath(page, all),
    act: async (hand) => {
      await signIn(hand);
      await openPage(hand, 'province.page.byHand');
      const file = { name: 'gan-dan-22006-3-20261116-1640.slb', mimeType: 'application/octet-stream' };
      await hand.page.locator('input[type=file]').setInputFiles([
        { ...file, buffer: Buffer.from('SLB1') },
        { ...file, name: 'gan-dan-22006-3-20261116-1641.slb', buffer: Buffer.alloc(0) },
      ]);
    },
    shows: ({ page, say }) => page.getByText(say('province.byHand.answer', { point: '22006-3' })),
  },
  {
    ...{ id: 'province-communes', title: 'The communes', page: 'province', play },
    before: (page) => answersByPath(page, all),
    act: async (hand) => {
      await signIn(hand);
      await openPage(hand, 'province.page.communes');
    },
    shows: ({ page }) => page.getByText('Canh Vinh').first(),
  },
  {
    ...{ id: 'province-reference', title: 'Reference data', page: 'province', play },
    before: (page) => answersByPath(page, all),
    act: async (hand) => {
      await signIn(hand);
      await openPage(hand, 'province.page.reference');
    },
    shows: ({ page }) => page.getByText('1.000894').first(),
  },
  {
    ...{ id: 'province-publish', title: 'What a version would change', page: 'province', play, onlyInFull: true },
    before: (page) => answersByPath(page, all),
    act: async (hand) => {
      await signIn(hand);
      await openPage(hand, 'province.page.reference');
      await hand.tap('province.publish.open', { changes: 2 });
    },
    shows: ({ page }) => page.getByRole('dialog'),
  },
  {
    ...{ id: 'province-officers', title: 'Officers, with their scope', page: 'province', play },
    before: (page) => answersByPath(page, all),
    act: async (hand) => {
      await signIn(hand);
      await openPage(hand, 'province.page.officers');
    },
    shows: ({ page }) => page.getByText('Lan Mẫu').first(),
  },
  {
    ...{ id: 'look-up-ready', title: 'What a receipt tells a citizen', page: 'look-up', play },
    before: (page) => answersByPath(page, { lookUp: { ok: true, value: { state: 'result-ready', asOf: now } } }),
    act: async ({ page }) => {
      await page.evaluate(`location.hash = 'a-token-of-a-receipt'`);
    },
    shows: 'lookUp.result-ready',
  },
  {
    ...{
      onlyInFull: true,
      id: 'province-away',
      title: 'The province does not answer',
      page: 'province',
      play,
      act: signIn,
    },
    before: async (page) => {
      await page.route('**/api/*', (route) => route.abort());
    },
    shows: ({ page }) => page.getByRole('alert'),
  },
];
