import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { JoinApi } from '../../contract/join-api.ts';
import type { SetUpApi } from '../../contract/set-up-api.ts';
import type { StationReady } from '../../main/station-ready.ts';
import { connect, origin, reconnect, type TerminalClient, value } from '../terminal-client.ts';
import type { CentreFile } from './centre-file.ts';
import { atDoor, type Pc, startPc } from './pc.ts';

export interface Wish {
  readonly file: CentreFile;
  readonly folder: string;
  readonly entry: string;
  /** As two technicians do it, through wizard and pairing; else from files alone. */
  readonly byHand: boolean;
}

export interface PutUp {
  readonly pcs: readonly { readonly name: string; readonly pc: Pc; readonly ready: StationReady }[];
  /** What a person had to answer on the way, in order; a form counts once. */
  readonly decisions: readonly string[];
  readonly passwords: Readonly<Record<string, string>>;
  readonly ms: number;
  close(): Promise<void>;
}

/** A centre from nothing to its PCs connected: real processes on this machine, each in the folder of a PC of its own. */
export async function putUpCentre({ file, folder, entry, byHand }: Wish): Promise<PutUp> {
  const began = performance.now();
  const decisions: string[] = [];
  const pcs: { name: string; pc: Pc; ready: StationReady }[] = [];
  const started: Pc[] = [];
  const close = async () => void (await Promise.all(started.map((pc) => pc.end())));
  const start = (nth: number, brought: Record<string, string>, args: string[]) => {
    const pc = startPc({ entry, folder: join(folder, `pc-${nth}`), brought: byHand ? {} : brought, args });
    started.push(pc);
    return pc;
  };
  const wizard = async (pc: Pc, role: 'host' | 'joined', point: string | null) => {
    const { client, end } = await atDoor<SetUpApi>(await pc.settingUp(), '/set-up');
    const decide = async <T>(what: string, answer: Promise<T>) => {
      decisions.push(what);
      return answer;
    };
    value(await decide('language', client.chooseLanguage({ language: 'vi' })));
    value(await decide('role', client.chooseRole({ role })));
    if (point !== null) value(await decide('files', client.bringCentre({ point, signature: null, enrolment: null })));
    const done = value(await decide('start', client.finish({ ticket: '' })));
    end();
    return done.code;
  };

  try {
    const point = JSON.stringify(file.point);
    const host = start(0, { 'point.json': point }, byHand ? ['--set-up'] : ['--lan']);
    const code = byHand ? await wizard(host, 'host', point) : null;
    const ready = await host.ready(null);
    pcs.push({ name: 'Máy chủ', pc: host, ready });
    const passwords = Object.fromEntries(
      file.people.map(({ login }) => [login, randomBytes(12).toString('base64url')]),
    );
    const office = await openOffice(ready, code ?? ready.setUpCode ?? '', file, passwords);
    if (byHand) decisions.push(...file.people.map(() => 'account'));

    for (const [n, { name, opens, counters }] of file.pcs.entries()) {
      const { device } = value(await office.client.inviteStation({ name, roles: opens, counters }));
      // All PCs of this run stand on this machine.
      const text = JSON.stringify({ ...device, addresses: ['127.0.0.1'] });
      const pc = start(n + 1, { 'device.json': text }, byHand ? ['--set-up'] : []);
      if (byHand) {
        decisions.push('add a PC');
        await wizard(pc, 'joined', null);
        const page = await atDoor<JoinApi>((await pc.ready('not-paired')).port, '/join');
        decisions.push('code');
        value(await page.client.pairWithCode({ text }));
        page.end();
      }
      pcs.push({ name, pc, ready: await pc.ready('connected') });
    }
    office.close();
    return { pcs, decisions, passwords, ms: performance.now() - began, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openOffice(
  { port }: StationReady,
  code: string,
  { people }: CentreFile,
  passwords: Record<string, string>,
) {
  const [head, ...others] = people;
  if (!head) throw new Error('assertion failed: a centre without people');
  const password = (login: string) => passwords[login] ?? '';
  const first = await connect(port, code);
  const { login, name } = head;
  const session = value(
    await first.client.createFirstAccount({ origin: origin(), login, name, password: password(login) }),
  );
  first.close();
  const office = await reconnect(port, session.token);
  for (const each of others)
    value(
      await office.client.createAccount({
        ...{ ...each, origin: origin(), password: password(each.login), languages: ['vi'], guest: null },
      }),
    );
  return office;
}

/** A number is given at the first kiosk, called at the first counter, and stands on the first board: what stands there. */
export async function firstTicket({ pcs, passwords }: PutUp, file: CentreFile) {
  const began = performance.now();
  const codeOf = (role: 'kiosk' | 'board') => pcs.findLast(({ ready }) => ready.codes[role] !== '');
  const [desk] = pcs.filter(({ ready }) => ready.link !== undefined && ready.codes.counter.length > 0);
  const own = file.pcs.find(({ name }) => name === desk?.name)?.counters[0];
  const at = desk ?? pcs[0];
  const counter = own ?? file.point.counters[0];
  const [queue] = file.point.queues;
  const clerk = file.people.find(({ role }) => role === 'clerk') ?? file.people[0];
  const [kioskPc, boardPc] = [codeOf('kiosk'), codeOf('board')];
  if (!at || !counter || !queue || !clerk || !kioskPc || !boardPc) throw new Error('no kiosk, counter or board');
  const kiosk = await connect(kioskPc.ready.port, kioskPc.ready.codes.kiosk);
  const board = await connect(boardPc.ready.port, boardPc.ready.codes.board);
  const screen = await connect(at.ready.port, at.ready.codes.counter[0] ?? '');
  const { login } = clerk;
  const { token } = value(await screen.client.signIn({ login, password: passwords[login] ?? '' }));
  const clerkAt = await reconnect(at.ready.port, token);
  try {
    const issued = await kiosk.client.issueTicket({
      origin: origin(),
      queue: queue.id,
      priority: null,
      language: 'vi',
    });
    const { number } = value(issued);
    value(await clerkAt.client.openCounter({ origin: origin(), counter, queues: [queue.id] }));
    value(await clerkAt.client.callNext({ origin: origin(), counter }));
    await stands(board.client, number);
    return { number, counter, ms: performance.now() - began };
  } finally {
    for (const each of [kiosk, board, screen, clerkAt]) each.close();
  }
}

async function stands(board: TerminalClient, number: string): Promise<void> {
  for await (const view of await board.watchBoard({})) if (JSON.stringify(view).includes(`"${number}"`)) return;
}
