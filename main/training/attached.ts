import type { AccountId } from '../../domain/ids.ts';
import { colleagueCounter } from '../../domain/training/practice-point.ts';
import type { Ids } from '../ports/ids.ts';
import type { Station } from '../start-station.ts';

/** The invented kiosk and the colleague at the other counter come in by the door, each with a code, once. */
export function createAttached(station: () => Station, ids: Ids) {
  const people: { colleague: AccountId | null; tokens: Map<string, Promise<string>> } = {
    colleague: null,
    tokens: new Map(),
  };
  const post = async (method: string, body: object, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const url = `http://127.0.0.1:${station().port}/api/${method}`;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { value?: { token?: string } };
  };
  const attach = async (code: string) => (await post('attachTerminal', { code })).value?.token ?? '';
  const once = (name: string, make: () => Promise<string>) => {
    const known = people.tokens.get(name) ?? make();
    people.tokens.set(name, known);
    return known;
  };
  return {
    is: (account: AccountId) => {
      people.colleague = account;
    },
    kiosk: () => once('kiosk', () => attach(station().attachCode({ role: 'kiosk', counter: null, account: null }))),
    colleague: () =>
      once('colleague', async () => {
        const { store } = station();
        const wish = { role: 'counter' as const, counter: colleagueCounter, account: people.colleague };
        const token = await attach(station().attachCode(wish));
        const queues = store.point.queues.slice(-1).map(({ id }) => id);
        await post('openCounter', { origin: ids.origin(), counter: colleagueCounter, queues }, token);
        return token;
      }),
  };
}
