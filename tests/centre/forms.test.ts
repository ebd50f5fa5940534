import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { AccountId } from '../../domain/ids.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { type Connection, origin, value } from '../support/terminal-client.ts';
import { type StationInTest, withStation } from '../support/with-station.ts';
import { quickPasswords } from './quick-passwords.ts';

async function receive({ client }: Connection, person = 3) {
  const { dossier, code } = value(
    await client.receiveDossier({
      ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct' },
      ...{ officialCode: null, submitter: null, sets: 1, note: '', language: 'vi' },
      ...{ applicant: inventedPerson(person), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
    }),
  );
  return { dossier, code };
}

async function textOf(base64: string): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')));
  const { text } = await extractText(pdf, { mergePages: true });
  return text.normalize('NFC').replace(/\s+/g, ' ');
}

/** The centre keeps the legal record itself. */
async function alone(test: StationInTest): Promise<void> {
  const head = await test.head();
  value(await head.client.setCentreMode({ origin: origin(), mode: 'alone', formFields: ['name'] }));
}

/** A second person with a secret of their own. */
async function secondPerson({ station }: StationInTest) {
  const secret = 'chim-sao-bay-cao';
  const password = await quickPasswords().hash(secret);
  const id = AccountId('00000000-0000-4000-8000-000000000077');
  station.store.accounts.insert({ id, login: 'pho', name: 'Phó Mẫu', role: 'head', password }, 0);
  return { login: 'pho', secret };
}

