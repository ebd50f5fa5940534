import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountId, CounterId } from '../../domain/ids.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../main/adapters/scanner/no-scanner.ts';
import { startJoinedStation } from '../../main/start-joined-station.ts';
import { value } from './terminal-client.ts';
import { type StationInTest, type Wishes, withStation } from './with-station.ts';

export interface JoinedPcInTest extends StationInTest {
  readonly joined: {
    /** Of its own door, on loopback. */
    readonly port: number;
    readonly folder: string;
  };
  /** Attaches a page there as counter 1, with a clerk signed in. */
  codeOfCounter(): string;
}

/** A host and, paired with it, the PC of counter 1: both in this process, between them the pinned link. */
export function withJoinedPc<T>(wishes: Wishes, run: (at: JoinedPcInTest) => Promise<T>): Promise<T> {
  return withStation({ ...wishes, lan: true }, async (at) => {
    const folder = mkdtempSync(join(tmpdir(), 'gan-dan-joined-'));
    const office = await at.head();
    const wish = { name: 'Quầy số 1', roles: ['counter' as const], counters: ['1'] };
    const { device } = value(await office.client.inviteStation(wish));
    const printer = createPrinter(null);
    const joined = await startJoinedStation(
      {
        ...{ folder, port: 0, pages: folder, version: 'test', address: '', host: null, lanPort: 0 },
        device: { ...device, addresses: ['127.0.0.1'] },
      },
      { operatorLog: { write: () => {} }, printer, scanner: noScanner, discovery: null, onTookOver: () => {} },
    );
    try {
      await connected(joined);
      const [station] = at.station.store.stations.all();
      const account = AccountId('00000000-0000-4000-8000-000000000001');
      const clerk = { id: account, login: 'canbo1', name: 'Cán Bộ Mẫu 1', role: 'clerk' as const, password: '' };
      at.station.store.accounts.insert(clerk, at.clock.now());
      return await run({
        ...at,
        joined: { port: joined.port, folder },
        codeOfCounter: () =>
          at.station.attachCode({
            ...{ role: 'counter', counter: CounterId('1'), account },
            ...(station && { station: station.station }),
          }),
      });
    } finally {
      await joined.close();
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
