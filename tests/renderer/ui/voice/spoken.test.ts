import { expect, test } from 'vitest';
import { nameClip } from '../../../../domain/spoken-text.ts';
import { utterancesOf } from '../../../../renderer/ui/voice/spoken.ts';

const texts: Record<string, Record<string, string>> = {
  vi: {
    'kiosk.a': 'Xin chờ',
    'kiosk.b': 'Còn {{ahead}} người',
    'ui.priority.merit': 'Người có công',
    'kiosk.c': 'Ưu tiên: {{category}}',
  },
  en: {
    'kiosk.a': 'Please wait',
    'kiosk.b': '{{ahead}} ahead',
    'ui.priority.merit': 'Person of merit',
    'kiosk.c': 'Priority: {{category}}',
  },
};
const world = (clips: Record<string, string[]>) => ({
  textOf: (language: string, key: string) => texts[language]?.[key],
  has: (language: string, clip: string) => clips[language]?.includes(clip) ?? false,
});
const vietnamese = ['kiosk.a', 'kiosk.b.1', 'kiosk.b.2', 'digit.4'];

test('a sentence is said in the language of the page', () => {
  const said = utterancesOf(['kiosk.a'], 'en', world({ en: ['kiosk.a'], vi: vietnamese }));
  expect(said).toEqual([{ language: 'en', clips: ['kiosk.a'] }]);
});

test('X8: where one clip is missing the whole is said in Vietnamese, never half in each', () => {
  const what = ['kiosk.a', { key: 'kiosk.b', values: { ahead: 4 } }];
  const said = utterancesOf(what, 'en', world({ en: ['kiosk.a', 'kiosk.b.1'], vi: vietnamese }));
  expect(said).toEqual([
    { language: 'vi', clips: ['kiosk.a'] },
    { language: 'vi', clips: ['kiosk.b.1', 'digit.4', 'kiosk.b.2'] },
  ]);
});

test('a language nobody has recorded is heard as Vietnamese', () => {
  expect(utterancesOf(['kiosk.a'], 'jra', world({ vi: vietnamese }))).toEqual([{ language: 'vi', clips: ['kiosk.a'] }]);
  expect(utterancesOf(['kiosk.a'], 'qps', world({ vi: vietnamese }))).toEqual([{ language: 'vi', clips: ['kiosk.a'] }]);
});

test('what cannot be said whole in any language is not said', () => {
  expect(utterancesOf(['kiosk.a', 'kiosk.nothing'], 'en', world({ en: ['kiosk.a'], vi: ['kiosk.a'] }))).toBeNull();
});

test('a queue is said by its name in the language that is spoken', () => {
  const name = { vi: 'Hộ tịch', en: 'Civil status' };
  const clips = { vi: [nameClip('Hộ tịch')], en: [nameClip('Civil status')] };
  expect(utterancesOf([{ texts: name }], 'en', world(clips))).toEqual([{ language: 'en', clips: clips.en }]);
  expect(utterancesOf([{ texts: name }], 'jra', world(clips))).toEqual([{ language: 'vi', clips: clips.vi }]);
});

test('a category inside a sentence is said in the same language as the sentence', () => {
  const clips = { vi: ['kiosk.c.1', 'ui.priority.merit'] };
  const what = [{ key: 'kiosk.c', values: { category: { key: 'ui.priority.merit' } } }];
  expect(utterancesOf(what, 'en', world(clips))).toEqual([
    { language: 'vi', clips: ['kiosk.c.1', 'ui.priority.merit'] },
  ]);
});
