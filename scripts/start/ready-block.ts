import type { StationReady } from '../../main/station-ready.ts';

/** What a person reads when everything runs: where each role is, and how to get in the first time. */
export interface Ready {
  readonly station: StationReady;
  readonly province: { readonly url: string };
  readonly accounts: readonly SignIn[];
  /** The second reception point, if it was started. */
  readonly second: { name: string; station: StationReady; accounts: readonly SignIn[] } | null;
  readonly data: string;
  readonly printer: string;
  readonly lan: boolean;
}

export interface SignIn {
  readonly role: string;
  readonly login: string;
  readonly password: string;
}

/** `http://localhost:4710/counter#code=…`: the code is in the fragment, which no server and no log ever sees. */
export function addressesOf(station: StationReady): { role: string; page: string; address: string }[] {
  // Another PC took its place: it works for that one, and its own page opens its screens.
  if (station.link !== undefined)
    return [{ role: 'this PC', page: 'join', address: `http://localhost:${station.port}/join` }];
  const { kiosk, counter, board, office, paper } = station.codes;
  const pages = [
    { role: 'kiosk', page: 'kiosk', code: kiosk },
    ...counter.map((code, nth) => ({ role: `counter ${nth + 1}`, page: 'counter', code })),
    { role: 'board', page: 'board', code: board },
    { role: 'office', page: 'office', code: office },
    { role: 'paper', page: 'paper', code: paper },
  ];
  const door = `http://localhost:${station.port}`;
  return pages.map(({ role, page, code }) => ({ role, page, address: `${door}/${page}#code=${code}` }));
}

function setUpAddress({ port, setUpCode }: StationReady): string {
  return `http://localhost:${port}/office#code=${setUpCode}`;
}

export function readyBlock({ station, province, accounts, second, data, printer, lan }: Ready): string {
  return [
    '',
    'Gần Dân is open. Each address attaches one page, once:',
    ...pageLines(station),
    `  ${'province'.padEnd(11)}${province.url}`,
    `  ${'OpenAPI'.padEnd(11)}http://localhost:${station.port}/api/openapi.json`,
    ...(accounts.length === 0 ? [] : ['', 'Sign-ins made for this run (invented people):']),
    ...accounts.map(signInLine),
    ...(second === null
      ? []
      : ['', `${second.name}, the second point, with a log of its own:`, ...pageLines(second.station), '']),
    ...(second?.accounts ?? []).map(signInLine),
    ...(station.setUpCode === null
      ? []
      : ['', 'A new centre. Its first account is made here, once:', `  ${setUpAddress(station)}`]),
    '',
    `  data ${data} · printer ${printer}${lan ? ' · the board is open to the local network' : ''}`,
    '  Ctrl+C ends everything.',
    'READY',
  ].join('\n');
}

function pageLines(station: StationReady): string[] {
  return addressesOf(station).map(({ role, address }) => `  ${role.padEnd(11)}${address}`);
}

function signInLine({ role, login, password }: SignIn): string {
  return `  ${role.padEnd(11)}${login}  ${password}`;
}
