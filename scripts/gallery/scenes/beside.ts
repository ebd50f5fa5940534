import type { BesideView } from '../../../contract/beside-api.ts';
import { DossierId, TerminalId } from '../../../domain/ids.ts';
import { usualSize } from '../play.ts';
import { now } from '../samples.ts';
import type { Scene, Stage } from '../scene.ts';
import type { Answers } from '../scripted-station.ts';
import { called, counter, press } from './counter.ts';
import { office } from './office.ts';

const enterLater = [
  ['22006-1-261124-0007', 'Cấp giấy xác nhận tình trạng hôn nhân', '2026-11-24T08:05'],
  ['22006-1-261124-0009', 'Đăng ký khai sinh', '2026-11-24T08:40'],
  ['22006-1-261124-0012', 'Đăng ký kết hôn', '2026-11-24T09:15'],
].map(([code = '', procedureName = '', receivedAt = ''], n) => ({
  dossier: DossierId(`00000000-0000-4000-8000-00000000000${n}`),
  ...{ code, procedureName, receivedAt },
}));
const beside: BesideView = {
  ...{ mode: 'beside', formFields: ['idNumber', 'name', 'birthDate', 'address'], waiting: 57, enterLater },
};

const at =
  (play: Scene['play'], answers: Answers = {}) =>
  (stage: Stage) => {
    const played = play(stage);
    return {
      ...played,
      views: { ...played.views, watchBeside: beside },
      answers: { ...played.answers, ...answers },
    };
  };
const taken = {
  ok: false as const,
  error: {
    ...{ type: 'official-code-taken' as const, code: '22006-1-261123-0004', receivedAt: '2026-11-23T09:12' },
    holder: 'Cán Bộ Mẫu Hai',
  },
};
const register = [
  'STT;Mã hồ sơ;Ngày tiếp nhận',
  '1;H21.65-261124-0011;24/11/2026 08:10',
  '2;H21.65-261124-0012;24/11/2026 08:30',
  '3;;24/11/2026 09:00',
].join('\r\n');
const compared = {
  ok: true as const,
  value: {
    onlyThere: [{ line: 2, officialCode: 'H21.65-261124-0011', receivedOn: '2026-11-24' }],
    onlyHere: [
      {
        dossier: DossierId('00000000-0000-4000-8000-000000000000'),
        code: '22006-1-261124-0007',
        officialCode: null,
        receivedOn: '2026-11-24',
      },
    ],
    differentDate: [],
    same: 1,
  },
};

/** Beside the provincial system: its code receives, what it has not been told, its register compared. */
export const besideScenes: readonly Scene[] = [
  {
    ...{ id: 'counter-beside', title: 'A code that is here already', page: 'counter', shows: 'counter.beside.title' },
    play: at(counter({}), { receiveBeside: taken }),
    act: async (hand) => {
      await hand.page.getByText(hand.say('counter.key.next')).first().waitFor();
      await press('Control+F7')(hand);
      await hand.page.locator('[name="officialCode"]').fill('H21.65-261124-0011');
      await hand.page.locator('[name="procedure"]').fill('hon nhan');
      await hand.page.getByRole('option').first().waitFor();
      await hand.page.keyboard.press('Enter');
      await hand.page.locator('button[type="submit"]:focus').waitFor();
      await hand.page.keyboard.press('Enter');
      await hand.page.getByText('22006-1-261123-0004').waitFor();
    },
  },
  {
    ...{ id: 'counter-enter-later', title: 'Received while the provincial system was down', page: 'counter' },
    play: at(counter({})),
    act: press('Control+F6'),
    shows: 'counter.enterLater.title',
  },
  {
    ...{ id: 'strip', title: 'C-Strip: over the provincial system', page: 'strip', size: usualSize.strip },
    play: counter({
      current: { ...called, language: 'jra', needs: ['hears-badly'] },
      provinceBacklog: 12,
      helpAsked: [{ help: 'h', terminal: TerminalId('kiosk-1'), askedAt: now }],
    }),
    shows: 'strip.next',
  },
  {
    ...{ id: 'office-beside', title: 'The provincial register compared', page: 'office' },
    play: at(office(), { compareRegister: compared }),
    act: async ({ tap, page, say }) => {
      await tap('office.page.beside');
      const file = { name: 'so.csv', mimeType: 'text/csv', buffer: Buffer.from(register) };
      await page.locator('input[type=file]').setInputFiles(file);
      // A short word: other buttons contain it.
      await page.getByRole('button', { name: say('office.beside.compare'), exact: true }).click();
    },
    shows: ({ page, say }) => page.getByText(say('office.beside.same', { count: 1 })),
  },
];
