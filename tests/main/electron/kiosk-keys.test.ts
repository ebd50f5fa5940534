import { expect, test } from 'vitest';
import { isKioskKey } from '../../../main/electron/kiosk-keys.ts';

const press = (key: string, held: Partial<Record<'control' | 'alt' | 'meta', boolean>> = {}) =>
  isKioskKey({ key, control: false, alt: false, meta: false, ...held });

test('a scanner may type every sign of a receipt and of an identity card, and end with Enter or Tab', () => {
  for (const key of [...'0123456789ABCxyz|-/:.', 'đ', 'ễ', '𠀀', 'Enter', 'Tab', 'Shift', 'Process']) {
    expect([key, press(key)]).toEqual([key, true]);
  }
});

test('K12: AltGr writes a sign; Ctrl or Alt alone, and the Windows key, do nothing', () => {
  expect(press('@', { control: true, alt: true })).toBe(true);
  expect(press('p', { control: true })).toBe(false);
  expect(press('F4', { alt: true })).toBe(false);
  expect(press('Delete', { control: true, alt: true })).toBe(false);
  expect(press('d', { meta: true })).toBe(false);
});

test('K12: a key nobody thought of does nothing', () => {
  for (const key of ['F1', 'F11', 'F24', 'ContextMenu', 'PrintScreen', 'BrowserBack', 'LaunchMail', 'Meta', 'Alt'])
    expect([key, press(key)]).toEqual([key, false]);
});
