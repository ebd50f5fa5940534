import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { HostFile } from '../../contract/station-api.ts';
import { AccountId } from '../../domain/ids.ts';
import { openFollowed } from '../../main/adapters/lan/follow-host.ts';
import { openHostLink } from '../../main/adapters/lan/host-link.ts';
import { openIdentity } from '../../main/adapters/lan/own-identity.ts';
import { pairByCode } from '../../main/adapters/lan/pair-with-host.ts';
import { takeOver } from '../../main/adapters/lan/take-over.ts';
import { readTookOver } from '../../main/adapters/lan/took-over.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../main/adapters/scanner/no-scanner.ts';
import { createPasswords } from '../../main/adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { readFormer } from '../../main/operations/stand-in/former-standing.ts';
import { type Rig, withRig } from '../support/pairing-rig.ts';
import { type Connection, origin, value } from '../support/terminal-client.ts';
import { type Cable, layCable } from '../support/two-pcs.ts';
import { withStation } from '../support/with-station.ts';

const password = 'chim-sao-bay-cao';
const devices = { printer: createPrinter(null), scanner: noScanner, version: 'test', alsoAt: () => [] };
const numberAt = async ({ client }: Connection) =>
  value(await client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' })).number;

/** A PC of the office behind that cable, chosen as the stand-in. */
async function standInBehind(rig: Rig, cable: Cable, folder: string) {
  const encoded = await createPasswords(openKeyFileVault(rig.test.folder)).hash(password);
  const id = AccountId('00000000-0000-4000-8000-000000000077');
  const { store } = rig.test.station;
  store.accounts.insert({ id, login: 'pho', name: 'Phó Mẫu', role: 'head', password: encoded }, 0);
  const identity = openIdentity(folder);
  const device = { ...(await rig.invite('Máy văn phòng', ['office'])), port: cable.port };
  const host: HostFile = { ...value(await pairByCode(device, identity)) };
  writeFileSync(join(folder, 'host.json'), JSON.stringify(host));
  value(await rig.office.client.chooseStandIn({ origin: origin(), station: host.station }));
  const followed = openFollowed(folder, Date.now);
  const link = openHostLink({
    ...{ ...devices, host, identity },
    follow: (client, signal) => followed.follow(client, { addresses: ['127.0.0.1'], port: 0 }, signal),
  });
  await vi.waitUntil(() => followed.state().wholeAt !== null, 30_000);
  return { host, link };
}

test('T35, T37: host and stand-in, cut from each other while both live, give no number twice, and come together when the cable is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-cut-'));
  const steppedDown: HostFile[] = [];
  await withRig(
    async (rig) => {
      const cable = await layCable(rig.place);
      const { host, link } = await standInBehind(rig, cable, folder);
      const kiosk = await rig.test.kiosk();
      const numbers = [await numberAt(kiosk), await numberAt(kiosk)];
      const old = rig.test.station.store;
      await vi.waitUntil(() => copyAt(rig).then((copy) => copy?.behind === 0), 30_000);

      cable.pull();
      await vi.waitUntil(() => link.state() === 'host-unreachable', 30_000);
      // Its own kiosk and counters go on: for them the host is not gone.
      numbers.push(await numberAt(kiosk));
      const isGone = () => link.state() !== 'connected';
      expect(await takeOver({ folder, host, login: 'pho', password, isGone })).toEqual({ ok: true, value: null });
      await link.close();

      await withStation({ folder, lan: true, tookOver: readTookOver(folder) }, async (there) => {
        const kioskThere = await there.kiosk();
        for (let each = 0; each < 3; each++) numbers.push(await numberAt(kiosk), await numberAt(kioskThere));
        const { store } = there.station;
        expect([old.health().writable, store.health().writable]).toEqual([true, true]);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(readFormer(store)?.state).toBe('missing');

        // Back, and pulled again the moment the old host has stopped: its answer never comes, and the meeting is begun anew.
        const cut = { knocks: 0 };
        const off = old.onChange(() => {
          if (old.health().writable || cut.knocks > 0) return;
          cable.pull();
          cut.knocks = cable.knocks();
        });
        cable.plugIn();
        await vi.waitUntil(() => cut.knocks > 0, 30_000);
        numbers.push(await numberAt(kioskThere));
        await vi.waitUntil(() => cable.knocks() > cut.knocks, 30_000);
        expect(readFormer(store)?.state).toBe('meeting');
        off();
        cable.plugIn();
        await vi.waitUntil(() => readFormer(store)?.state === 'met', 40_000);

        expect(old.health().writable).toBe(false);
        const pressed = { origin: origin(), queue: 'B', priority: null, language: 'vi' as const };
        expect(await kiosk.client.issueTicket(pressed)).toMatchObject({ error: { type: 'log-not-writable' } });
        const issued = store.databases.read
          .prepare("SELECT json ->> '$.facts.number' FROM events WHERE type = 'ticket-issued'")
          .pluck()
          .all();
        expect(issued.toSorted()).toEqual(numbers.toSorted());
        expect(steppedDown.map((each) => each.host)).toContain(openIdentity(folder).key);

        // It is a station of the one that it chose, under the key it always had.
        const asStation = openHostLink({
          ...{ ...devices, identity: openIdentity(rig.test.folder) },
          host: { ...(steppedDown[0] as HostFile), addresses: ['127.0.0.1'] },
        });
        await vi.waitUntil(() => asStation.state() === 'connected', 30_000);
        await asStation.close();
      });
      await cable.close();
    },
    undefined,
    { onStepDown: (host) => void steppedDown.push(host) },
  );
  rmSync(folder, { recursive: true, force: true });
});

async function copyAt({ office }: Rig) {
  for await (const { stations } of await office.client.watchStations({})) return stations[0]?.copy ?? null;
  return null;
}
