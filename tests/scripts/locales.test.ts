import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportLanguage, importLanguage } from '../../scripts/locales/exchange.ts';
import { printReport } from '../../scripts/locales/report.ts';
import { openRepository } from '../../scripts/locales/repository.ts';
import { testPoint } from '../support/test-point.ts';

const said: string[] = [];
const station = { folder: '' };

beforeEach(() => {
  station.folder = mkdtempSync(join(tmpdir(), 'gan-dan-locales-'));
  writeFileSync(join(station.folder, 'point.json'), JSON.stringify(testPoint));
  said.length = 0;
  for (const way of ['log', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((line) => void said.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(station.folder, { recursive: true, force: true });
});

const file = (name: string) => join(station.folder, name);

describe('npm run locales', () => {
  test('says how far every language is, and where one claims what is not so', () => {
    mkdirSync(file('languages/bdq'), { recursive: true });
    const review = { reviewer: 'Người Duyệt Mẫu', date: '2026-11-24' };
    writeFileSync(file('languages/bdq/review.json'), JSON.stringify({ calls: review, kiosk: null, counter: null }));
    expect(printReport(openRepository(station.folder))).toBe(false);
    expect(said.join('\n')).toMatch(/\| vi +\| +calls .* open \|/);
    expect(said.join('\n')).toMatch(/\| bdq-x-kriem +\| +kiosk \| +0 of \d+ .* Vietnamese instead \|/);
    expect(said).toContain('claimed, and not so: bdq calls: reviewed, but not whole');
  });

  test('takes a translator’s work into a station’s folder: out, filled in, in again', async () => {
    expect(await exportLanguage(openRepository(station.folder), 'jra', { json: true, out: file('jra.json') })).toBe(0);
    const texts = JSON.parse(readFileSync(file('jra.json'), 'utf8'));
    expect(Object.keys(texts.queues)).toEqual(testPoint.queues.map(({ id }) => id));
    writeFileSync(file('jra.json'), JSON.stringify({ screen: { 'kiosk.title': 'Ă' }, queues: { B: 'Ƀ' } }));
    expect(await importLanguage(openRepository(station.folder), 'jra', file('jra.json'))).toBe(0);
    expect(said.at(-1)).toBe('2 texts changed; to be reviewed again: kiosk');
    const kept = openRepository(station.folder).parts({
      code: 'jra',
      ownName: '',
      vietnameseName: '',
      wholeProduct: false,
    });
    expect([kept.texts.screen['kiosk.title'], kept.texts.queues.B]).toEqual(['Ă', 'Ƀ']);
  });

  test('changes nothing and ends with 1 where one text is at fault, or the file is another one', async () => {
    writeFileSync(file('bad.json'), JSON.stringify({ screen: { 'kiosk.title': 'Ă', 'kiosk.ticket.ahead': 'Ă' } }));
    expect(await importLanguage(openRepository(station.folder), 'jra', file('bad.json'))).toBe(1);
    expect(said).toContain('fault  screen:kiosk.ticket.ahead: placeholders {{ahead}}');
    writeFileSync(file('other.xlsx'), 'PK no workbook');
    expect(await importLanguage(openRepository(station.folder), 'jra', file('other.xlsx'))).toBe(1);
    expect(existsSync(file('languages'))).toBe(false);
  });

  test('says of a language nobody knows that there is none', async () => {
    expect(await exportLanguage(openRepository(null), 'xx', { json: false })).toBe(2);
  });
});
