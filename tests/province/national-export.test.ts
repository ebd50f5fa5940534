import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DossierId } from '../../domain/ids.ts';
import { startReporting } from '../../main/adapters/province/start-reporting.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import {
  dossierFields,
  type ExportedDossier,
  progressFields,
  stamp,
} from '../../province/operations/national-fields.ts';
import { sampleInput } from '../centre/sample-inputs.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { receiveDossier } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { type StandInNational, standInNational } from '../support/stand-in-national.ts';
import { value } from '../support/terminal-client.ts';
import { testDevice } from '../support/test-device.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';
import { withStation } from '../support/with-station.ts';

describe('the table of fields', () => {
  const step = (type: string, at: string) => ({ type, undone: null, at });
  const dossier: ExportedDossier = {
    ...{ code: 'H21.65-261120-0011', channel: 'post', receivedAt: '2026-11-20T08:30', dueAt: '2026-11-24T17:00' },
    procedure: { code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', fieldCode: 'G01' },
    unit: { code: 'H21.65', name: 'UBND xã Canh Vinh' },
    steps: [step('dossier-received', '2026-11-20T08:30'), step('dossier-result-ready', '2026-11-23T10:00')],
    person: {
      applicant: {
        ...{ name: 'Nguyễn Thị Mẫu', birthDate: '1990', sex: 'female', idNumber: '052190000001' },
        ...{ address: 'Làng Mẫu', phone: '0900000001' },
      },
      ...{ submitter: null, documents: [{ name: 'Giấy chứng sinh', kind: 'original', count: 1 }], note: '' },
    } as NonNullable<ExportedDossier['person']>,
  };

  test('of a dossier, value by value', () => {
    expect(dossierFields(dossier)).toEqual({
      ...{ MaHoSo: 'H21.65-261120-0011', MaTTHC: '1.001193', TenTTHC: 'Đăng ký khai sinh', MaLinhVuc: 'G01' },
      ...{ TenLinhVuc: 'Hộ tịch', DonViXuLy: 'UBND xã Canh Vinh', KenhThucHien: '3', ChuHoSo: 'Nguyễn Thị Mẫu' },
      ...{ LoaiDoiTuong: '1', SoGiayToChuHoSo: '052190000001', SoDienThoai: '0900000001' },
      DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '052190000001' }],
      ...{ TrichYeuHoSo: 'Đăng ký khai sinh', NgayNopHoSo: '20261120083000', NgayTiepNhan: '20261120083000' },
      ...{ NgayHenTra: '20261124170000', NgayKetThucXuLy: '20261123100000', TrangThaiHoSo: '9', HinhThuc: '1' },
      ...{ NoiNopHoSo: '2', HoSoCoThanhPhanSoHoa: '0', TaiKhoanDuocXacThucVoiVNeID: '0', DuocThanhToanTrucTuyen: '0' },
      TaiLieuNop: [
        {
          ...{ TepDinhKemId: '1', TenTepDinhKem: 'Giấy chứng sinh', IsDeleted: '0', DuocSoHoa: '0' },
          ...{ DuocTaiSuDung: '0', DuocLayTuKhoDMQG: '0' },
        },
      ],
    });
  });

  test.each([
    ['dossier-received', '2'],
    ['dossier-refused', '3'],
    ['dossier-taken', '4'],
    ['supplement-requested', '5'],
    ['payment-asked', '6'],
    ['dossier-withdrawn', '7'],
    ['dossier-stopped', '8'],
    ['dossier-result-ready', '9'],
  ])('progress of %s is status %s', (type, status) => {
    expect(progressFields(dossier, step(type, '2026-11-21T09:05'))).toMatchObject({
      ...{ TrangThai: status, ThoiDiemXuLy: '20261121090500', NgayKetThucTheoQuyDinh: '20261124170000' },
    });
  });

  test('a new date and the giving back are no progress; a receipt taken back is nothing at all', () => {
    expect(progressFields(dossier, step('due-date-renewed', '2026-11-21T09:05'))).toBeNull();
    expect(progressFields(dossier, step('dossier-returned', '2026-11-21T09:05'))).toBeNull();
    const undone = { type: 'dossier-act-undone', undone: 'dossier-received', at: '2026-11-20T08:31' };
    expect(dossierFields({ ...dossier, steps: [step('dossier-received', '2026-11-20T08:30'), undone] })).toBeNull();
    expect(stamp('2026-11-20')).toBe('20261120000000');
  });

  test('a company is told as itself, never the person who carried its papers; an erased person leaves no trace', () => {
    const person = { ...dossier.person, organisation: { name: 'Hợp tác xã Mẫu' } } as ExportedDossier['person'];
    expect(dossierFields({ ...dossier, person })).toMatchObject({
      ChuHoSo: 'Hợp tác xã Mẫu',
      LoaiDoiTuong: '2',
      DinhDanhCHS: [],
    });
    expect(JSON.stringify(dossierFields({ ...dossier, person: null }))).not.toContain('Mẫu"');
  });
});

