import { describe, expect, test } from 'vitest';
import { origin, value } from '../support/terminal-client.ts';
import { withStation } from '../support/with-station.ts';

const kioskWish = (queue: string) => ({ origin: origin(), queue, priority: null, language: 'vi' });

describe('people who press at the same moment', () => {
  test('at two kiosks, a hundred times, get two hundred different numbers and no error', () =>
    withStation({}, async ({ kiosk }) => {
      const [left, right] = await Promise.all([kiosk(), kiosk()]);
      const numbers: string[] = [];
      for (let pair = 0; pair < 100; pair++) {
        const both = await Promise.all([left, right].map(({ client }) => client.issueTicket(kioskWish('B'))));
        numbers.push(...both.map((each) => value(each).number));
      }
      expect(new Set(numbers).size).toBe(200);
      expect([...numbers].sort()).toEqual(Array.from({ length: 200 }, (_, n) => `B${String(n + 1).padStart(3, '0')}`));
    }));

  test('two clerks with a hundred calls each over four hundred waiting serve two hundred different citizens', () =>
    withStation({}, async ({ kiosk, counter }) => {
      const { client } = await kiosk();
      for (let n = 0; n < 400; n++) value(await client.issueTicket(kioskWish('BCD'[n % 3] ?? 'B')));
      const clerks = await Promise.all([counter('1'), counter('2')]);
      const served: string[] = [];
      for (let call = 0; call < 100; call++) {
        const answers = await Promise.all(
          clerks.map(async ({ client: clerk }, n) => {
            const at = () => ({ origin: origin(), counter: String(n + 1) });
            const called = value(await clerk.callNext(at())).current;
            value(await clerk.startService(at()));
            return called?.number ?? 'nobody';
          }),
        );
        served.push(...answers);
      }
      expect(new Set(served).size).toBe(200);
      expect(served).not.toContain('nobody');
    }));

  test('a clerk who presses next twice recalls the citizen and skips nobody', () =>
    withStation({}, async ({ kiosk, counter }) => {
      const { client } = await kiosk();
      for (let n = 0; n < 3; n++) value(await client.issueTicket(kioskWish('B')));
      const { client: clerk } = await counter('1');
      const press = () => clerk.callNext({ origin: origin(), counter: '1' });
      const twice = await Promise.all([press(), press()]);
      expect(twice.map((each) => value(each).current?.number)).toEqual(['B001', 'B001']);
      expect(value(twice[1] ?? twice[0]).current?.calls).toBe(2);
    }));

  test('a tap that is sent again because the answer was lost gives the same number', () =>
    withStation({}, async ({ kiosk }) => {
      const { client } = await kiosk();
      const wish = kioskWish('C');
      const answers = await Promise.all(Array.from({ length: 10 }, () => client.issueTicket(wish)));
      expect(new Set(answers.map((each) => value(each).number))).toEqual(new Set(['C001']));
      expect(value(await client.issueTicket(kioskWish('C'))).number).toBe('C002');
    }));

  test('a strip of twenty and a kiosk never share a number', () =>
    withStation({}, async ({ kiosk, counter }) => {
      const [{ client }, { client: clerk }] = await Promise.all([kiosk(), counter('1')]);
      const strip = () => clerk.issueStrip({ origin: origin(), queue: 'B', count: 20, language: 'vi' });
      const answers = await Promise.all([
        strip(),
        ...Array.from({ length: 20 }, () => client.issueTicket(kioskWish('B'))),
        strip(),
      ]);
      const numbers = answers.flatMap((each) => {
        const issued = value<{ number: string } | { tickets: { number: string }[] }>(each);
        return 'tickets' in issued ? issued.tickets.map(({ number }) => number) : [issued.number];
      });
      expect(new Set(numbers).size).toBe(60);
    }));
});
