import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountId, CounterId } from '../../domain/ids.ts';
import { readJoinFiles } from '../../main/adapters/lan/host-file.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../main/adapters/scanner/no-scanner.ts';
import { type JoinedSettings, startJoinedStation } from '../../main/start-joined-station.ts';
import { value } from './terminal-client.ts';
import { type StationInTest, type Wishes, withStation } from './with-station.ts';

export interface JoinedPcInTest extends StationInTest {
  readonly joined: {
    /** Of its own door, on loopback. */
    readonly port: number;
    readonly folder: string;
    /** The same PC, in another version. */
    startAgain(version: string): Promise<void>;
  };
  /** Attaches a page there as counter 1, with a clerk signed in. */
  codeOfCounter(): string;
}

/** What that PC is, where it matters. */
export type JoinedPcWish = { readonly version?: string } & Partial<
  Pick<Parameters<typeof startJoinedStation>[1], 'pc' | 'updates' | 'printer' | 'scanner'>
>;

/** A host and, paired with it, the PC of counter 1: both in this process, between them the pinned link. */
export function withJoinedPc<T>(
  wishes: Wishes,
  run: (at: JoinedPcInTest) => Promise<T>,
  { version = 'test', ...pc }: JoinedPcWish = {},
): Promise<T> {
  return withStation({ ...wishes, lan: true }, async (at) => {
    const folder = mkdtempSync(join(tmpdir(), 'gan-dan-joined-'));
    const office = await at.head();
    const wish = { name: 'Quầy số 1', roles: ['counter' as const], counters: ['1'] };
    const { device } = value(await office.client.inviteStation(wish));
    const printer = pc.printer ?? createPrinter(null);
    const start = (runs: string, files: Pick<JoinedSettings, 'device' | 'host'>) =>
      startJoinedStation(
        { ...{ folder, port: 0, pages: folder, version: runs, address: '', lanPort: 0 }, ...files },
        {
          ...{ operatorLog: { write: () => {} }, discovery: null, onTookOver: () => {} },
          ...{ scanner: noScanner, ...pc, printer },
        },
      );
    const now = { joined: await start(version, { device: { ...device, addresses: ['127.0.0.1'] }, host: null }) };
    try {
      await connected(now.joined);
      const [station] = at.station.store.stations.all();
      const account = AccountId('00000000-0000-4000-8000-000000000001');
      const clerk = { id: account, login: 'canbo1', name: 'Cán Bộ Mẫu 1', role: 'clerk' as const, password: '' };
      at.station.store.accounts.insert(clerk, at.clock.now());
      return await run({
        ...at,
        joined: {
          folder,
          get port() {
            return now.joined.port;
          },
          startAgain: async (runs) => {
            await now.joined.close();
            const files = readJoinFiles(folder);
            if (!files.ok) throw new Error(files.error.type);
            now.joined = await start(runs, files.value);
            await connected(now.joined);
          },
        },
        codeOfCounter: () =>
          at.station.attachCode({
            ...{ role: 'counter', counter: CounterId('1'), account },
            ...(station && { station: station.station }),
          }),
      });
    } finally {
      await now.joined.close();
      await printer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

function connected(joined: { state(): string; onChange(listener: () => void): () => void }): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (joined.state() !== 'connected') return;
      stop();
      resolve();
    };
    const stop = joined.onChange(look);
    look();
  });
}
