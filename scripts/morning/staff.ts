import type { StationReady } from '../../main/station-ready.ts';
import { type Connection, connect, origin, reconnect, value } from '../terminal-client.ts';

/** The first day of a new centre: the head comes in with the set-up code and makes an account for each counter's clerk. */
export interface Staff {
  readonly kiosks: readonly [Connection, Connection];
  /** Signed in and open for every queue. */
  readonly counters: readonly { readonly counter: string; readonly connection: Connection }[];
  readonly board: Connection;
  /** The head's. */
  readonly office: Connection;
  close(): void;
}

const password = 'mot-mat-khau-dai';
const queues = ['A', 'B', 'C', 'D', 'E', 'F'];

/** Both kiosks have the token of the one code that a start gives: two screens, each with its own connection. */
export async function employ({ port, codes, setUpCode }: StationReady): Promise<Staff> {
  if (setUpCode === null) throw new Error('a new centre must offer a set-up code');
  const office = await changed(port, await connect(port, setUpCode), (at) =>
    at.client.createFirstAccount({ origin: origin(), login: 'truong.mau', name: 'Trưởng Trung Tâm Mẫu', password }),
  );
  const counters = [];
  for (const [index, code] of codes.counter.entries()) {
    const counter = String(index + 1);
    const clerk = { login: `canbo.mau.${counter}`, name: `Cán Bộ Mẫu ${counter}`, password };
    value(await office.client.createAccount({ origin: origin(), ...clerk, role: 'clerk' }));
    const connection = await changed(port, await connect(port, code), (at) =>
      at.client.signIn({ login: clerk.login, password }),
    );
    value(await connection.client.openCounter({ origin: origin(), counter, queues }));
    counters.push({ counter, connection });
  }
  const first = await connect(port, codes.kiosk);
  const kiosks = [first, await reconnect(port, first.token)] as const;
  const board = await connect(port, codes.board);
  const everybody = [office, ...kiosks, board, ...counters.map(({ connection }) => connection)];
  const close = () => {
    for (const each of everybody) each.close();
  };
  return { kiosks, counters, board, office, close };
}

/** Signing in gives the terminal another token. */
async function changed(
  port: number,
  before: Connection,
  signIn: (at: Connection) => Promise<Parameters<typeof value<{ token: string }>>[0]>,
): Promise<Connection> {
  const { token } = value(await signIn(before));
  before.close();
  return reconnect(port, token);
}
