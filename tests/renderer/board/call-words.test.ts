import { expect, test } from 'vitest';
import { CounterId } from '../../../domain/ids.ts';
import { wordsOfCall } from '../../../renderer/board/call-words.ts';

type Stages = Parameters<typeof wordsOfCall>[1][number]['stages'];
const language = (code: string, stages: Stages) => ({ code, ownName: code, stages, texts: '' });
const languages = [
  language('vi', ['calls', 'kiosk', 'counter']),
  language('en', ['calls', 'kiosk']),
  language('jra', ['calls']),
  language('bdq', []),
];
const heard = (chosen: string) =>
  wordsOfCall({ number: 'A012', counter: CounterId('3'), language: chosen }, languages).map((each) => each.language);

test('a call is said in Vietnamese, then in the language the person chose', () => {
  expect(heard('en')).toEqual(['vi', 'en']);
  expect(heard('jra')).toEqual(['vi', 'jra']);
});

test('in Vietnamese alone where the person chose it, or where the calls of a language are not open', () => {
  expect(heard('vi')).toEqual(['vi']);
  expect(heard('bdq')).toEqual(['vi']);
  expect(heard('bdq-x-kriem')).toEqual(['vi']);
});

test('digits are read one by one', () => {
  const [vietnamese] = wordsOfCall({ number: 'A012', counter: CounterId('3'), language: 'vi' }, languages);
  expect(vietnamese?.clips.slice(0, 5)).toEqual(['call.number', 'letter.A', 'digit.0', 'digit.1', 'digit.2']);
});
