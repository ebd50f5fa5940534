/** How the programs end: one table for the station, the windows and what is asked on the command line. */
export const exitCodes = {
  ended: { code: 0, says: 'ended as asked; what was asked for is well' },
  usage: { code: 2, says: 'the command line is wrong: standard error says where, --help says how' },
  refused: { code: 3, says: 'refused, and nothing changed: the last line of standard output says why' },
  portTaken: { code: 4, says: 'the port is taken by another program, or by a station that runs already' },
  configurationWrong: { code: 5, says: '--validate-config: a file is missing or wrong; each fault is a line' },
  unwell: { code: 6, says: '--doctor: something has to be mended; --print-test, --export-diagnostics: not done' },
  storeBroken: { code: 70, says: 'the store failed while running: start it again, it heals by reopening' },
  changeOver: { code: 75, says: 'the point is closed and an update waits: the launcher changes over and starts again' },
} as const satisfies Record<string, { readonly code: number; readonly says: string }>;

export type ExitName = keyof typeof exitCodes;

export function exitCode(name: ExitName): number {
  return exitCodes[name].code;
}
