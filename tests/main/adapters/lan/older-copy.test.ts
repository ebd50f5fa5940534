import { expect, test } from 'vitest';
import { clientOf, openHostSocket, type StationClient } from '../../../../main/adapters/lan/host-client.ts';
import { writeHealed } from '../../../../main/operations/backups/healed.ts';
import { REMEMBERED } from '../../../../main/store/remembered.ts';
import { withRig } from '../../../support/pairing-rig.ts';
import { origin, value } from '../../../support/terminal-client.ts';

const door = { addresses: ['127.0.0.1'], port: 4 };
const healed = {
  ...{ at: 1, why: 'damaged' as const, press: null, backup: null, salvaged: 0, unread: 0, aside: 'log.corrupt-1.db' },
  ...{ withoutAccounts: true, seen: false },
};

test('a host that was healed and lacks something leaves the stand-in the copy of before, until the office has read so', () =>
  withRig(async ({ place, key, paired, office, test: { station } }) => {
    const { identity, station: name } = await paired(['office']);
    value(await office.client.chooseStandIn({ origin: origin(), station: name }));
    const opened = value(await openHostSocket({ places: [place], identity, pin: key, path: '/station' }));
    const standIn = clientOf<StationClient>(opened);
    const asks = async () => [
      (await standIn.followCopy({ have: null, door })).ok,
      (await standIn.copySecrets({ sealTo: '' }).catch(() => ({ ok: true }))).ok,
    ];
    expect(await asks()).toEqual([true, true]);
    const { memory } = station.store;
    // healed whole: there is nothing to keep back
    writeHealed(memory, healed);
    expect(await asks()).toEqual([true, true]);
    memory.set(REMEMBERED, JSON.stringify({ stream: 'a-stream-of-before', seq: 7 }));
    expect(await asks()).toEqual([false, false]);
    value(await office.client.noteHealed({}));
    expect(await asks()).toEqual([true, true]);
    opened.ws.terminate();
  }));
