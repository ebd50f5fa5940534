import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { startEmbeddedPostgres } from '../../../scripts/embedded-postgres.ts';
import { livedFolder, logOf, missingAtProvince, morning, openDesk, ticketOf } from '../../support/days-of-a-program.ts';
import { type OldName, startProvinceOf, takeOut } from '../../support/old-programs.ts';
import { query } from '../../support/postgres.ts';
import type { Told } from './of-before.ts';

/**
 * `node tests/faults/of-before/write-of-before.ts N−1 n-1.zip`, once, by hand, where that program is in the history: it lives some
 * days with its own province; what its station asked and was answered, and its folder, are kept as they are for good.
 */
const [name = '', file = ''] = process.argv.slice(2);
const top = mkdtempSync(join(tmpdir(), 'gan-dan-of-before-'));
const program = takeOut(name as OldName, top);
const postgres = await startEmbeddedPostgres({ folder: join(top, 'postgres'), forgetful: true });
await query(postgres.url, 'CREATE DATABASE of_before');
const database = Object.assign(new URL(postgres.url), { pathname: '/of_before' }).href;
const at = { database, dataFolder: join(top, 'province'), port: 0 };
const province = await startProvinceOf(program, at);

/** What passes between the station and its province, in order. */
const told: Told[] = [];
const road = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const body = Buffer.concat(chunks);
    const kept = ['content-type', 'content-encoding', 'signature'] as const;
    const headers = Object.fromEntries(
      kept.flatMap((each) => (request.headers[each] ? [[each, request.headers[each]]] : [])),
    );
    const answer = await fetch(`${province.url}${request.url}`, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body,
    });
    const text = await answer.text();
    told.push({
      path: request.url ?? '',
      headers: headers as Record<string, string>,
      body: body.toString('base64'),
      answer: { status: answer.status, body: JSON.parse(text) },
    });
    const accepts = answer.headers.get('accept-encoding');
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      ...(accepts && { 'accept-encoding': accepts }),
    });
    response.end(text);
  });
});
await new Promise<void>((resolve) => road.listen(0, '127.0.0.1', resolve));

const folder = join(top, 'station');
livedFolder(program, folder, 'principal');
const ticket = ticketOf(program, at, '22006-1');
writeFileSync(join(folder, 'enrolment.json'), JSON.stringify({ ticket }));
const url = `http://127.0.0.1:${(road.address() as AddressInfo).port}`;
const desk = await openDesk(program, folder, ['--province', url]);
await morning(desk, 4);
while ((await missingAtProvince(database, '22006-1', folder)) > 0) await new Promise((later) => setTimeout(later, 200));
await desk.close();
await province.end();
road.close();
await postgres.close();

const text = (value: unknown) => Buffer.from(JSON.stringify(value));
const files = {
  'told.json': text({ ticket, told }),
  'log.json': text(logOf(folder)),
  ...Object.fromEntries(
    ['log.db', 'station.key', 'point.json'].map((each) => [each, readFileSync(join(folder, each))]),
  ),
};
writeFileSync(join(import.meta.dirname, file), zipSync(files, { level: 9, mtime: new Date('2026-11-28T00:00:00') }));
rmSync(top, { recursive: true, force: true });