describe('the export, against a receiving side that takes nothing twice and nothing out of order', () => {
  let postgres: TestPostgres;
  let database: string;
  let folder: string;
  let national: StandInNational;
  let province: TestProvince;
  const clock = { time: Date.UTC(2026, 10, 23, 3), now: () => clock.time };

  // One of each for all: every test has a point of its own.
  beforeAll(async () => {
    postgres = await startTestPostgres();
    database = await postgres.provinceDatabase();
    folder = await mkdtemp(join(tmpdir(), 'gan-dan-national-'));
    national = await standInNational();
    const units = { '22006': { code: 'H21.65', name: 'UBND xã Canh Vinh' } };
    const settings = { url: national.url, username: 'gialai', password: 'mot-mat-khau', since: '2026-11-01', units };
    await writeFile(join(folder, 'national.json'), JSON.stringify({ ...settings, settleMinutes: 0 }));
    province = await startTestProvince(database, { clock, dataFolder: folder });
  });
  afterAll(async () => {
    await province.close();
    await national.close();
    await postgres.close();
    await rm(folder, { recursive: true, force: true });
  });
  const mark = { calls: 0, refusals: 0 };
  beforeEach(() => {
    Object.assign(mark, { calls: national.calls.length, refusals: national.refusals.length });
  });
  const calls = () => national.calls.slice(mark.calls);
  const refusals = () => national.refusals.slice(mark.refusals);

  const id = (point: string, ordinal: number) =>
    DossierId(`00000000-0000-4000-80${point.slice(6).padStart(2, '0')}-${String(ordinal).padStart(12, '0')}`);

  async function pointWith(point: string, dossiers: number, steps: readonly string[]) {
    const log = simulateLog(point);
    const device = testDevice(province.url, log);
    await device.enrol(await province.ticketFor(log.point));
    for (let ordinal = 1; ordinal <= dossiers; ordinal++) {
      log.append([
        receiveDossier(log, { dossier: id(point, ordinal), ordinal, date: '2026-11-20', due: '2026-11-24' }),
      ]);
      steps.forEach((type, n) => {
        const at = `2026-11-20T${String(9 + Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 10).padStart(2, '0')}`;
        log.appendStrange(type, { dossier: id(point, ordinal), at });
      });
    }
    const sent = { upTo: 0 };
    const push = async () => {
      expect((await device.push(sent.upTo, log.events.length)).body.ok).toBe(true);
      sent.upTo = log.events.length;
    };
    await push();
    return { log, push };
  }

  /** What the officers' page says. */
  async function page() {
    await province.createOfficer({ login: 'tinh', name: 'Tỉnh', password: 'một mật khẩu dài' });
    const { body } = await post(province.url, 'signIn', { login: 'tinh', password: 'một mật khẩu dài' });
    const headers = { authorization: `Bearer ${(body.value as { token: string }).token}` };
    return {
      state: async () => (await post(province.url, 'nationalExport', {}, headers)).body,
      press: (method: string, input: object = {}) => post(province.url, method, input, headers),
    };
  }

  const statuses = (code: string) => national.progress.get(code)?.map(({ status }) => status);

  test('a true dossier of a true station arrives whole, and its person is nowhere in the database', async () => {
    const here = await mkdtemp(join(tmpdir(), 'gan-dan-exporting-'));
    const ticket = await province.ticketFor('22006-1');
    const road = (store: PointStore) =>
      startReporting({
        ...{ log: store.outgoing, url: province.url, clock: createSystemClock(), ids: createRandomIds() },
        ...{ vault: openKeyFileVault(here), operatorLog: { write: () => undefined }, memory: store.memory },
        ...{ enrolment: { ticket }, version: 'test' },
      });
    await withStation({ road, folder: here }, async ({ counter }) => {
      const { client } = await counter('1');
      const wish = { ...sampleInput('receiveDossier'), counter: '1', ticket: null };
      const { code, dossier } = value(await client.receiveDossier(wish as Parameters<typeof client.receiveDossier>[0]));
      // Written wrongly at first: what is told is what counts when it is told.
      const received = (wish as unknown as { applicant: object }).applicant;
      const applicant = 'Người Viết Đúng Tên';
      const person = { ...received, name: applicant };
      const correction = { ...sampleInput('correctPerson'), dossier, whose: 'applicant', person };
      value(await client.correctPerson(correction as never));
      value(await client.markResultReady({ ...sampleInput('markResultReady'), dossier } as never));
      await vi.waitFor(async () => expect(await query(database, 'SELECT 1 FROM dossier_steps')).toHaveLength(2), {
        timeout: 30_000,
        interval: 20,
      });
      await province.exportNow();
      const exported = [...national.dossiers.values()][0] as { ChuHoSo: string; MaHoSo: string; TrangThaiHoSo: string };
      expect(exported).toMatchObject({ ChuHoSo: applicant, TrangThaiHoSo: '9' });
      expect([...national.progress.values()][0]?.map(({ status }) => status)).toEqual(['2', '9']);
      expect(code).toContain('22006-1');
      for (const table of ['national_exports', 'dossier_steps', 'dossiers', 'events'])
        expect(JSON.stringify(await query(database, `SELECT * FROM ${table}`))).not.toContain(applicant);
    });
    expect(refusals()).toEqual([]);
    await rm(here, { recursive: true, force: true });
  });

  test('in order and ten records at a call, however the events came', async () => {
    const life = Array.from({ length: 6 }, () => ['supplement-requested', 'supplement-received']).flat();
    const { log, push } = await pointWith('22006-2', 2, life.slice(0, 11));
    await province.exportNow();
    expect(refusals()).toEqual([]);
    expect(
      calls()
        .filter(({ service }) => service === 'CapNhatTienDoHoSoMC')
        .map(({ records }) => records),
    ).toEqual([10, 2, 10, 2]);
    log.append([{ type: 'dossier-result-ready', facts: { dossier: id('22006-2', 1), date: '2026-11-21' } }]);
    await push();
    await province.exportNow();
    expect(national.dossiers.get('22006-2-1')).toMatchObject({ TrangThaiHoSo: '9', NgayKetThucXuLy: '20261121170000' });
    expect(statuses('22006-2-1')?.at(-1)).toBe('9');
    expect(refusals()).toEqual([]);
    // nothing new, nothing said
    const said = national.calls.length;
    await province.exportNow();
    expect(national.calls).toHaveLength(said);
  });

  test('what was taken before we heard of it is sent as an update, and said once', async () => {
    await pointWith('22006-3', 1, ['dossier-taken']);
    national.diesAfterTaking = true;
    await province.exportNow();
    expect([national.dossiers.has('22006-3-1'), national.progress.has('22006-3-1')]).toEqual([true, false]);
    clock.time += 10 * 60_000;
    national.endSessions();
    await province.exportNow();
    expect(calls().map(({ isUpdating }) => isUpdating)).toEqual(['False', 'False', 'True', 'False']);
    expect(statuses('22006-3-1')).toEqual(['2', '4']);
  });

  test('a side that is away is asked again later; nothing is set aside for it', async () => {
    await pointWith('22006-4', 1, []);
    national.away = true;
    for (let n = 0; n < 8; n++) {
      await province.exportNow();
      clock.time += 7 * 60 * 60_000;
    }
    national.away = false;
    await province.exportNow();
    expect(statuses('22006-4-1')).toEqual(['2']);
  });

  test('one that is refused again and again is set aside with the code, and the others pass it', async () => {
    await pointWith('22006-5', 3, []);
    national.refuses = '22006-5-2';
    for (let n = 0; n < 6; n++) {
      await province.exportNow();
      clock.time += 60 * 60_000;
    }
    expect([...national.dossiers.keys()].filter((code) => code.startsWith('22006-5')).sort()).toEqual([
      '22006-5-1',
      '22006-5-3',
    ]);
    const { state, press } = await page();
    expect(await state()).toMatchObject({ configured: true, refused: 1, parked: [{ code: '22006-5-2', why: '-3' }] });
    const refused = national.refusals.length;
    await province.exportNow();
    expect(national.refusals).toHaveLength(refused);
    national.refuses = null;
    await press('retryNationalExport');
    await province.exportNow();
    expect(await state()).toMatchObject({ waiting: 0, parked: [] });
  });

  test('what was taken back before it was told is never told; other communes and earlier days are not sent', async () => {
    const { log, push } = await pointWith('22006-6', 1, []);
    log.append([{ type: 'dossier-result-ready', facts: { dossier: id('22006-6', 1), date: '2026-11-20' } }]);
    log.appendStrange('dossier-act-undone', {
      ...{ dossier: id('22006-6', 1), at: '2026-11-20T17:01', undone: 'dossier-result-ready', back: null },
    });
    log.append([receiveDossier(log, { dossier: id('22006-6', 9), ordinal: 9, date: '2026-10-20', due: '2026-10-24' })]);
    await push();
    await province.exportNow();
    expect(statuses('22006-6-1')).toEqual(['2']);
    expect([...national.dossiers.keys()].filter((code) => code.startsWith('22006-6'))).toEqual(['22006-6-1']);
    expect(national.dossiers.get('22006-6-1')).toMatchObject({ TrangThaiHoSo: '2' });
  });

  test('progress that is partly there already is told record by record: what is new in it is not lost', async () => {
    const { log, push } = await pointWith('22006-7', 1, ['dossier-taken']);
    national.instead = async ({ path }) => {
      if (path === '/integration' && national.dossiers.has('22006-7-1')) {
        national.instead = null;
        national.diesAfterTaking = true;
      }
      return null;
    };
    await province.exportNow();
    expect(statuses('22006-7-1')).toEqual(['2', '4']);
    log.appendStrange('supplement-requested', { dossier: id('22006-7', 1), at: '2026-11-20T10:00' });
    await push();
    clock.time += 10 * 60_000;
    await province.exportNow();
    expect(statuses('22006-7-1')).toEqual(['2', '4', '5']);
  });

  test('a gateway that blocks, a page in place of an answer and a refused sign-in set nothing aside, and are said', async () => {
    const strange = [
      ['{"message":"forbidden"}', 'not-understood'],
      ['<html>Bảo trì</html>', 'not-understood'],
      ['{"error_code":"session"}', 'sign-in'],
    ] as const;
    for (const [n, [body, why]] of strange.entries()) {
      await pointWith(`22006-${81 + n}`, 1, []);
      const since = clock.time;
      national.instead = async () => ({ status: 403, body });
      for (let round = 0; round < 6; round++) {
        await province.exportNow();
        clock.time += 60 * 60_000;
      }
      const { state } = await page();
      expect(await state()).toMatchObject({ away: { why, since }, waiting: 1, refused: 0 });
      national.instead = null;
      await province.exportNow();
      expect(await state()).toMatchObject({ away: null, heardAt: clock.time, waiting: 0 });
    }
  });

  test('one record that they never answer stops no other; a person says that it was told in another way', async () => {
    await pointWith('22006-11', 3, []);
    national.instead = async ({ codes }) => (codes.includes('22006-11-1') ? { status: 500, body: '' } : null);
    await province.exportNow();
    expect(national.dossiers.has('22006-11-3')).toBe(true);
    for (let n = 0; n < 4; n++) {
      clock.time += 60 * 60_000;
      await pointWith(`22006-${20 + n}`, 1, []);
      await province.exportNow();
    }
    const { state, press } = await page();
    const [stuck] = ((await state()) as unknown as { parked: { point: string; dossier: string }[] }).parked;
    expect(stuck).toMatchObject({ point: '22006-11', code: '22006-11-1', why: 'no-answer' });
    await press('settleNationalExport', { point: '22006-11', dossier: stuck?.dossier });
    await province.exportNow();
    expect(await state()).toMatchObject({ refused: 0, waiting: 0, away: null });
    expect(await query(database, 'SELECT settled_by FROM national_exports WHERE settled_at IS NOT NULL')).toEqual([
      { settled_by: 'tinh' },
    ]);
    national.instead = null;
  });

  test('answers so slow that what was taken is due again: another process does not send it as well', async () => {
    await pointWith('22006-12', 4, []);
    const second = await startTestProvince(database, { clock, dataFolder: folder });
    const begun = { second: false };
    national.instead = async ({ path }) => {
      if (path === '/auth' || begun.second) return null;
      begun.second = true;
      clock.time += 61_000;
      await second.exportNow();
      return null;
    };
    await province.exportNow();
    await second.close();
    national.instead = null;
    expect(calls().filter(({ service }) => service === 'DongBoHoSoMC')).toHaveLength(4);
    expect(refusals()).toEqual([]);
  });

  test('the stand-in refuses what it should: a duplicate, progress before its dossier, eleven records', async () => {
    const send = async (service: string, data: object[], isUpdating = 'False') => {
      const call = (path: string, body: object) =>
        fetch(`${national.url}/${path}`, { method: 'POST', body: JSON.stringify(body) }).then((answer) =>
          answer.json(),
        );
      const { session } = (await call('auth', { username: 'gialai', password: 'mot-mat-khau' })) as { session: string };
      const answer = await call('integration', { session, madonvi: 'H21', service, isUpdating, data });
      return (answer as { error_code: string }).error_code;
    };
    const record = { MaHoSo: '22006-9-1', ThoiDiemXuLy: '20261120083000', NoiDungXuLy: 'x', TrangThai: '2' };
    expect(await send('CapNhatTienDoHoSoMC', [record])).toBe('3');
    expect(
      await send(
        'CapNhatTienDoHoSoMC',
        Array.from({ length: 11 }, () => record),
      ),
    ).toBe('3');
    expect(await send('DongBoHoSoMC', [{ MaHoSo: '22006-9-1' }])).toBe('-3');
  });
});
