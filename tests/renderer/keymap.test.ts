import { describe, expect, test } from 'vitest';
import vi from '../../locales/vi/screen.json' with { type: 'json' };
import { keymap } from '../../renderer/counter/keymap.ts';

describe('X7: the counter’s keys', () => {
  test('mean one thing each, and every one has its word', () => {
    const keys = keymap.flatMap((entry) => entry.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keymap.map((entry) => entry.name)).size).toBe(keymap.length);
    for (const entry of keymap) expect(vi).toHaveProperty([entry.text]);
  });

  test('that also type or press something wait until no field has the focus', () => {
    const plain = keymap.filter((entry) => entry.keys.some((key) => key === 'Enter' || key.length === 1));
    for (const entry of plain) expect([entry.name, entry.onlyOutsideFields]).toEqual([entry.name, true]);
  });

  test('leave Ctrl+Shift and Alt+Z to the Vietnamese keyboard', () => {
    for (const key of keymap.flatMap((entry) => entry.keys)) expect(key).not.toMatch(/Control\+Shift|Alt\+z/i);
  });
});
