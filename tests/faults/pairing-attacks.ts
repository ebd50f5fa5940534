import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { CounterId, StationId } from '../../domain/ids.ts';
import { commitmentOf, sixDigits } from '../../domain/station.ts';
import { clientOf, openHostSocket, type StationClient } from '../../main/adapters/lan/host-client.ts';
import { openHostLink } from '../../main/adapters/lan/host-link.ts';
import { type Identity, makeIdentity } from '../../main/adapters/lan/own-identity.ts';
import { compareWithHost, pairByCode } from '../../main/adapters/lan/pair-with-host.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../main/adapters/scanner/no-scanner.ts';
import {
  base32,
  closedPort,
  digitsAtOffice,
  nonce,
  openRpc,
  type Rig,
  startImpostor,
  startMiddle,
  stranger,
  upgradeOver,
} from '../support/pairing-rig.ts';
import { origin, value } from '../support/terminal-client.ts';

/** True: something was had that must not be had. */
export type Attack = (rig: Rig) => Promise<boolean>;

export const attacks: Readonly<Record<string, Attack>> = {
  'a spoofed discovery: who is found says the host’s key and has another': async ({ key }) => {
    const impostor = await startImpostor();
    const printer = createPrinter(null);
    const link = openHostLink({
      host: { v: 1, addresses: ['127.0.0.1'], port: await closedPort(), host: key, station: StationId('aaaaaaaa') },
      ...{ identity: makeIdentity(), version: 'test', printer, scanner: noScanner },
      alsoAt: () => [impostor.place],
    });
    await impostor.left();
    await link.close();
    await impostor.close();
    return link.welcome() !== null || impostor.heard() > 0;
  },

  'a wrong certificate at the right address: the secret is not said': async (rig) => {
    const device = await rig.invite('Máy mẫu', ['board']);
    const impostor = await startImpostor();
    const answer = await pairByCode({ ...device, port: impostor.place.port }, makeIdentity());
    await impostor.close();
    return answer.ok || impostor.heard() > 0;
  },

  'a fingerprint that changed under a paired station': async (rig) => {
    const impostor = await startImpostor();
    const printer = createPrinter(null);
    const link = openHostLink({
      host: {
        v: 1,
        addresses: ['127.0.0.1'],
        port: impostor.place.port,
        host: rig.key,
        station: StationId('aaaaaaaa'),
      },
      ...{ identity: makeIdentity(), version: 'test', printer, scanner: noScanner, alsoAt: () => [] },
    });
    await impostor.left();
    await new Promise((later) => setTimeout(later, 5));
    const { state, openTerminal } = link;
    const opened = await openTerminal('kiosk', null);
    const stopped = state();
    await link.close();
    await impostor.close();
    return stopped === 'connected' || opened !== null || impostor.heard() > 0;
  },

  'a code that was used': async (rig) => {
    const device = await rig.invite('Máy mẫu', ['board']);
    value(await pairByCode(device, makeIdentity()));
    return (await pairByCode(device, makeIdentity())).ok;
  },

  'two stations with one code at once: one at most': async (rig) => {
    const device = await rig.invite('Máy mẫu', ['board']);
    const both = await Promise.all([pairByCode(device, makeIdentity()), pairByCode(device, makeIdentity())]);
    return both.filter(({ ok }) => ok).length !== 1;
  },

  'a code of eleven minutes ago, also with the wall’s clock set back': async (rig) => {
    const device = await rig.invite('Máy mẫu', ['board']);
    rig.test.clock.pass(10 * 60_000 + 1);
    rig.test.clock.set(rig.test.clock.now() - 60 * 60_000);
    return (await pairByCode(device, makeIdentity())).ok;
  },

  'guesses: after five wrong ones the right one is no use either': async (rig) => {
    const device = await rig.invite('Máy mẫu', ['board']);
    for (let guess = 0; guess < 5; guess++) {
      const secret = base32(randomBytes(17)).slice(0, 26);
      if ((await pairByCode({ ...device, secret }, makeIdentity())).ok) return true;
    }
    return (await pairByCode(device, makeIdentity())).ok;
  },

  'a code that was withdrawn by the next one': async (rig) => {
    const device = await rig.invite('Máy mẫu', ['board']);
    await rig.invite('Máy mẫu', ['kiosk']);
    return (await pairByCode(device, makeIdentity())).ok;
  },

  'nobody invited anybody': async (rig) => {
    await rig.office.client.withdrawInvitation({});
    return (await compareWithHost(rig.place, makeIdentity())).ok;
  },

  'somebody in between passes everything on: the screens differ': async (rig) => {
    await rig.invite('Máy mẫu', ['counter'], ['2']);
    const middle = await startMiddle(rig, makeIdentity(), 'passes-on');
    const station = await compareWithHost(middle.place, makeIdentity());
    const shown = await digitsAtOffice(rig);
    const same = station.ok && station.value.digits === shown;
    if (station.ok) station.value.end();
    await middle.close();
    return same;
  },

  'somebody in between says the station’s commitment for their own key': async (rig) => {
    await rig.invite('Máy mẫu', ['counter'], ['2']);
    const middle = await startMiddle(rig, makeIdentity(), 'copies');
    const station = await compareWithHost(middle.place, makeIdentity());
    const shown = await digitsAtOffice(rig, 200);
    if (station.ok) station.value.end();
    await middle.close();
    return shown !== null;
  },

  'a nonce chosen after the host’s was seen: the commitment holds': async (rig) => {
    await rig.invite('Máy mẫu', ['counter'], ['2']);
    const { client, identity, end } = await stranger(rig);
    const first = { stationKey: identity.key, stationNonce: nonce() };
    const begun = value(await client.beginComparing({ commitment: commitmentOf(first) }));
    // Looks for a nonce whose digits end as it wishes, as one must to make two screens agree.
    let other = nonce();
    const wished = (stationNonce: string) =>
      sixDigits({ hostKey: rig.key, hostNonce: begun.nonce, stationKey: identity.key, stationNonce }).endsWith('7');
    while (!wished(other)) other = nonce();
    const revealed = await client.revealNonce({ comparison: begun.comparison, nonce: other });
    end();
    return revealed.ok;
  },

  'a second nonce for one comparison': async (rig) => {
    await rig.invite('Máy mẫu', ['counter'], ['2']);
    const { client, identity, end } = await stranger(rig);
    const mine = { stationKey: identity.key, stationNonce: nonce() };
    const begun = value(await client.beginComparing({ commitment: commitmentOf(mine) }));
    value(await client.revealNonce({ comparison: begun.comparison, nonce: mine.stationNonce }));
    const again = await client.revealNonce({ comparison: begun.comparison, nonce: nonce() });
    end();
    return again.ok;
  },

  'somebody else’s comparison, revealed and waited for with another key': async (rig) => {
    await rig.invite('Máy mẫu', ['counter'], ['2']);
    const [one, thief] = [await stranger(rig), await stranger(rig)];
    const mine = { stationKey: one.identity.key, stationNonce: nonce() };
    const { comparison } = value(await one.client.beginComparing({ commitment: commitmentOf(mine) }));
    const busy = await thief.client.beginComparing({ commitment: commitmentOf(mine) });
    const revealed = await thief.client.revealNonce({ comparison, nonce: mine.stationNonce });
    const approved = await thief.client.awaitApproval({ comparison });
    one.end();
    thief.end();
    return busy.ok || revealed.ok || approved.ok;
  },

  'the office confirms other digits than it shows': async (rig) => {
    await rig.invite('Máy mẫu', ['counter'], ['2']);
    const { client, identity, end } = await stranger(rig);
    const mine = { stationKey: identity.key, stationNonce: nonce() };
    const { comparison } = value(await client.beginComparing({ commitment: commitmentOf(mine) }));
    const early = await rig.office.client.confirmDigits({ origin: origin(), comparison, digits: '000000' });
    value(await client.revealNonce({ comparison, nonce: mine.stationNonce }));
    const shown = await digitsAtOffice(rig);
    const digits = shown === '000000' ? '000001' : '000000';
    const late = await rig.office.client.confirmDigits({ origin: origin(), comparison, digits });
    end();
    return early.ok || late.ok;
  },

  'a certificate nobody paired': async (rig) => {
    const wishes = { places: [rig.place], identity: makeIdentity(), pin: rig.key };
    const opened = [
      await openHostSocket({ ...wishes, path: '/station' }),
      await openHostSocket({ ...wishes, path: '/rpc' }),
    ];
    for (const each of opened) if (each.ok) each.value.ws.terminate();
    return opened.some(({ ok }) => ok);
  },

  'no certificate, an old TLS, or none at all': async ({ place }) => {
    const bare = await upgradeOver({ ...place, rejectUnauthorized: false });
    const { privateKey: key, certificate: cert } = makeIdentity();
    const old = await upgradeOver({ ...place, rejectUnauthorized: false, key, cert, maxVersion: 'TLSv1.2' });
    const clear = await new Promise<boolean>((resolve) => {
      const socket = new WebSocket(`ws://${place.host}:${place.port}/rpc`);
      socket.on('open', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    return bare || old || clear;
  },

  'the certificate of a paired station without its key': async (rig) => {
    const { identity } = await rig.paired(['board']);
    const own = makeIdentity();
    const stolen: Identity = { ...own, certificate: identity.certificate };
    const opened = await openHostSocket({ places: [rig.place], identity: stolen, pin: rig.key, path: '/rpc' }).catch(
      () => ({ ok: false }) as const,
    );
    return opened.ok;
  },

  'a page of a browser at the door for PCs': async (rig) => {
    const { identity } = await rig.paired(['board']);
    const { privateKey: key, certificate: cert } = identity;
    return upgradeOver({ ...rig.place, rejectUnauthorized: false, key, cert }, { origin: 'https://xa-la.invalid' });
  },

  'a station that was removed, on the road it has open and on a new one': async (rig) => {
    const { identity, station } = await rig.paired(['kiosk']);
    const wishes = { places: [rig.place], identity, pin: rig.key };
    const open = value(await openHostSocket({ ...wishes, path: '/station' }));
    const client = clientOf<StationClient>(open);
    value(await client.openTerminal({ role: 'kiosk', counter: null }));
    value(await rig.office.client.removeStation({ origin: origin(), station }));
    const after = await client.openTerminal({ role: 'kiosk', counter: null }).catch(() => null);
    const again = await openHostSocket({ ...wishes, path: '/rpc' });
    return after?.ok === true || again.ok;
  },

  'a kiosk’s PC that asks for a counter, the office, the simulators or another’s counter': async (rig) => {
    const { identity } = await rig.paired(['kiosk']);
    const wishes = { places: [rig.place], identity, pin: rig.key };
    const open = value(await openHostSocket({ ...wishes, path: '/station' }));
    const client = clientOf<StationClient>(open);
    const asked = [
      await client.openTerminal({ role: 'counter', counter: CounterId('1') }),
      await client.openTerminal({ role: 'office', counter: null }),
      await client.openTerminal({ role: 'board', counter: null }),
      await client.openTerminal({ role: 'paper' as 'board', counter: null }).catch(() => ({ ok: false })),
      await client.openTerminal({ role: 'kiosk', counter: CounterId('1') }),
    ];
    open.ws.terminate();
    return asked.some(({ ok }) => ok);
  },

  'a code or a token of another PC’s screen': async (rig) => {
    const [kiosk, counter] = [await rig.paired(['kiosk']), await rig.paired(['counter'], ['2'])];
    const { station } = rig.test;
    const at = (identity: Identity) => openRpc(rig, identity);
    // The host's own screens, and the other station's.
    const ofHost = station.attachCode({ role: 'counter', counter: CounterId('1'), account: null });
    const ofCounter = station.attachCode({
      ...{ role: 'counter', counter: CounterId('2'), account: null, station: counter.station },
    });
    const kioskRoad = await at(kiosk.identity);
    const had = [await kioskRoad.client.attachTerminal({ code: ofHost })];
    had.push(await kioskRoad.client.attachTerminal({ code: ofCounter }));
    kioskRoad.end();
    const wanted = station.attachCode({
      ...{ role: 'counter', counter: CounterId('2'), account: null, station: counter.station },
    });
    const counterRoad = await at(counter.identity);
    const { token } = value(await counterRoad.client.attachTerminal({ code: wanted }));
    counterRoad.end();
    const thief = await openRpc(rig, kiosk.identity, token);
    const who = await thief.client.whoAmI({}).catch(() => null);
    thief.end();
    const atHost = await fetch(`http://127.0.0.1:${rig.test.port}/api/whoAmI`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{}',
    });
    return had.some(({ ok }) => ok) || who !== null || atHost.ok;
  },

  'a role that was taken away': async (rig) => {
    const { identity, station } = await rig.paired(['counter', 'office'], ['2']);
    const code = rig.test.station.attachCode({
      ...{ role: 'office', counter: null, account: null, station },
    });
    const road = await openRpc(rig, identity);
    const { token } = value(await road.client.attachTerminal({ code }));
    road.end();
    const open = await openRpc(rig, identity, token);
    await open.client.whoAmI({});
    const rights = { name: 'Máy mẫu', roles: ['counter' as const], counters: ['2'] };
    value(await rig.office.client.setStationRoles({ origin: origin(), station, ...rights }));
    const cut = await open.client.whoAmI({}).catch(() => null);
    const next = await openRpc(rig, identity, token);
    const after = await next.client.whoAmI({}).catch(() => null);
    next.end();
    return cut !== null || after !== null;
  },
};
