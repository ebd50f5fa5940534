import writeSheets, { type Cell } from 'write-excel-file/node';
import type { TableFiles } from '../../ports/table-files.ts';

export const tableFiles: TableFiles = {
  csv: ({ columns, rows }) => {
    const lines = [columns, ...rows].map((cells) => cells.map(csvCell).join(';'));
    return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
  },
  xlsx: async ({ name, columns, rows }) => {
    const heading = columns.map((value): Cell => ({ value, fontWeight: 'bold', wrap: true }));
    const body = rows.map((cells) => cells.map((value): Cell => cellOf(value)));
    // A sheet's name holds 31 characters, and none of these.
    const sheet = name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
    const widths = columns.map((_, n) => ({ width: n === 0 ? 6 : 18 }));
    return writeSheets([{ sheet, data: [heading, ...body], columns: widths, stickyRowsCount: 1 }]).toBuffer();
  },
};

/** Numbers may be summed; a text is never a formula, whatever it begins with. */
function cellOf(value: string | number): Cell {
  return typeof value === 'number' ? { value, type: Number } : { value, type: String, format: '@', wrap: true };
}

/** A leading sign would be a formula to a spreadsheet (CWE-1236): it gets an apostrophe. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
