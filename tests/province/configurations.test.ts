import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pointSignatureOf } from '../../main/point-signature.ts';
import { readPoint } from '../../main/settings.ts';
import { validateConfiguration } from '../../main/validate-configuration.ts';
import { configurationsCommand } from '../../province/configurations-command.ts';
import { configurationsTemplate, readConfigurations } from '../../province/operations/configurations.ts';

describe('one table → the configurations of all communes', () => {
  const at = { folder: '' };
  const out = () => join(at.folder, 'out');
  const make = (csv: string, to: string) => {
    const file = join(at.folder, 'points.csv');
    writeFileSync(file, csv);
    return configurationsCommand(file, { dataFolder: join(at.folder, 'keys'), out: to, ticketsFrom: null });
  };

  beforeAll(async () => {
    at.folder = mkdtempSync(join(tmpdir(), 'gan-dan-'));
    expect(await make(configurationsTemplate(), out())).toMatchObject({ failed: false });
  });
  afterAll(() => rmSync(at.folder, { recursive: true, force: true }));

  test('135 folders, each signed by the province and believed by a station', () => {
    const points = readdirSync(out());
    expect(points).toHaveLength(135);
    for (const point of points) {
      const folder = join(out(), point);
      expect(pointSignatureOf(folder)).toBe('signed');
      expect(readPoint(folder)).toMatchObject({ ok: true, value: { id: point } });
    }
    expect(validateConfiguration(join(out(), '22006-1'))).toEqual({
      isRight: true,
      lines: ['point.json: right, signed'],
    });
  });

  test('a point changed on its way, or signed by another key than the enrolment names, is refused; none is unsigned', () => {
    const folder = join(out(), '21553-1');
    const path = join(folder, 'point.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"phone": ""', '"phone": "0"'));
    expect(readPoint(folder)).toMatchObject({ ok: false, error: { type: 'point-signature-wrong' } });
    expect(validateConfiguration(folder).isRight).toBe(false);
    writeFileSync(path, text);
    expect(readPoint(folder).ok).toBe(true);
    const other = { ticket: 't', province: { sealTo: 'x', signedBy: 'of another province' } };
    writeFileSync(join(folder, 'enrolment.json'), JSON.stringify(other));
    expect(readPoint(folder)).toMatchObject({ ok: false, error: { type: 'point-signature-wrong' } });
    rmSync(join(folder, 'enrolment.json'));
    rmSync(join(folder, 'point.signature.json'));
    expect([pointSignatureOf(folder), readPoint(folder).ok]).toEqual(['unsigned', true]);
  });

  test('is whole or nothing, and names line, column and what is wrong', async () => {
    const csv = [
      'commune;commune_name;ordinal;kind;counters;hours',
      '22006;Canh Vinh;1;principal;4;',
      '99999;;1;;;',
      '22006;Quy Nhơn;1;huge;0;7-11',
      '22006;;1;;;',
      '21583;;98;;;',
    ].join('\n');
    const answer = await make(csv, join(at.folder, 'none'));
    expect(answer.failed).toBe(true);
    expect(answer.lines).toEqual([
      'line 3, column commune: 99999 is the code of no commune of the province',
      'line 4, column commune_name: 22006 is Canh Vinh, not Quy Nhơn',
      'line 4, column kind: huge: principal, secondary, mobile',
      'line 4, column counters: 0 is no whole number from 1 to 30',
      'line 4, column hours: 7-11 is not like 07:00-11:30 13:30-17:00',
      'line 5, column ordinal: 22006-1 stands in line 2 already',
      'line 6, column ordinal: 98 is no whole number from 1 to 97',
      'nothing was written: 7 faults',
    ]);
    expect(existsSync(join(at.folder, 'none'))).toBe(false);
    expect(await make(configurationsTemplate(), out())).toMatchObject({ failed: true });
  });

  test.each([
    ['', 'line 1, column commune: this column is missing'],
    ['commune;colour\n22006;red', 'line 1, column colour: no such column'],
    ['commune;name\n22006;"x', 'a quote is opened and never closed'],
  ])('refuses %j', (csv, says) => {
    const read = readConfigurations(csv);
    const faults = read.ok ? [] : read.error.map(({ line, column, says }) => `line ${line}, column ${column}: ${says}`);
    expect(faults.join('\n')).toContain(says);
  });
});
