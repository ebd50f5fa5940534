import { parseArgs } from 'node:util';

/** The windows a person, an autostart entry or `npm start` asks for, and the station they belong to. */
export interface CommandLine {
  readonly windows: readonly { readonly role: WindowRole; readonly code: string | null }[];
  readonly folder: string;
  readonly port: number;
  readonly province: string | null;
  readonly printer: string | null;
  readonly printer2: string | null;
  readonly scanner: string | null;
  readonly scans: string | null;
  readonly lan: boolean;
  /** This PC is paired with a host, or shall be; its address, or `find`. */
  readonly join: string | null;
  /** Beside each counter's window its strip, over all other programs, and the keys that are heard from them. */
  readonly strip: boolean;
  /** Ordinary windows for every role: for looking at the product, not for the lobby. */
  readonly windowed: boolean;
}

export const windowRoles = ['kiosk', 'counter', 'board', 'office', 'paper'] as const;
export type WindowRole = (typeof windowRoles)[number];

/** `--role` may come several times; the n-th `--code` belongs to the n-th `--role`. No role: the station alone. */
export function readCommandLine(args: readonly string[], home: string): CommandLine | { wrong: string } {
  const { values } = parseArgs({
    args: [...args],
    // Electron and Chromium take switches of their own from the same line.
    strict: false,
    options: {
      role: { type: 'string', multiple: true },
      code: { type: 'string', multiple: true },
      folder: { type: 'string' },
      port: { type: 'string' },
      province: { type: 'string' },
      printer: { type: 'string' },
      printer2: { type: 'string' },
      scanner: { type: 'string' },
      scans: { type: 'string' },
      lan: { type: 'boolean' },
      join: { type: 'string' },
      windowed: { type: 'boolean' },
      strip: { type: 'boolean' },
    },
  });
  const roles = texts(values.role);
  const codes = texts(values.code);
  const unknown = roles.find((role) => !isWindowRole(role));
  if (unknown !== undefined) return { wrong: `--role ${unknown}: ${windowRoles.join(', ')}` };
  const port = Number(values.port ?? 4710);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return { wrong: `--port ${values.port}` };
  return {
    windows: roles.filter(isWindowRole).map((role, nth) => ({ role, code: codes[nth] ?? null })),
    folder: text(values.folder) ?? home,
    port,
    province: text(values.province),
    printer: text(values.printer),
    printer2: text(values.printer2),
    scanner: text(values.scanner),
    scans: text(values.scans),
    lan: values.lan === true,
    join: text(values.join),
    strip: values.strip === true,
    windowed: values.windowed === true,
  };
}

function isWindowRole(role: string): role is WindowRole {
  return windowRoles.some((known) => known === role);
}

function texts(given: string | boolean | (string | boolean)[] | undefined): string[] {
  return [given].flat().filter((each) => typeof each === 'string');
}

function text(given: string | boolean | (string | boolean)[] | undefined): string | null {
  return texts(given)[0] ?? null;
}
