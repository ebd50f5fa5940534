import { describe, expect, test } from 'vitest';
import {
  clientOf,
  openHostSocket,
  type PairingClient,
  type StationClient,
} from '../../main/adapters/lan/host-client.ts';
import { openHostLink } from '../../main/adapters/lan/host-link.ts';
import { makeIdentity } from '../../main/adapters/lan/own-identity.ts';
import { compareWithHost } from '../../main/adapters/lan/pair-with-host.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../main/adapters/scanner/no-scanner.ts';
import { digitsAtOffice, invitationAt, openRpc, startImpostor, stranger, withRig } from '../support/pairing-rig.ts';
import { origin, value } from '../support/terminal-client.ts';
import { attacks } from './pairing-attacks.ts';

/** T23 of `reliability.md`: each kind of attack in turn; `npm run check:full` asks for two hundred. */
const ATTACKS = Number(process.env.GAN_DAN_ATTACKS ?? 46);

const kinds = Object.entries(attacks);

describe('T23: who is let in', () => {
  test(`${ATTACKS} attacks of ${kinds.length} kinds: nobody`, () =>
    withRig(async (rig) => {
      const accepted: string[] = [];
      for (let n = 0; n < ATTACKS; n++) {
        const [kind, attack] = kinds[n % kinds.length] ?? kinds[0] ?? [];
        // Whoever is not paired may ask so often; the next attack begins when nobody has asked for a while.
        rig.test.clock.pass(60_000);
        if (!kind || !attack || (await attack(rig))) accepted.push(`${n}: ${kind}`);
      }
      expect(accepted).toEqual([]);
    }));

  test('the rig lets in who is right, by either way, and hears what somebody says who looks at no key', () =>
    withRig(async (rig) => {
      const byCode = await rig.paired(['kiosk']);
      const link = await openHostSocket({
        places: [rig.place],
        identity: byCode.identity,
        pin: rig.key,
        path: '/station',
      });
      const open = value(link);
      const client = clientOf<StationClient>(open);
      expect(value(await client.openTerminal({ role: 'kiosk', counter: null })).code).toHaveLength(26);
      open.ws.terminate();

      await rig.invite('Quầy mẫu', ['counter'], ['2']);
      const identity = makeIdentity();
      const comparing = await compareWithHost(rig.place, identity);
      if (!comparing.ok) throw new Error(comparing.error.type);
      const shown = await digitsAtOffice(rig);
      expect(shown).toBe(comparing.value.digits);
      const { comparison } = await invitationAt(rig);
      value(
        await rig.office.client.confirmDigits({ origin: origin(), comparison: comparison ?? '', digits: shown ?? '' }),
      );
      const host = value(await comparing.value.same());
      expect(host.host).toBe(rig.key);
      (await openRpc(rig, identity)).end();

      // The broken build: a station that does not compare the key tells its secret to whoever answers.
      const device = await rig.invite('Máy mẫu', ['board']);
      const impostor = await startImpostor();
      const blind = await openHostSocket({ places: [impostor.place], identity, pin: null, path: '/pairing' });
      if (blind.ok)
        void clientOf<PairingClient>(blind.value)
          .pairByCode(device)
          .catch(() => {});
      await expect.poll(() => impostor.heard()).toBeGreaterThan(0);
      if (blind.ok) blind.value.ws.terminate();
      await impostor.close();
    }));

  test('a link that is closed while it is being made ends, however far it had come', () =>
    withRig(async (rig) => {
      const { identity, station } = await rig.paired(['kiosk']);
      const { host, port } = rig.place;
      const printer = createPrinter(null);
      for (const ms of [0, 1, 2, 4, 8, 12, 16, 24, 32, 64]) {
        const link = openHostLink({
          ...{ host: { v: 1, addresses: [host], port, host: rig.key, station }, identity, version: 'test' },
          ...{ printer, scanner: noScanner, alsoAt: () => [] },
        });
        await new Promise((later) => setTimeout(later, ms));
        await link.close();
      }
    }));

  test('five wrong codes lock the invitation, and the office is told', () =>
    withRig(async (rig) => {
      await attacks['guesses: after five wrong ones the right one is no use either']?.(rig);
      for await (const { invitation, last } of await rig.office.client.watchStations({})) {
        expect(invitation).toBeNull();
        expect(last).toEqual({ what: 'locked', name: 'Máy mẫu' });
        break;
      }
    }));

  test('whoever is not paired may not ask without end', () =>
    withRig(async (rig) => {
      const { client, end } = await stranger(rig);
      const answers: string[] = [];
      for (let n = 0; n < 14; n++) {
        const answer = await client.pairByCode({ pairing: 'aaaaaaaa', secret: 'x' });
        answers.push(answer.ok ? 'ok' : answer.error.type);
      }
      end();
      expect(answers.filter((each) => each === 'please-wait')).toHaveLength(2);
    }));
});
