import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePrinter } from '../../main/adapters/printer/printer-address.ts';

/** What a person asked for after `npm start --`. */
export interface StartOptions {
  readonly open: boolean;
  readonly empty: boolean;
  readonly data: string;
  readonly port: number;
  /** Of the second reception point's station. */
  readonly secondPort: number;
  readonly provincePort: number;
  readonly printer: string;
  /** '' is none. */
  readonly printer2: string;
  readonly scanner: string;
  /** Where a document scanner writes its files; '' is none. */
  readonly scans: string;
  /** The folder of a USB stick that stays in the PC; '' is none. */
  readonly stick: string;
  readonly lan: boolean;
  /** Of the host this PC shall work for, or `find`; '' is a centre of its own. */
  readonly join: string;
}

export type ReadOptions = { type: 'start'; options: StartOptions } | { type: 'help' } | { type: 'wrong'; why: string };

export const help = `npm start -- [options]

  --no-open              open no window and no browser
  --empty                no demonstration: a one-time set-up code makes the first account
  --data DIR             where everything is kept (default: .data in this folder; --empty: .data/empty)
  --port N               the station's port (default 4710): /kiosk /counter /board /office /paper
  --second-port N        the port of the second point's station, Hiển Đông (default 4711; not with --empty)
  --province-port N      the province's port (default 4720)
  --printer WHERE        tcp://ADDRESS[:9100], file:/dev/usb/lp0, serial:/dev/ttyUSB0[@115200], windows:NAME,
                         or simulated (default); #MODEL behind it when it is not 80 mm at 203 dpi: #escpos-58
  --printer2 WHERE       another one, with the staff, tried when the first takes no paper (default: none)
  --scanner WHERE        serial:/dev/ttyACM0[@9600], or simulated (default); one that types needs none
  --scans DIR            the folder a document scanner writes to (default: none, files are chosen by hand)
  --stick DIR            the folder of a USB stick: a second place while no network is there, and the road of bundles
  --lan                  for other machines: the read-only board, and a door where PCs of the point are paired
                         (the station's port + 9)
  --join ADDRESS[:PORT]  this PC is a second one of a point and works for the host there (find: look in the network);
                         starts its station alone, paired at http://localhost:4710/join
  --help                 this text

Ctrl+C ends everything.`;

const printerWays = 'tcp://ADDRESS[:9100], file:/dev/usb/lp0, serial:/dev/ttyUSB0, windows:NAME or simulated';

/** The ports that this start listens at, by their option: a PC that works for a host starts neither province nor second point. */
export function portsTaken(
  options: Pick<StartOptions, 'port' | 'secondPort' | 'provincePort' | 'empty' | 'join'>,
): Record<string, number> {
  const { port, secondPort, provincePort, empty, join } = options;
  if (join !== '') return { '--port': port };
  return { '--port': port, ...(empty ? {} : { '--second-port': secondPort }), '--province-port': provincePort };
}

export function readOptions(args: readonly string[], place: { project: string; cwd: string }): ReadOptions {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { type: 'wrong', why: parsed };
  if (parsed.help) return { type: 'help' };

  const port = portOf(parsed.port ?? '4710');
  if (port === null) return { type: 'wrong', why: `--port ${parsed.port}: a number from 1 to 65535 is needed` };
  const provincePort = portOf(parsed['province-port'] ?? '4720');
  if (provincePort === null) {
    return { type: 'wrong', why: `--province-port ${parsed['province-port']}: a number from 1 to 65535 is needed` };
  }
  const secondPort = portOf(parsed['second-port'] ?? '4711');
  if (secondPort === null) {
    return { type: 'wrong', why: `--second-port ${parsed['second-port']}: a number from 1 to 65535 is needed` };
  }
  const host = parsed.join ?? '';
  const ports = portsTaken({ port, secondPort, provincePort, empty: false, join: host });
  for (const [option, wanted] of Object.entries(ports)) {
    const same = Object.entries(ports).find(([other, taken]) => other !== option && taken === wanted);
    if (same) return { type: 'wrong', why: `${option} and ${same[0]} are both ${wanted}` };
  }
  const printer = parsed.printer ?? 'simulated';
  const printer2 = parsed.printer2 ?? '';
  for (const [option, wish] of [['--printer', printer], ...(printer2 === '' ? [] : [['--printer2', printer2]])]) {
    if (!parsePrinter(wish ?? '').ok) return { type: 'wrong', why: `${option} ${wish}: ${printerWays} is needed` };
  }
  const scanner = parsed.scanner ?? 'simulated';
  if (scanner !== 'simulated' && !/^serial:(\/dev\/[^@]+|COM\d{1,3})(@\d{3,7})?$/.test(scanner)) {
    return {
      type: 'wrong',
      why: `--scanner ${scanner}: serial:/dev/ttyACM0[@9600], serial:COM3 or simulated is needed`,
    };
  }
  const empty = parsed.empty ?? false;
  return {
    type: 'start',
    options: {
      open: !parsed['no-open'],
      empty,
      data: parsed.data ? resolve(place.cwd, parsed.data) : join(place.project, empty ? '.data/empty' : '.data'),
      port,
      secondPort,
      provincePort,
      printer,
      printer2,
      scanner,
      scans: parsed.scans ? resolve(place.cwd, parsed.scans) : '',
      stick: parsed.stick ? resolve(place.cwd, parsed.stick) : '',
      lan: parsed.lan ?? false,
      join: host,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        'no-open': { type: 'boolean' },
        empty: { type: 'boolean' },
        data: { type: 'string' },
        port: { type: 'string' },
        'second-port': { type: 'string' },
        'province-port': { type: 'string' },
        printer: { type: 'string' },
        printer2: { type: 'string' },
        scanner: { type: 'string' },
        scans: { type: 'string' },
        stick: { type: 'string' },
        lan: { type: 'boolean' },
        join: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function portOf(text: string): number | null {
  if (!/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : null;
}
