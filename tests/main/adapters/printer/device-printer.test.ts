import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import type { Printer } from '../../../../main/ports/printer.ts';
import { shortPatience, until } from './printer-bench.ts';

const paper = new Uint8Array(70_000).fill(0x20);
const folder = mkdtempSync(join(tmpdir(), 'gan-dan-device-'));
let printer: Printer;
afterEach(() => printer.close());

function plugIn(path: string): Printer {
  printer = createPrinter({ kind: 'device', path }, { timings: shortPatience });
  return printer;
}

describe('a printer on a cable', () => {
  it('that is not plugged in refuses the paper, and no file appears in its place', async () => {
    const path = join(folder, 'lp0');
    expect(await plugIn(path).print(paper)).toEqual({ type: 'refused', state: 'disconnected' });
    expect(existsSync(path)).toBe(false);
  });

  it('whose name belongs to a file refuses the paper and leaves the file as it was', async () => {
    const path = join(folder, 'not-a-device');
    writeFileSync(path, 'someone else’s');
    expect(await plugIn(path).print(paper)).toEqual({ type: 'refused', state: 'disconnected' });
    expect(readFileSync(path, 'utf8')).toBe('someone else’s');
    rmSync(path);
  });

  it('takes the whole paper, which is sent and no more: it cannot say that it printed', async () => {
    plugIn('/dev/null');
    await until(() => printer.state() === 'ready-unverified');
    expect(await printer.print(paper)).toEqual({ type: 'sent' });
    expect(printer.state()).toBe('ready-unverified');
  });

  it('without paper says so by its driver, before a byte was taken', async () => {
    expect(await plugIn('/dev/full').print(paper)).toEqual({ type: 'refused', state: 'no-paper' });
    expect(printer.state()).toBe('no-paper');
  });
});
