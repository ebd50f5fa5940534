import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Person } from '../../domain/person.ts';
import { startPrinterSimulator } from '../../main/simulators/printer.ts';
import { newOrigin, post, refusalIn } from '../centre/open-door.ts';
import { sendFrame } from '../centre/rpc-road.ts';
import { sampleInput } from '../centre/sample-inputs.ts';
import { startStationProcess } from '../support/station-process.ts';
import { testPoint } from '../support/test-point.ts';

/** People whose every word is found again wherever it lies, in any spelling. */
const people: readonly Person[] = Array.from({ length: 20 }, (_, n) => {
  const serial = String(n).padStart(2, '0');
  const letter = String.fromCharCode(97 + n);
  return {
    name: `Hoàng Yến Chim ${letter.toUpperCase()}xq`,
    birthDate: `19${60 + n}-03-0${(n % 9) + 1}`,
    sex: 'male' as const,
    idNumber: `0640${60 + n}9876${serial}`,
    address: `Thôn Tổ Yến số ${serial}`,
    phone: `0987650${serial}1`,
  };
});
const note = 'Ghi chú chim yến bay';
const receiver = 'Người Nhận Chim Yến';

test('what people say of themselves lies nowhere in the clear: no table, no journal, no log, no waiting paper', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-canary-'));
  const device = await startPrinterSimulator({ now: () => 0 });
  writeFileSync(join(folder, 'point.json'), JSON.stringify(testPoint));
  try {
    const args = ['--folder', folder, '--port', '0', '--printer', device.address];
    const station = await startStationProcess(args);
    const { port, codes, setUpCode } = station.ready;
    const call = async (method: string, input: object, token?: string) => {
      const { body } = await post(port, method, input, { token });
      return body as { ok: boolean; value: { token: string; dossier: string; job: string } };
    };
    const office = await call('attachTerminal', { code: setUpCode });
    const account = { login: 'truong', name: 'Trưởng Mẫu', password: 'mat-khau-chim-yen' };
    await call('createFirstAccount', { origin: newOrigin(), ...account }, office.value.token);
    const attached = await call('attachTerminal', { code: codes.counter[0] });
    const { token } = (await call('signIn', { login: 'truong', password: account.password }, attached.value.token))
      .value;
    await call('openCounter', sampleInput('openCounter'), token);
    // Some papers are printed, the rest wait: both have been drawn from a person.
    for (const [n, applicant] of people.entries()) {
      if (n === 10) await device.set({ cover: 'open' });
      const input = { ...sampleInput('receiveDossier'), applicant, submitter: applicant, note };
      const { ok, value } = await call('receiveDossier', input, token);
      expect(ok).toBe(true);
      await call('findDossiers', { query: applicant.name, state: null }, token);
      await call('openDossier', { dossier: value.dossier }, token);
      if (n % 2 === 0) continue;
      await call('markResultReady', { origin: newOrigin(), dossier: value.dossier }, token);
      await call('returnResult', { ...sampleInput('returnResult'), dossier: value.dossier, receiver, note }, token);
      await call('reprint', { origin: newOrigin(), job: value.job }, token);
    }
    // What is refused must not leak either: odd inputs, and frames that are none.
    const [victim] = people;
    for (const change of [
      { birthDate: '1985-02-30' },
      { phone: `${victim?.phone}x` },
      { name: `${victim?.name}\u0000` },
    ]) {
      const wrong = await post(
        port,
        'receiveDossier',
        { ...sampleInput('receiveDossier'), applicant: { ...victim, ...change } },
        { token },
      );
      expect(refusalIn(wrong.body)).not.toBeNull();
      expect(JSON.stringify(wrong.body)).not.toContain('Chim');
    }
    await post(port, 'receiveDossier', `{"applicant": {"name": "${victim?.name}`, { token });
    await sendFrame(port, `{"applicant": {"name": "${victim?.name}`);

    await station.kill();
    expect(leaksIn(folder)).toEqual([]);
    const again = await startStationProcess(args);
    expect(await again.end()).toBe(0);
    expect(leaksIn(folder)).toEqual([]);
  } finally {
    await device.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('and the search for it finds it where it does lie', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-canary-rig-'));
  const [victim] = people;
  writeFileSync(
    join(folder, 'log.db-wal'),
    Buffer.concat([Buffer.alloc(5000, 7), Buffer.from(victim?.name.normalize('NFD') ?? '')]),
  );
  writeFileSync(
    join(folder, 'station.log'),
    Buffer.from(JSON.stringify({ base64: Buffer.from(victim?.idNumber ?? '').toString('base64') })),
  );
  writeFileSync(join(folder, 'clean.json'), '{}');
  expect(leaksIn(folder).map((leak) => leak.split(':')[0])).toEqual(['log.db-wal', 'station.log']);
  rmSync(folder, { recursive: true, force: true });
});

/** Every file of the folder, searched for every word of every person: as it is, in pieces, folded, in UTF-16, in base64. */
function leaksIn(folder: string): string[] {
  const words = [
    ...people.flatMap(({ name, idNumber, address, phone }) => [name, idNumber, address, phone]),
    note,
    receiver,
    'mat-khau-chim-yen',
  ];
  const needles = words.flatMap((word) => {
    const spellings = [
      word,
      word.normalize('NFD'),
      word.toLowerCase(),
      word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    ];
    const inBase64 = Buffer.from(word).toString('base64').slice(0, -4);
    return [...spellings.map((each) => Buffer.from(each)), Buffer.from(word, 'utf16le'), Buffer.from(inBase64)].map(
      (bytes) => ({ word, bytes }),
    );
  });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((file) => {
    const bytes = readFileSync(join(file.parentPath, file.name));
    const found = new Set(needles.filter((needle) => bytes.includes(needle.bytes)).map(({ word }) => word));
    return [...found].map((word) => `${file.name}: ${word}`);
  });
}
