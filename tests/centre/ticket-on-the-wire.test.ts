import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { differentDots, pictureOfPaper, pictureOfPng, qrIn } from '../support/pictures.ts';
import { goldenTicket, ticketOnTheWire } from './ticket-on-the-wire.ts';

test('the ticket of a touch, decoded from the bytes at the printer, is the picture a person looked at', async () => {
  const { paper, token } = await ticketOnTheWire();
  const picture = pictureOfPaper(paper);
  const golden = await pictureOfPng(readFileSync(goldenTicket));
  expect(paper.cut).toBe(true);
  expect(differentDots(picture, golden)).toBeLessThan(100);
  expect(token).toMatch(/^[a-z2-7]{26}$/);
  expect(qrIn(picture)).toBe(token);
});
