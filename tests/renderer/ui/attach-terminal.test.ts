import { expect, test } from 'vitest';
import { screenKnown, tokenPlace } from '../../../renderer/ui/attach-terminal.ts';

/** The part of a browser's storage that the page uses. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => {
      kept.delete(key);
    },
    setItem: (key, value) => {
      kept.set(key, value);
    },
  };
}

test('two counters in two tabs of one browser stay two counters when they are reloaded', () => {
  const browser = storage();
  const first = tokenPlace(storage(), browser, 'counter');
  const second = tokenPlace(storage(), browser, 'counter');
  first.keep('token of counter 1');
  second.keep('token of counter 2');
  expect(first.read()).toBe('token of counter 1');
  expect(second.read()).toBe('token of counter 2');
});

test('a screen that was switched off over night is still attached in the morning', () => {
  const browser = storage();
  tokenPlace(storage(), browser, 'board').keep('token of the board');
  expect(tokenPlace(storage(), browser, 'board').read()).toBe('token of the board');
});

test('a token that the station no longer knows is forgotten, that of the other tab is not', () => {
  const browser = storage();
  const first = tokenPlace(storage(), browser, 'counter');
  const second = tokenPlace(storage(), browser, 'counter');
  first.keep('old');
  second.keep('good');
  first.drop();
  expect(first.read()).toBe('good');
  expect(second.read()).toBe('good');
  second.drop();
  expect(second.read()).toBeNull();
});

test('the screen that was open here is found again: of this tab first, else of the browser', () => {
  const [tab, browser] = [storage(), storage()];
  expect(screenKnown(tab, browser, ['counter', 'office'])).toBeNull();
  tokenPlace(storage(), browser, 'counter').keep('of another tab');
  expect(screenKnown(tab, browser, ['counter', 'office'])).toBe('counter');
  tokenPlace(tab, storage(), 'office').keep('of this tab');
  expect(screenKnown(tab, browser, ['counter', 'office'])).toBe('office');
});
