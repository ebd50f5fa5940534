import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerAsked } from '../../main/answer-asked.ts';
import { helpText, optionTable, readStationLine } from '../../main/command-line.ts';
import { exitCodes } from '../../main/exit-codes.ts';
import { canhVinh } from '../../scripts/canh-vinh.ts';

describe('the station’s command line', () => {
  test('is one table: every option stands in the help of the programs that know it', () => {
    for (const [name, row] of Object.entries(optionTable)) {
      const only = 'only' in row ? row.only : null;
      for (const program of ['station', 'windows'] as const)
        expect(new RegExp(`^ +--${name}( |$)`, 'm').test(helpText(program))).toBe(only === null || only === program);
    }
  });

  test('ends as main/README.md says', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../main/README.md'), 'utf8');
    for (const [name, { code, says }] of Object.entries(exitCodes))
      expect(readme).toContain(`| ${code} | \`${name}\` | ${says} |`);
  });

  test.each([
    [[], '--folder'],
    [['--folder', '/x', '--port', '99999'], '--port 99999'],
    [['--folder', '/x', '--colour', 'red'], '--colour'],
  ])('refuses %j and names what is wrong', (args, named) => {
    expect(readStationLine(args)).toEqual({ wrong: expect.stringContaining(named) });
  });

  test('answers a question before it asks for a folder', () => {
    expect(readStationLine(['--help'])).toMatchObject({ asked: 'help' });
    expect(readStationLine(['--version'])).toMatchObject({ asked: 'version' });
    expect(readStationLine(['--validate-config'])).toHaveProperty('wrong');
  });
});

describe('--validate-config', () => {
  const at = { folder: '' };
  beforeEach(() => {
    at.folder = mkdtempSync(join(tmpdir(), 'gan-dan-'));
  });
  afterEach(() => rmSync(at.folder, { recursive: true, force: true }));

  const validate = (files: Record<string, unknown>) => {
    for (const [name, file] of Object.entries(files))
      writeFileSync(join(at.folder, name), typeof file === 'string' ? file : JSON.stringify(file));
    const lines: string[] = [];
    const of = { program: 'station' as const, folder: at.folder, print: (line: string) => lines.push(line) };
    return { code: answerAsked('validate-config', of), lines };
  };

  test('says that a right file is right', () => {
    expect(validate({ 'point.json': canhVinh({ demonstration: false }) })).toEqual({
      code: 0,
      lines: ['point.json: right, unsigned'],
    });
  });

  test('names each wrong field, an unknown key, and what to do', () => {
    const { commune: _, ...point } = canhVinh({ demonstration: false });
    const { code, lines } = validate({ 'point.json': { ...point, kind: 'big', colour: 'red', counters: [] } });
    expect(code).toBe(5);
    expect(lines).toEqual([
      expect.stringMatching(/^point.json: kind: .*choose one of principal/),
      expect.stringMatching(/^point.json: commune: .*add the field/),
      expect.stringMatching(/^point.json: counters: .*at least 1/),
      expect.stringMatching(/^point.json: colour: nobody knows this key/),
    ]);
  });

  test('says where a file is no JSON, and that one is missing', () => {
    expect(validate({}).lines[0]).toContain('neither point.json');
    expect(validate({ 'device.json': '{' })).toMatchObject({
      code: 5,
      lines: [expect.stringContaining('device.json')],
    });
  });
});
