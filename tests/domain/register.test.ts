import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRegister } from '../../domain/register-compare.ts';
import { proposeColumns, readCsv, readRegister } from '../../domain/register-csv.ts';

const code = (n: number) => `H21.65-261120-${String(n).padStart(4, '0')}`;

describe('the province’s register as a file', () => {
  test('a BOM, semicolons, CRLF, quotes with line ends and quotes inside are read as they were meant', () => {
    const text = `\uFEFFSTT;Mã hồ sơ;"Nội dung";Ngày tiếp nhận\r\n1;${code(1)};"Khai sinh;\r\n""gấp""";20/11/2026 08:30\r\n\r\n2;${code(2)};;2026-11-20\r\n`;
    const table = readCsv(text);
    expect(table.columns).toEqual(['STT', 'Mã hồ sơ', 'Nội dung', 'Ngày tiếp nhận']);
    expect(table.lines[0]).toEqual({ line: 2, cells: ['1', code(1), 'Khai sinh;\r\n"gấp"', '20/11/2026 08:30'] });
    expect(proposeColumns(table.columns)).toEqual({ code: 1, date: 3 });
    expect(readRegister(table, { code: 1, date: 3 })).toEqual({
      rows: [
        { line: 2, officialCode: code(1), receivedOn: '2026-11-20' },
        { line: 5, officialCode: code(2), receivedOn: '2026-11-20' },
      ],
      bad: [],
    });
  });

  test('what cannot be compared is listed with its line and reason', () => {
    const lines = [
      'code,received',
      ',20/11/2026',
      `${code(1)},31/02/2026`,
      `${code(2)},20/11/2026`,
      `${code(2)},`,
      code(3),
    ];
    const { rows, bad } = readRegister(readCsv(lines.join('\n')), { code: 0, date: 1 });
    expect(rows.map(({ line }) => line)).toEqual([4]);
    expect(bad).toEqual([
      { line: 2, why: 'no-code' },
      { line: 3, why: 'date-unreadable' },
      { line: 5, why: 'code-twice' },
      { line: 6, why: 'too-few-cells' },
    ]);
    expect(readCsv(`code;received\n"${code(1)};20/11/2026\n`).bad).toEqual([{ line: 2, why: 'quote-open' }]);
  });

  test('whatever is in the cells comes back, for each separator and line end', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'aơ;,\t"\n\r 1') }).map((text) => text.normalize('NFC'));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, separator, end) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = [['h1', 'h2', 'h3', 'h4'], ...rows].map((row) => row.map(quoted).join(separator)).join(end);
          const kept = rows.filter((row) => row.some((each) => each !== ''));
          expect(readCsv(text).lines.map(({ cells }) => cells)).toEqual(kept);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('registers are compared by code and day: only there, only here, another date; days outside are missed by nobody', () => {
  const own = (n: number, receivedOn: string, officialCode: string | null = code(n)) => ({
    ...{ dossier: `d${n}`, code: `22006-1-261120-${n}`, officialCode, receivedOn },
  });
  const there = (line: number, n: number, receivedOn: string | null) => ({ line, officialCode: code(n), receivedOn });
  const compared = compareRegister(
    [there(2, 1, '2026-11-20'), there(3, 2, '2026-11-20'), there(4, 9, null), there(5, 5, null)],
    [
      own(1, '2026-11-20'),
      own(2, '2026-11-19'),
      own(3, '2026-11-20'),
      own(4, '2026-11-20', null),
      own(5, '2026-11-02'),
    ],
    { from: '2026-11-19', to: '2026-11-20' },
  );
  expect(compared.onlyThere.map(({ line }) => line)).toEqual([4]);
  expect(compared.onlyHere.map(({ dossier }) => dossier)).toEqual(['d3', 'd4']);
  expect(compared.differentDate.map(({ there: row, here }) => [row.line, here.dossier])).toEqual([[3, 'd2']]);
  expect(compared.same).toBe(2);
});
