import { describe, expect, test } from 'vitest';
import { Origin } from '../../../domain/ids.ts';
import { staffPinOperations } from '../../../main/operations/staff-pin.ts';
import { quickPasswords } from '../../centre/quick-passwords.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, tempFolder, withStore } from '../../support/with-store.ts';

const pin = '593817';
const set = (operations: ReturnType<typeof staffPinOperations>, { clerkAt }: PointInTest, wanted = pin) =>
  operations.setStaffPin({ origin: Origin(origin()), pin: wanted }, clerkAt('1'));

function withPin(run: (point: PointInTest, operations: ReturnType<typeof staffPinOperations>) => Promise<void>) {
  return withStore((point) => run(point, staffPinOperations({ ...point, passwords: quickPasswords() })));
}

describe('K12: the staff corner of a kiosk', () => {
  test('opens with the PIN and with nothing else, and says when none was set', () =>
    withPin(async (point, operations) => {
      const { kiosk } = point;
      expect(await operations.checkStaffPin({ pin }, kiosk)).toEqual({ ok: false, error: { type: 'pin-not-set' } });
      value(await set(operations, point));
      expect(await operations.checkStaffPin({ pin: '593818' }, kiosk)).toEqual({
        ok: false,
        error: { type: 'pin-wrong' },
      });
      expect(await operations.checkStaffPin({ pin }, kiosk)).toEqual({ ok: true, value: {} });
    }));

  test('keeps the PIN as a hash; the log says only that it was set, and by whom', () =>
    withPin(async (point, operations) => {
      value(await set(operations, point));
      const { store } = point;
      expect(store.memory.get('staff-pin')).toMatch(/^\$argon2id\$/);
      const [event] = store.log.read(store.head().seq, { maxEvents: 1, maxBytes: 1e5 });
      expect(event).toMatchObject({ type: 'staff-pin-set', actor: { terminal: 'counter-1' } });
      expect(JSON.stringify(event)).not.toContain(pin);
    }));

  test.each(['000000', '123456', '987654', '7777777', '2345678'])('takes no PIN a child tries first: %s', (simple) =>
    withPin(async (point, operations) => {
      expect(await set(operations, point, simple)).toEqual({ ok: false, error: { type: 'pin-too-simple' } });
    }),
  );

  test('waits twice as long after each wrong try from the third on, with the right PIN too', () =>
    withPin(async (point, operations) => {
      const { kiosk, clock } = point;
      value(await set(operations, point));
      const wrong = () => operations.checkStaffPin({ pin: '111222' }, kiosk);
      for (let n = 0; n < 3; n++) expect(await wrong()).toEqual({ ok: false, error: { type: 'pin-wrong' } });
      for (const seconds of [1, 2, 4]) {
        const locked = { ok: false, error: { type: 'too-many-tries', seconds } };
        expect(await operations.checkStaffPin({ pin }, kiosk)).toEqual(locked);
        clock.pass(seconds * 1000);
        expect(await wrong()).toEqual({ ok: false, error: { type: 'pin-wrong' } });
      }
      clock.pass(8_000);
      expect(await operations.checkStaffPin({ pin }, kiosk)).toEqual({ ok: true, value: {} });
      expect(await wrong()).toEqual({ ok: false, error: { type: 'pin-wrong' } });
    }));

  test('finds the wait still there after the station was started again', async () => {
    const folder = tempFolder();
    const guess = (point: PointInTest) =>
      staffPinOperations({ ...point, passwords: quickPasswords() }).checkStaffPin({ pin: '111222' }, point.kiosk);
    const keepFolder = async (point: PointInTest) => {
      value(await set(staffPinOperations({ ...point, passwords: quickPasswords() }), point));
      for (let n = 0; n < 5; n++) {
        await guess(point);
        point.clock.pass(n < 4 ? 10_000 : 0);
      }
      point.store.close();
      // The same folder, opened anew while the first test's cleaning waits.
      await withStore(async (again) => {
        again.clock.set(point.clock.now());
        expect(await guess(again)).toEqual({ ok: false, error: { type: 'too-many-tries', seconds: 4 } });
      }, folder);
    };
    await withStore(keepFolder, folder);
  });
});