describe('the forms of the law', () => {
  test('say what the log says, each when it is there, and the reading is on record', () =>
    withStation({}, async (test) => {
      const { station } = test;
      await alone(test);
      const counter = await test.counter('1');
      const { client } = counter;
      const { dossier, code } = await receive(counter);
      const read = async (form: '01' | '02' | '03' | '04' | '05' | '06') => client.readForm({ dossier, form });
      expect(value(await client.listForms({ dossier })).forms).toEqual(['01', '06']);
      expect(await read('02')).toMatchObject({ error: { type: 'form-not-yet' } });

      const before = station.store.head().seq;
      const first = value(await read('01'));
      expect(first.name).toBe(`${code}-mau-01.pdf`);
      const words = await textOf(first.base64);
      for (const part of [code, inventedPerson(3).name, 'GIẤY TIẾP NHẬN HỒ SƠ', 'Quyển số 2026, Số thứ tự 1'])
        expect(words).toContain(part);
      expect(station.store.log.read(before + 1, { maxEvents: 1, maxBytes: 1 })[0]).toMatchObject({
        type: 'dossier-opened',
        facts: { dossier },
      });

      const waiting = station.store.jobs.waiting();
      const missing = [{ name: 'Giấy chứng sinh', reason: 'Chưa nộp' }];
      const asked = { stage: 'input-check', legalBasis: 'incomplete-at-desk', note: '', approver: null } as const;
      value(await client.requestSupplement({ origin: origin(), dossier, ...asked, missing }));
      // The slip of what to bring goes to the printer by itself.
      expect(station.store.jobs.waiting()).toBe(waiting + 1);
      const second = await textOf(value(await read('02')).base64);
      for (const part of ['Giấy chứng sinh', 'Chưa nộp', 'PHIẾU YÊU CẦU BỔ SUNG']) expect(second).toContain(part);

      const approver = await secondPerson(test);
      const stopped = { legalBasis: 'supplement-never-came', reason: 'Không thấy nộp', approver } as const;
      value(await client.stopDossier({ origin: origin(), dossier, ...stopped }));
      const fifth = await textOf(value(await read('05')).base64);
      for (const part of ['Không thấy nộp', 'đã nộp: không có']) expect(fifth).toContain(part);
      expect(await textOf(value(await read('06')).base64)).toContain(inventedPerson(3).name);
      expect(value(await client.listForms({ dossier })).forms).toEqual(['01', '02', '05', '06']);
    }));

  test('01 names the organisation and who speaks for it, where the result is given, and comes twice; 05 gives back all papers', () =>
    withStation({}, async (test) => {
      await alone(test);
      const counter = await test.counter('1');
      const { client } = counter;
      const returnAt = test.station.store.villages().find(({ nearest }) => nearest)?.nearest;
      const { dossier } = value(
        await client.receiveDossier({
          ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct' },
          ...{ officialCode: null, submitter: null, sets: 1, note: '', language: 'vi', returnAt: returnAt?.point },
          organisation: { name: 'Hợp tác xã Ví Dụ', taxCode: '0100109106' },
          applicant: { ...inventedPerson(3), email: 'mau@vi-du.vn' },
          documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
        }),
      );
      const read = async (form: '01' | '05' | '06') => value(await client.readForm({ dossier, form })).base64;
      const both = await textOf(await read('01'));
      const { name, idNumber } = inventedPerson(3);
      const speaks = `Người đại diện: ${name} (Số căn cước: ${idNumber})`;
      const told = [
        'hồ sơ của: Hợp tác xã Ví Dụ',
        speaks,
        '0100109106',
        'Email: mau@vi-du.vn',
        `tại: ${returnAt?.name}`,
      ];
      for (const part of told) expect(both.split(part)).toHaveLength(3);
      for (const part of ['(Liên: Giao khách hàng)', '(Liên: Lưu)']) expect(both.split(part)).toHaveLength(2);
      expect(await textOf(await read('06'))).toContain('Hợp tác xã Ví Dụ');
      const head = await test.head();
      const book = await textOf(value(await head.client.readRegisterFile({ year: 2026, as: 'pdf' })).base64);
      expect(book).toContain('Hợp tác xã Ví Dụ');

      const missing = [{ name: 'Giấy chứng sinh', reason: 'Chưa nộp' }];
      const asked = { stage: 'input-check', legalBasis: 'incomplete-at-desk', note: '', approver: null } as const;
      value(await client.requestSupplement({ origin: origin(), dossier, ...asked, missing }));
      const brought = [{ name: 'Giấy chứng sinh', kind: 'original', count: 1 } as const];
      value(await client.receiveSupplement({ origin: origin(), dossier, documents: brought, note: '' }));
      const approver = await secondPerson(test);
      const stopped = { legalBasis: 'supplement-never-came', reason: 'Không thấy nộp', approver } as const;
      value(await client.stopDossier({ origin: origin(), dossier, ...stopped }));
      expect(await textOf(await read('05'))).toMatch(/Giấy tờ trả lại: • Tờ khai • Giấy chứng sinh/);
    }));

  test('a fee that was settled stands on form 01, and on 05 is given back when it was taken and not yet returned', () =>
    withStation({}, async (test) => {
      await alone(test);
      const counter = await test.counter('1');
      const { client } = counter;
      const { dossier } = await receive(counter);
      const asked = { amount: 10_000, source: 'posted-here' } as const;
      const line = { procedure: '1.004873', papers: 1, pages: 1, copies: 1, asked, exempt: null };
      const fee = value(
        await client.setFee({
          ...{ origin: origin(), counter: '1', dossier, ticket: null },
          ...{ lines: [line], pay: { way: 'cash', given: null } },
        }),
      );
      expect(await textOf(value(await client.readForm({ dossier, form: '01' })).base64)).toContain('10.000 đồng');
      const approver = await secondPerson(test);
      const stopped = { legalBasis: 'supplement-never-came', reason: 'Không thấy nộp', approver } as const;
      value(await client.stopDossier({ origin: origin(), dossier, ...stopped }));
      const said = async () => textOf(value(await client.readForm({ dossier, form: '05' })).base64);
      expect(await said()).toContain('hoàn trả theo quy định');
      const cancelled = { origin: origin(), counter: '1', fee: fee.fee.fee, why: 'wrong-amount', anew: false } as const;
      value(await client.cancelFeeReceipt(cancelled));
      expect(await said()).toContain('đã nộp: không có');
    }));

  test('read from their paper at the printer are read of the person too, and that is on record', () =>
    withStation({}, async (test) => {
      const counter = await test.counter('1');
      const { client } = counter;
      const { dossier } = await receive(counter);
      const { job } = value(await client.printForm({ origin: origin(), dossier, form: '01' }));
      const { log, head } = test.station.store;
      const before = head().seq;
      value(await client.readPaper({ job }));
      const [read] = log.read(before + 1, { maxEvents: 1, maxBytes: 1e5 });
      expect(read).toMatchObject({ type: 'dossier-opened', facts: { dossier } });
    }));

  test('beside the provincial system ours is an internal slip, with no number of the register', () =>
    withStation({}, async (test) => {
      const counter = await test.counter('1');
      const { dossier } = await receive(counter);
      const words = await textOf(value(await counter.client.readForm({ dossier, form: '01' })).base64);
      expect(words).toContain('PHIẾU NỘI BỘ');
      for (const claim of ['GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ', 'Quyển số']) expect(words).not.toContain(claim);
    }));

  test('an apology and a refusal are letters too, and minutes list who handed over what', () =>
    withStation({}, async (test) => {
      const counter = await test.counter('1');
      const { client } = counter;
      const approver = await secondPerson(test);
      const { dossier, code } = await receive(counter);
      const later = { date: '2026-12-01', reason: 'Chưa có trả lời xác minh', approver };
      value(await client.renewDueDate({ origin: origin(), dossier, ...later }));
      expect(await textOf(value(await client.readForm({ dossier, form: '04' })).base64)).toContain('01/12/2026');
      const refusal = { legalBasis: 'not-competent', reason: 'Nơi khác giải quyết', approver } as const;
      value(await client.refuseDossier({ origin: origin(), dossier, ...refusal }));
      const refused = await textOf(value(await client.readForm({ dossier, form: '03' })).base64);
      expect(refused).toContain('Nơi khác giải quyết');
      const handed = { dossiers: [dossier], from: 'Điểm Mẫu', to: 'Điểm chính' };
      const minutes = await textOf(value(await client.handOverMinutes(handed)).base64);
      for (const part of [code, 'Điểm Mẫu', 'Tổng số hồ sơ giao nhận: 1']) expect(minutes).toContain(part);
    }));

  test('a receipt that was printed is known as genuine, one that was made up is not', () =>
    withStation({}, async (test) => {
      const counter = await test.counter('1');
      const { code } = await receive(counter);
      const asked = async (text: string) => (await counter.client.checkReceipt({ text })).verdict;
      expect(await asked(code)).toBe('unsigned');
      expect(await asked(`${code}~0a1b2c3d~${'A'.repeat(86)}`)).toBe('key-unknown');
    }));
});

