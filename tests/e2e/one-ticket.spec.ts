import jsQR from 'jsqr';
import { type DecodedPaper, decodeEscpos } from '../support/escpos-decoder.ts';
import { query } from '../support/postgres.ts';
import { expect, openCounter, takeNumber, test } from './fixtures.ts';

interface Row {
  readonly type: string;
  readonly facts: {
    readonly number?: string;
    readonly token?: string;
    readonly ticket?: string;
    readonly counter?: string;
  };
}

test('a citizen touches a queue, takes the paper, is called, and the province knows it', async ({
  centre,
  openPage,
}) => {
  const kiosk = await openPage('kiosk');
  const board = await openPage('board');
  const counter = await openPage('counter');

  // The clerk comes in and opens the counter.
  await openCounter(counter, centre.clerk);

  // One tap.
  centre.printer.takeBytes();
  const number = await takeNumber(kiosk, /Chứng thực/);
  expect(number).toMatch(/^C/);

  // The paper, from the bytes the printer received.
  await expect.poll(() => centre.printer.papers().filter(({ complete }) => complete).length).toBe(1);
  const [paper] = decodeEscpos(centre.printer.takeBytes());
  expect(paper?.cut).toBe(true);
  const token = qrOf(paper);

  // The call.
  await counter.keyboard.press('F9');
  await expect(counter.getByText(number, { exact: true }).first()).toBeVisible();
  await expect(board.getByText(number, { exact: true }).first()).toBeVisible();
  await counter.getByRole('button', { name: /Đã đến quầy/ }).click();
  await counter.keyboard.press('Shift+F9');

  // The same facts, from PostgreSQL by SQL.
  const events = () =>
    query<Row>(
      centre.database,
      `SELECT type, facts FROM event_facts WHERE facts ->> 'ticket' IN
         (SELECT facts ->> 'ticket' FROM event_facts WHERE type = 'ticket-issued' AND facts ->> 'token' = $1)
       ORDER BY seq`,
      [token],
    );
  await expect
    .poll(async () => (await events()).map(({ type }) => type), { timeout: 15_000 })
    .toEqual(expect.arrayContaining(['ticket-issued', 'ticket-called', 'service-started']));
  const [issued, called] = await events();
  expect(issued?.facts).toMatchObject({ number, token });
  expect(called?.facts).toMatchObject({ counter: '1', ticket: issued?.facts.ticket });
});

/** What a telephone reads from the paper. */
function qrOf(paper: DecodedPaper | undefined): string {
  if (paper === undefined) throw new Error('no paper came out');
  const pixels = new Uint8ClampedArray(paper.dots.flatMap((black) => (black ? [0, 0, 0, 255] : [255, 255, 255, 255])));
  const code = jsQR(pixels, paper.width, paper.height);
  if (code === null) throw new Error('no QR can be read on the paper');
  return code.data;
}
