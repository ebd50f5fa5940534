import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../main/electron/command-line.ts';
import { installedConfiguration } from '../../../main/take-over-configuration.ts';

describe('the shell’s command line', () => {
  it('gives each window its code, in the order of the roles', () => {
    const read = readCommandLine(['--role', 'kiosk', '--code', 'k1', '--role', 'board', '--code', 'b1'], '/home');
    expect(read).toMatchObject({
      windows: [
        { role: 'kiosk', code: 'k1' },
        { role: 'board', code: 'b1' },
      ],
      folder: '/home',
      port: 4710,
    });
  });

  it('begins in practice when asked, and tells the station nothing of it', () => {
    const read = readCommandLine(['--role', 'counter', '--training'], '/home');
    expect(read).toMatchObject({ training: true, station: expect.not.arrayContaining(['--training']) });
    expect(readCommandLine(['--role', 'counter'], '/home')).toMatchObject({ training: false });
  });

  it('ignores the switches that are Chromium’s', () => {
    expect(
      readCommandLine(['out/main/electron.js', '--lang=vi', '--no-sandbox', '--role', 'board'], '/home'),
    ).toMatchObject({
      windows: [{ role: 'board', code: null }],
    });
  });

  it.each([[['--role', 'manager']], [['--port', '99999']], [['--port', 'x']]])('refuses %j', (args) => {
    expect(readCommandLine(args, '/home')).toHaveProperty('wrong');
  });

  it('passes on to the station what is not its own', () => {
    const read = readCommandLine(['--role', 'counter', '--strip', '--lan', '--printer', 'simulated'], '/home');
    expect(read).toHaveProperty('station', [
      ...['--folder', '/home', '--port', '4710', '--printer', 'simulated', '--lan', '--set-up'],
      ...['--configuration', installedConfiguration()],
    ]);
  });
});
