import { performance } from 'node:perf_hooks';
import communes from '../../domain/data/communes.json' with { type: 'json' };
import { openAdministration } from '../../province/open-administration.ts';
import { openBenchProvince } from './bench-province.ts';
import { drawFleet } from './draw-fleet.ts';
import { enrolWriters } from './storm.ts';

/** S10: the machines of 135 centres on one page, while each of them goes on saying how it is; then the page itself, in a browser. */
export async function measureFleet(
  what: Parameters<typeof openBenchProvince>[0] & { asks: number; draws: number },
): Promise<{
  points: number;
  bytes: number;
  askMs: number[];
  beatMs: number[];
  drawn: Awaited<ReturnType<typeof drawFleet>>;
}> {
  const province = await openBenchProvince(what);
  const writers = await enrolWriters(province, communes.length, 1);
  const office = await openAdministration(province.database);
  const login = { login: 'so.do', password: 'mot-mat-khau-dai-6' };
  await office
    .createOfficer({ ...login, name: 'Đo', role: 'administrator', commune: null })
    .finally(() => office.close());
  const post = async (method: string, body: unknown, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(`${province.url}/api/${method}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method}: ${answer.status}`);
    return answer.text();
  };
  const { value } = JSON.parse(await post('signIn', login)) as { value: { token: string } };
  const [askMs, beatMs] = [[] as number[], [] as number[]];
  const beat = async (n: number) => {
    const writer = writers[n % writers.length];
    if (!writer) return;
    const began = performance.now();
    const answer = await writer.door.heartbeat(writer.keyId, { stream: writer.stream, ...facts });
    if (!answer.ok || !answer.value.ok) throw new Error('a heartbeat was refused');
    beatMs.push(performance.now() - began);
  };
  for (let n = 0; n < writers.length; n++) await beat(n);
  let bytes = 0;
  for (let ask = 0; ask < what.asks; ask++) {
    const began = performance.now();
    const [text] = await Promise.all([post('fleet', {}, value.token), beat(ask), beat(ask + 1)]);
    askMs.push(performance.now() - began);
    bytes = text.length;
  }
  const { project, parts, draws } = what;
  const drawn = await drawFleet({ project, parts, login, url: province.url, points: writers.length, draws });
  for (const { door } of writers) door.close();
  return { points: writers.length, bytes, askMs, beatMs, drawn };
}

const facts = {
  ...{ version: '0.1.0', schema: 360, uptimeS: 86_400, printers: ['ready', 'no-paper'], diskMiB: 81_000 },
  ...{ backlog: { events: 12, oldest: 1_790_000_000_000 }, alone: { events: 3, oldest: 1_790_000_000_000 } },
  ...{ backupAt: 1_790_000_000_000, screens: { kiosk: 2, board: 1, stations: 3 } },
  doctor: { bad: ['printer', 'clock'], warning: ['memory', 'disk-free'], bads: 2, warnings: 2 },
};
