import { describe, expect, test } from 'vitest';
import { CounterId, Origin } from '../../../domain/ids.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { withStore } from '../../support/with-store.ts';

const command = () => ({ origin: Origin(origin()) });

describe('a call for help', () => {
  test('K6: asked again while nobody has answered is the same call', () =>
    withStore(async ({ operations, kiosk, store }) => {
      const { help } = value(await operations.askForHelp(command(), kiosk));
      const { seq } = store.head();
      expect(value(await operations.askForHelp(command(), kiosk))).toEqual({ help });
      expect(store.head().seq).toBe(seq);
    }));

  test('K6: is answered once; who presses second is told that somebody is on the way', () =>
    withStore(async ({ operations, kiosk, clerkAt, store }) => {
      const { help } = value(await operations.askForHelp(command(), kiosk));
      value(await operations.answerHelp({ ...command(), help, counter: CounterId('2') }, clerkAt('2')));
      const second = await operations.answerHelp({ ...command(), help, counter: CounterId('1') }, clerkAt('1'));
      expect(second).toEqual({ ok: false, error: { type: 'help-over' } });
      expect(store.help.get(help)?.counter).toBe('2');
    }));

  test('answered, or ten minutes old, is over: the next one is a new call', () =>
    withStore(async ({ operations, kiosk, clerkAt, clock }) => {
      const first = value(await operations.askForHelp(command(), kiosk));
      const at = { ...command(), help: first.help, counter: CounterId('1') };
      value(await operations.answerHelp(at, clerkAt('1')));
      const second = value(await operations.askForHelp(command(), kiosk));
      expect(second).not.toEqual(first);
      clock.pass(10 * 60_000);
      expect(value(await operations.askForHelp(command(), kiosk))).not.toEqual(second);
    }));

  test('is answered by no counter in another’s name, and without a counter by the office only', () =>
    withStore(async ({ operations, kiosk, clerkAt }) => {
      const { help } = value(await operations.askForHelp(command(), kiosk));
      for (const counter of [CounterId('2'), null])
        expect(await operations.answerHelp({ ...command(), help, counter }, clerkAt('1'))).toEqual({
          ok: false,
          error: { type: 'not-your-counter' },
        });
    }));
});
