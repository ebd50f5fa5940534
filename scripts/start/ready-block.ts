import type { StationReady } from '../../main/station-ready.ts';

/** What a person reads when everything runs: where each role is, and how to get in the first time. */
export interface Ready {
  readonly station: StationReady;
  readonly province: { readonly url: string };
  readonly accounts: readonly SignIn[];
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
export function addressesOf(station: StationReady): { role: string; address: string }[] {
  const { kiosk, counter, board, office, paper } = station.codes;
  const pages = [
    { role: 'kiosk', code: kiosk },
    ...counter.map((code) => ({ role: 'counter', code })),
    { role: 'board', code: board },
    { role: 'office', code: office },
    { role: 'paper', code: paper },
  ];
  return pages.map(({ role, code }) => ({ role, address: `http://localhost:${station.port}/${role}#code=${code}` }));
}

export function readyBlock({ station, province, accounts, data, printer, lan }: Ready): string {
  return [
    '',
    'Gần Dân is open. Each address attaches one page, once:',
    ...addressesOf(station).map(({ role, address }) => `  ${role.padEnd(9)}${address}`),
    `  ${'province'.padEnd(9)}${province.url}`,
    `  ${'OpenAPI'.padEnd(9)}http://localhost:${station.port}/api/openapi.json`,
    ...(accounts.length === 0 ? [] : ['', 'Sign-ins made for this run (invented people):']),
    ...accounts.map(({ role, login, password }) => `  ${role.padEnd(9)}${login}  ${password}`),
    ...(station.setUpCode === null
      ? []
      : ['', `  set-up code of the first account (office page): ${station.setUpCode}`]),
    '',
    `  data ${data} · printer ${printer}${lan ? ' · the board is open to the local network' : ''}`,
    '  Ctrl+C ends everything.',
    'READY',
  ].join('\n');
}
