import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { sendUntilAnswered } from '../../../renderer/ui/send-until-answered.ts';

const soon = { patienceMs: 200, pauseMs: 5 };

test('a command that the broken connection swallowed is sent again until the station answers', async () => {
  const tries = { count: 0 };
  const sent = await sendUntilAnswered(async () => {
    tries.count += 1;
    if (tries.count < 3) throw new Error('Cannot send message, WebSocket is not open.');
    return 'A012';
  }, soon);
  expect(sent).toEqual({ ok: true, value: 'A012' });
  expect(tries.count).toBe(3);
});

test('when nobody answers in time, the person is told that nobody knows', async () => {
  const sent = await sendUntilAnswered(async () => {
    throw new Error('WebSocket is not open');
  }, soon);
  expect(sent).toEqual({ ok: false, error: { type: 'connection-lost' } });
});

test('a refusal at the door is an answer: it is not sent again', async () => {
  const tries = { count: 0 };
  const sent = await sendUntilAnswered(async () => {
    tries.count += 1;
    throw new ORPCError('UNAUTHORIZED', { message: 'sign-in-expired', data: { type: 'sign-in-expired' } });
  }, soon);
  expect(sent).toEqual({ ok: false, error: { type: 'sign-in-expired' } });
  expect(tries.count).toBe(1);
});
