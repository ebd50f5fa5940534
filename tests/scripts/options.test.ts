import { describe, expect, it } from 'vitest';
import { portsTaken, readOptions } from '../../scripts/start/options.ts';

const place = { project: '/clone', cwd: '/home/someone' };
const read = (...args: string[]) => readOptions(args, place);

describe('what a person asks for after npm start --', () => {
  it('is a demonstration on the usual ports when they ask for nothing', () => {
    expect(read()).toEqual({
      type: 'start',
      options: {
        open: true,
        empty: false,
        data: '/clone/.data',
        port: 4710,
        secondPort: 4711,
        provincePort: 4720,
        printer: 'simulated',
        printer2: '',
        scanner: 'simulated',
        scans: '',
        stick: '',
        lan: false,
        join: '',
      },
    });
  });

  it('is every option of theirs, with a folder meant from where they stand', () => {
    const asked =
      '--no-open --empty --data here --port 80 --second-port 82 --province-port 81 --printer tcp://[::1]:9100 --scanner serial:COM3 --scans scanned --stick usb --lan --join 192.168.1.10';
    expect(read(...asked.split(' '), '--printer2', 'windows:Máy in 2#escpos-58')).toEqual({
      type: 'start',
      options: {
        open: false,
        empty: true,
        data: '/home/someone/here',
        port: 80,
        secondPort: 82,
        provincePort: 81,
        printer: 'tcp://[::1]:9100',
        printer2: 'windows:Máy in 2#escpos-58',
        scanner: 'serial:COM3',
        scans: '/home/someone/scanned',
        stick: '/home/someone/usb',
        lan: true,
        join: '192.168.1.10',
      },
    });
  });

  it('takes the ports of a province and of a second point only where it starts them', () => {
    const start = (...args: string[]) => {
      const asked = read(...args);
      if (asked.type !== 'start') throw new Error(asked.type);
      return Object.keys(portsTaken(asked.options));
    };
    expect(start()).toEqual(['--port', '--second-port', '--province-port']);
    expect(start('--empty')).toEqual(['--port', '--province-port']);
    expect(start('--join', 'find', '--port', '4711')).toEqual(['--port']);
  });

  it('never mixes an empty centre into the demonstration’s folder', () => {
    expect(read('--empty')).toMatchObject({ options: { data: '/clone/.data/empty' } });
  });

  it('is help when they ask for help, whatever else they ask', () => {
    expect(read('--help', '--port', 'x')).toEqual({ type: 'help' });
  });

  it.each([
    ['--prot', '4711'],
    ['--port', 'many'],
    ['--port', '0'],
    ['--port', '65536'],
    ['--province-port', '-1'],
    ['--port', '4720'],
    ['--printer', 'laser'],
    ['--printer', 'file:relative/lp0'],
    ['--printer', 'tcp://'],
    ['--printer', 'tcp://10.0.0.7#laser'],
    ['--printer2', 'laser'],
    ['--scanner', 'usb'],
    ['--scanner', 'serial:ttyACM0'],
    ['--scanner', 'serial:/dev/ttyACM0@fast'],
    ['kiosk', ''],
  ])('is refused with the reason when it is %s %s', (...args) => {
    const answer = read(...args.filter((arg) => arg !== ''));
    expect(answer.type).toBe('wrong');
    expect(answer).toHaveProperty('why', expect.stringMatching(/\S{3}/));
  });

  it.each(['simulated', 'tcp://10.0.0.7', 'tcp://may-in.local:9100', 'file:/dev/usb/lp0#escpos-58'])(
    'may be the printer %s',
    (printer) => {
      expect(read('--printer', printer)).toMatchObject({ type: 'start', options: { printer } });
    },
  );
});
