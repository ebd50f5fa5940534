import { describe, expect, test } from 'vitest';
import { scenarios } from '../../domain/training/scenarios.ts';
import en from '../../locales/en/screen.json' with { type: 'json' };
import vi from '../../locales/vi/screen.json' with { type: 'json' };
import { keymap } from '../../renderer/counter/keymap.ts';
import { guideHtml } from '../../renderer/ui/guide/guide-html.ts';

describe('the one page for the wall', () => {
  test.each([
    ['vi', vi],
    ['en', en],
  ])('says every key and every exercise of the product, in %s', (language, texts) => {
    const said: Record<string, string> = texts;
    const missing: string[] = [];
    const html = guideHtml((key) => said[key] ?? missing.push(key).toString(), language);
    expect(missing).toEqual([]);
    for (const { cap, text } of keymap) expect(html).toContain(`<kbd>${cap}</kbd> ${said[text]}`);
    for (const { id, steps } of scenarios) {
      expect(html).toContain(`<b>${said[`training.scenario.${id}`]}</b>`);
      for (const step of steps) {
        expect(said[`training.step.${step.id}`]).toBeDefined();
        expect(said[`training.hint.${step.id}`]).toBeDefined();
      }
    }
    expect(html).not.toMatch(/<script|https?:|{{/);
  });

  test('follows the keymap: a key that is not there is not said', () => {
    const html = guideHtml((key) => key, 'vi');
    expect(html.match(/<kbd>/g)).toHaveLength(keymap.length);
    expect(html).not.toContain('<kbd>Ctrl F4</kbd>');
  });
});
