import { expect, test } from 'vitest';
import { anyPress, createUnderWay, sameQuestion } from '../../../renderer/ui/under-way.ts';

/** A station that answers when the test says so, each question with itself. */
function slowStation() {
  const sent: { readonly asked: string; readonly answer: () => void }[] = [];
  const send = (asked: string) => () =>
    new Promise<string>((resolve) => sent.push({ asked, answer: () => resolve(asked) }));
  return { sent, send };
}

test('whoever types on gets the answer to what stands there now, not to its first letters', async () => {
  const station = slowStation();
  const shown: string[] = [];
  const search = createUnderWay<string>(sameQuestion);
  const first = search.ask({ query: 'ngu' }, station.send('ngu'), (answer) => shown.push(answer));
  const second = search.ask({ query: 'nguyen' }, station.send('nguyen'), (answer) => shown.push(answer));
  for (const { answer } of station.sent) answer();
  expect(await Promise.all([first, second])).toEqual(['ngu', 'nguyen']);
  expect(shown).toEqual(['nguyen']);
});

test('the same question while it is under way is asked once', async () => {
  const station = slowStation();
  const signIn = createUnderWay<string>(sameQuestion);
  const answers = [1, 2].map(() => signIn.ask({ pin: '1234' }, station.send('1234'), () => {}));
  for (const { answer } of station.sent) answer();
  expect(await Promise.all(answers)).toEqual(['1234', '1234']);
  expect(station.sent).toHaveLength(1);
});

test('a command under way takes every further press for the same one, until it is forgotten', async () => {
  const station = slowStation();
  const heard: string[] = [];
  const command = createUnderWay<string>(anyPress);
  const first = command.ask({ queue: 'A' }, station.send('A'), (answer) => heard.push(answer));
  expect(command.ask({ queue: 'B' }, station.send('B'), (answer) => heard.push(answer))).toBe(first);
  command.forget();
  const next = command.ask({ queue: 'C' }, station.send('C'), (answer) => heard.push(answer));
  for (const { answer } of station.sent) answer();
  expect(await Promise.all([first, next])).toEqual(['A', 'C']);
  expect(heard).toEqual(['C']);
});
