import { type Asked, askedOf, type Given, isPort, parseLine, passedOn } from '../command-line.ts';
import { installedConfiguration } from '../take-over-configuration.ts';

/** The windows a person, an autostart entry or `npm start` asks for, and the station they belong to. */
export interface CommandLine {
  readonly windows: readonly { readonly role: WindowRole; readonly code: string | null }[];
  readonly folder: string;
  readonly port: number;
  /** Of the station, should none be running. */
  readonly station: readonly string[];
  /** Beside each counter's window its strip, over all other programs, and the keys that are heard from them. */
  readonly strip: boolean;
  /** Staff pages go into practice as soon as somebody is signed in. */
  readonly training: boolean;
  /** Ordinary windows for every role: for looking at the product, not for the lobby. */
  readonly windowed: boolean;
}

export const windowRoles = ['kiosk', 'counter', 'board', 'office', 'paper'] as const;
export type WindowRole = (typeof windowRoles)[number];

/** `--role` may come several times; the n-th `--code` belongs to the n-th `--role`. No role: the station alone. */
export function readCommandLine(
  args: readonly string[],
  home: string,
): CommandLine | { asked: Asked; folder: string; given: Given } | { wrong: string } {
  const given = parseLine('windows', args);
  if ('wrong' in given) return { wrong: String(given.wrong) };
  const folder = texts(given.folder)[0] ?? home;
  const asked = askedOf(given);
  if (asked !== null) return { asked, folder, given };
  const roles = texts(given.role);
  const codes = texts(given.code);
  const unknown = roles.find((role) => !isWindowRole(role));
  if (unknown !== undefined) return { wrong: `--role ${unknown}: ${windowRoles.join(', ')}` };
  const port = texts(given.port)[0] ?? '4710';
  if (!isPort(port) || Number(port) === 0) return { wrong: `--port ${port}: a number from 1 to 65535` };
  return {
    windows: roles.filter(isWindowRole).map((role, nth) => ({ role, code: codes[nth] ?? null })),
    ...{ folder, port: Number(port) },
    station: passedOn({ configuration: installedConfiguration(), ...given, folder, port, 'set-up': true }),
    strip: given.strip === true,
    training: given.training === true,
    windowed: given.windowed === true,
  };
}

function isWindowRole(role: string): role is WindowRole {
  return windowRoles.some((known) => known === role);
}

function texts(given: Given[keyof Given]): string[] {
  return [given].flat().filter((each) => typeof each === 'string');
}