describe('the register of a year', () => {
  test('numbers every receipt from one, and begins anew with the year', () =>
    withStation({}, async (test) => {
      const { station, clock } = test;
      const places = [];
      for (const date of ['2026-11-20', '2026-12-31', '2027-01-04']) {
        clock.setLocal(date, '08:00');
        const counter = await test.counter('1');
        const { dossier } = await receive(counter);
        places.push(station.store.register.placeOf(dossier));
      }
      expect(places).toEqual([
        { book: '2026', ordinal: 1 },
        { book: '2026', ordinal: 2 },
        { book: '2027', ordinal: 1 },
      ]);
      const head = await test.head();
      expect(await head.client.listRegisters({})).toEqual([
        { year: 2027, book: '2027', entries: 1, closedOn: null },
        { year: 2026, book: '2026', entries: 2, closedOn: null },
      ]);
      const close = (year: number) => head.client.closeRegister({ origin: origin(), year });
      expect(await close(2027)).toMatchObject({ error: { type: 'register-year-running' } });
      expect(await close(2025)).toMatchObject({ error: { type: 'register-empty' } });
      value(await close(2026));
      expect(await close(2026)).toMatchObject({ error: { type: 'register-closed-before' } });
      const book = await textOf(value(await head.client.readRegisterFile({ year: 2026, as: 'pdf' })).base64);
      for (const part of ['SỔ THEO DÕI HỒ SƠ', 'Sổ đã khóa ngày 04/01/2027: 2 hồ sơ']) expect(book).toContain(part);
    }));

  test('has a second book where a database came back from a backup: own numbers, own files, on every paper, closed with the year', () =>
    withStation({}, async (test) => {
      await alone(test);
      const { station, clock } = test;
      const counter = await test.counter('1');
      await receive(counter, 3);
      expect(station.store.incarnations.begin('restored').ok).toBe(true);
      const { dossier } = await receive(counter, 4);
      for (const form of ['01', '06'] as const) {
        const words = await textOf(value(await counter.client.readForm({ dossier, form })).base64);
        for (const part of ['2026-1120A', 'Số thứ tự']) expect(words).toContain(part);
      }
      const head = await test.head();
      const books = (await head.client.listRegisters({})).map(({ book, closedOn }) => [book, closedOn]);
      expect(books).toEqual([
        ['2026', null],
        ['2026-1120A', null],
      ]);
      const wish = { year: 2026, book: '2026-1120A' };
      const { name, base64 } = value(await head.client.readRegisterFile({ ...wish, as: 'csv' }));
      const rows = Buffer.from(base64, 'base64').toString('utf8').trim().split(/\r?\n/);
      expect([name, rows.length]).toEqual(['so-theo-doi-ho-so-2026-1120A.csv', 2]);
      expect(rows[1]).toContain(inventedPerson(4).name);
      expect(rows[1]).toMatch(/^1;/);
      const own = await textOf(value(await head.client.readRegisterFile({ year: 2026, as: 'pdf' })).base64);
      expect(own).toContain('Năm 2026 · Quyển số 2026');
      expect(own).not.toContain(inventedPerson(4).name);
      const wrong = await head.client.readRegisterFile({ year: 2026, book: '2026-1121A', as: 'pdf' });
      expect(wrong).toMatchObject({ error: { type: 'register-empty' } });
      clock.setLocal('2027-01-04', '08:00');
      const { client } = await test.head();
      value(await client.closeRegister({ origin: origin(), year: 2026 }));
      const sheet = await textOf(value(await client.readRegisterFile({ ...wish, as: 'pdf' })).base64);
      for (const part of ['Năm 2026 · Quyển số 2026-1120A', 'Sổ đã khóa ngày 04/01/2027: 1 hồ sơ, từ số 1 đến số 1.'])
        expect(sheet).toContain(part);
      const closed = (await client.listRegisters({})).map(({ closedOn }) => closedOn);
      expect(closed).toEqual(['2027-01-04', '2027-01-04']);
    }));

  test('says of two dossiers of one number that they have it: nothing could know after a whole disk went back', () =>
    withStation({}, async (test) => {
      const counter = await test.counter('1');
      for (const person of [3, 4, 5]) await receive(counter, person);
      test.station.store.databases.write.prepare('UPDATE register SET ordinal = 1 WHERE ordinal = 2').run();
      const { client } = await test.head();
      const { base64 } = value(await client.readRegisterFile({ year: 2026, as: 'csv' }));
      const rows = Buffer.from(base64, 'base64').toString('utf8').trim().split(/\r?\n/).slice(1);
      expect(rows.map((row) => [row.split(';')[0], row.endsWith('Trùng số thứ tự')])).toEqual([
        ['1', true],
        ['1', true],
        ['3', false],
      ]);
    }));

  test('and the report come as files an office program opens', () =>
    withStation({}, async (test) => {
      const counter = await test.counter('1');
      await receive(counter);
      const head = await test.head();
      const period = { from: '2026-11-01', to: '2026-11-30' };
      const { rows, total } = value(await head.client.readReport(period));
      expect([rows.map(({ field }) => field), total.received.total]).toEqual([['Hộ tịch'], 1]);
      expect(await head.client.readReport({ from: '2026-11-30', to: '2026-11-01' })).toMatchObject({
        error: { type: 'period-wrong' },
      });
      const csv = Buffer.from(value(await head.client.readReportFile({ ...period, as: 'csv' })).base64, 'base64');
      expect(csv.toString('utf8')).toContain('\ufeffSTT;Lĩnh vực;');
      expect(csv.toString('utf8')).toContain('1;Hộ tịch;1;0;1;0;');
      const sheet = Buffer.from(value(await head.client.readRegisterFile({ year: 2026, as: 'xlsx' })).base64, 'base64');
      const parts = unzipSync(new Uint8Array(sheet));
      const said = Object.values(parts)
        .map((part) => strFromU8(part))
        .join('');
      expect(said).toContain(inventedPerson(3).name);
      const [last] = test.station.store.log.read(test.station.store.head().seq, { maxEvents: 1, maxBytes: 1 });
      expect(last).toMatchObject({ type: 'register-read', facts: { year: 2026, entries: 1 } });
    }));
});
