import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFollowed } from '../../../../main/adapters/lan/follow-host.ts';
import { openHostLink } from '../../../../main/adapters/lan/host-link.ts';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../../../main/adapters/scanner/no-scanner.ts';
import { type Rig, withRig } from '../../../support/pairing-rig.ts';
import { origin, value } from '../../../support/terminal-client.ts';

test('T39b: what only the host has is counted, and is an alarm after an hour, until its stand-in has it', () =>
  withRig(async (rig) => {
    const folder = mkdtempSync(join(tmpdir(), 'gan-dan-two-'));
    const { identity, station } = await rig.paired(['office']);
    value(await rig.office.client.chooseStandIn({ origin: origin(), station }));
    const follow = () => {
      const followed = openFollowed(folder, Date.now);
      return openHostLink({
        ...{ identity, version: 'test', printer: createPrinter(null), scanner: noScanner, alsoAt: () => [] },
        host: { v: 1, addresses: [rig.place.host], port: rig.place.port, host: rig.key, station },
        follow: (client, signal) => followed.follow(client, { addresses: ['127.0.0.1'], port: 4 }, signal),
      });
    };
    const kiosk = await rig.test.kiosk();
    const tap = async () =>
      value(await kiosk.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }));
    // The first of a day opens it too.
    await tap();
    const first = follow();
    await expect.poll(() => aloneAt(rig)).toMatchObject({ events: 0, alarm: false });
    await first.close();

    for (let each = 0; each < 3; each++) await tap();
    await expect.poll(() => aloneAt(rig)).toMatchObject({ events: 3, alarm: false });
    rig.test.clock.pass(60 * 60 * 1000 + 1);
    await expect.poll(() => aloneAt(rig)).toMatchObject({ events: 3, alarm: true });
    const again = follow();
    await expect.poll(() => aloneAt(rig)).toEqual({ stick: 'none', events: 0, oldest: null, alarm: false });
    await again.close();
    rmSync(folder, { recursive: true, force: true });
  }));

async function aloneAt({ office }: Rig) {
  for await (const { alone } of await office.client.watchOffice({})) return alone;
  throw new Error('the office is shown nothing');
}
