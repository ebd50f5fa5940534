import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createFileLog, readLogFiles } from '../../main/adapters/system/file-log.ts';
import { systemFacts, zipFiles } from '../../main/adapters/system/system-facts.ts';
import { makeDiagnostics } from '../../main/operations/doctor/diagnostics.ts';
import { startPrinterSimulator } from '../../main/simulators/printer.ts';
import { newOrigin, post, refusalIn } from '../centre/open-door.ts';
import { sendFrame } from '../centre/rpc-road.ts';
import { sampleInput } from '../centre/sample-inputs.ts';
import { pdfFile } from '../support/paper-files.ts';
import { startStationProcess } from '../support/station-process.ts';
import { testPoint } from '../support/test-point.ts';
import { withStation } from '../support/with-station.ts';
import {
  canary,
  canaryDocument,
  canaryNote,
  canaryOrganisation,
  canaryReceiver,
  canarySecret,
  leaksIn,
  leaksInBytes,
} from './canaries.ts';

const PEOPLE = Number(process.env.GAN_DAN_CANARIES ?? 24);

type Body = { ok: boolean; value: Record<string, string> & { token: string; dossier: string; job: string } };
interface Attached {
  readonly attachments: readonly { readonly attachment: string }[];
}
type Call = (method: string, input: object, token?: string) => Promise<Body>;

test(`T26: what ${PEOPLE} people say of themselves, at every door, lies nowhere in the clear`, {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-canary-'));
  const outside = mkdtempSync(join(tmpdir(), 'gan-dan-canary-tmp-'));
  const device = await startPrinterSimulator({ now: () => 0 });
  writeFileSync(join(folder, 'point.json'), JSON.stringify(testPoint));
  try {
    const args = ['--folder', folder, '--port', '0', '--printer', device.address];
    const station = await startStationProcess(args, { TMPDIR: outside, TEMP: outside });
    const { port, codes, setUpCode } = station.ready;
    const call: Call = async (method, input, token) => (await post(port, method, input, { token })).body as Body;
    const office = await call('attachTerminal', { code: setUpCode });
    const account = { login: 'truong', name: 'Trưởng Mẫu', password: canarySecret };
    const head = (await call('createFirstAccount', { origin: newOrigin(), ...account }, office.value.token)).value
      .token;
    const colleague = { ...account, login: 'hai', name: 'Cán Bộ Mẫu Hai', role: 'head' };
    await call('createAccount', { origin: newOrigin(), ...colleague }, head);
    const attached = await call('attachTerminal', { code: codes.counter[0] });
    const token = (await call('signIn', { login: 'truong', password: canarySecret }, attached.value.token)).value.token;
    const kiosk = (await call('attachTerminal', { code: codes.kiosk })).value.token;
    const at = (method: string, input: object) => call(method, input, token);
    await at('openCounter', sampleInput('openCounter'));

    const taken: Record<string, number> = {};
    for (let n = 0; n < PEOPLE; n++) {
      // Some papers are printed, the rest wait: both have been drawn from a person.
      if (n === 8) await device.set({ cover: 'open' });
      const dossier = await comeIn(at, n);
      const way = ways[n % ways.length];
      await way?.(at, dossier, n);
      taken[way?.name ?? ''] = (taken[way?.name ?? ''] ?? 0) + 1;
    }
    expect(Object.keys(taken).length).toBe(ways.length);

    // The register of the year names them all, to the head who asked; it lies in no file afterwards.
    const register = await call('readRegisterFile', sampleInput('readRegisterFile'), head);
    expect(leaksInBytes(Buffer.from(register.value.base64 ?? '', 'base64'))).toContain('name');

    // What everybody may read, and what leaves the building: none of it names anybody.
    await at('issueTicket', sampleInput('issueTicket'));
    const shown: [string, string][] = [];
    for (const [method, input, who] of publicViews(token, head, kiosk))
      shown.push([method, JSON.stringify(await call(method, input, who))]);
    expect(shown.filter(([, body]) => body.includes('"data":{"type"')).map(([method]) => method)).toEqual([]);
    expect(
      shown.flatMap(([method, body]) => leaksInBytes(Buffer.from(body)).map((kind) => `${method}: ${kind}`)),
    ).toEqual([]);

    // What is refused must not leak either: odd inputs, and frames that are none.
    const victim = canary(0);
    for (const change of [
      { birthDate: '1985-02-30' },
      { phone: `${victim.phone}x` },
      { name: `${victim.name}\u0000` },
      { idNumber: `${victim.idNumber}0` },
    ]) {
      const input = { ...sampleInput('receiveDossier'), applicant: { ...victim, ...change } };
      const wrong = await post(port, 'receiveDossier', input, { token });
      expect(refusalIn(wrong.body)).not.toBeNull();
      expect(leaksInBytes(Buffer.from(JSON.stringify(wrong.body)))).toEqual([]);
    }
    await post(port, 'receiveDossier', `{"applicant": {"name": "${victim.name}`, { token });
    await post(port, `receiveDossier?name=${encodeURIComponent(victim.name)}`, {}, { token });
    await post(port, encodeURIComponent(victim.name), {}, { token });
    await sendFrame(port, `{"applicant": {"name": "${victim.name}`);

    // What a technician takes along when something is wrong, and what went over the cable to the printer.
    const { name, base64 } = (await call('exportDiagnostics', {}, head)) as unknown as Record<string, string>;
    const exported = unzipSync(Buffer.from(base64 ?? '', 'base64'));
    expect(Object.keys(exported)).toEqual(expect.arrayContaining(['doctor.json', 'about.json', 'logs/station.log']));
    expect(leaksInFiles({ ...exported, [String(name)]: Buffer.alloc(0) })).toEqual([]);
    expect(leaksInBytes(Buffer.from(device.takeBytes()))).toEqual([]);

    await station.kill();
    expect(leaksIn(folder)).toEqual([]);
    expect(leaksIn(outside), 'in what the station left in the folder for temporary files').toEqual([]);
    const again = await startStationProcess(args);
    expect(await again.end()).toBe(0);
    // As a backup takes it: the whole file written anew.
    const log = new Database(join(folder, 'log.db'));
    log.exec(`VACUUM INTO '${join(folder, 'copy.db')}'`);
    const sealed = log.prepare('SELECT count(*) FROM events WHERE json LIKE \'%"sealed":"%\'').pluck().get();
    log.close();
    expect(leaksIn(folder)).toEqual([]);
    expect(sealed).toBeGreaterThan(PEOPLE);
  } finally {
    await device.close();
    for (const each of [folder, outside]) rmSync(each, { recursive: true, force: true });
  }
});

/** Typed, kept as a draft, received with everything a person may say, looked for and opened. */
async function comeIn(at: (method: string, input: object) => Promise<Body>, n: number): Promise<Body['value']> {
  const applicant = canary(n);
  const input = {
    ...sampleInput('receiveDossier'),
    ...{ applicant, submitter: canary((n + 1) % PEOPLE), submitterBasis: 'authorised', note: canaryNote(n) },
    ...(n % 3 === 0 ? { organisation: canaryOrganisation(n) } : {}),
    documents: [{ name: canaryDocument(n), kind: 'original', count: 1 }],
  };
  if (n % 2 === 0) await at('keepDraft', { counter: '1', draft: JSON.stringify(input) });
  const received = await at('receiveDossier', input);
  expect(received).toMatchObject({ ok: true });
  const { dossier } = received.value;
  await at('findDossiers', { query: applicant.name, state: null });
  if (n % 5 === 0) {
    await at('findDossiers', { query: applicant.phone, state: null });
    await at('findEarlier', { idNumber: applicant.idNumber });
  }
  expect(await at('openDossier', { dossier })).toMatchObject({ ok: true, value: { applicant } });
  return received.value;
}

const approver = { login: 'hai', secret: canarySecret };

/** Each person goes one of these ways through the centre; what they say on it names them. */
const ways: readonly ((
  at: (method: string, input: object) => Promise<Body>,
  received: Body['value'],
  n: number,
) => Promise<void>)[] = [
  async function isGivenTheResult(at, { dossier, job }, n) {
    await done(at('markResultReady', { origin: newOrigin(), dossier }));
    const to = { dossier, receiver: `${canaryReceiver} ${n}`, note: canaryNote(n) };
    await done(at('returnResult', { ...sampleInput('returnResult'), ...to }));
    await done(at('reprint', { origin: newOrigin(), job }));
  },
  async function takesPapersAlong(at, { dossier, job }) {
    await done(at('readPaper', { job }));
    await done(at('readForm', { dossier, form: '01' }));
    await done(at('printForm', { origin: newOrigin(), dossier, form: '01' }));
    await done(at('handOverMinutes', { ...sampleInput('handOverMinutes'), dossiers: [dossier] }));
  },
  async function leavesAScan(at, { dossier }, n) {
    const file = pdfFile(`${canary(n).idNumber} ${canaryDocument(n)}`);
    const upload = crypto.randomUUID();
    await done(at('sendFilePart', { upload, offset: 0, part: file.toString('base64') }));
    const scan = { origin: newOrigin(), dossier, document: canaryDocument(n), from: { kind: 'upload', upload } };
    const { value } = await at('attachFile', scan);
    const attachment = (value as unknown as Attached).attachments[0]?.attachment;
    await done(at('readAttachment', { dossier, attachment }));
    // The same person comes again.
    const again = await at('receiveDossier', { ...sampleInput('receiveDossier'), applicant: canary(n) });
    await done(at('reuseAttachment', { origin: newOrigin(), dossier: again.value.dossier, attachment }));
  },
  async function isInTheProvincialSystem(at, { dossier }, n) {
    const officialCode = (serial: number) => `H21.65-261120-${String(serial).padStart(4, '0')}`;
    await done(at('giveOfficialCode', { origin: newOrigin(), dossier, officialCode: officialCode(n) }));
    const there = { ...sampleInput('receiveBeside'), applicant: canary(n), officialCode: officialCode(1000 + n) };
    await done(at('receiveBeside', there));
  },
  async function bringsWhatIsMissing(at, { dossier }, n) {
    const missing = [{ name: canaryDocument(n), reason: canaryNote(n) }];
    const asked = { ...sampleInput('requestSupplement'), dossier, missing, note: canaryNote(n), approver: null };
    await done(at('requestSupplement', asked));
    const documents = [{ name: canaryDocument(n), kind: 'copy', count: 1 }];
    await done(
      at('receiveSupplement', { ...sampleInput('receiveSupplement'), dossier, documents, note: canaryNote(n) }),
    );
  },
  async function takesItBack(at, { dossier }, n) {
    await done(at('withdrawDossier', { origin: newOrigin(), dossier, reason: canaryNote(n) }));
  },
  async function pays(at, { dossier }) {
    await done(at('setFee', { ...sampleInput('setFee'), dossier, pay: { way: 'cash', given: null } }));
  },
  async function isHandedOn(at, { dossier }) {
    await done(at('forwardDossier', { ...sampleInput('forwardDossier'), dossier }));
    await done(at('takeDossier', { origin: newOrigin(), dossier }));
  },
  async function isRefused(at, { dossier }, n) {
    // A password costs a tenth of a second: a few are enough.
    if (n > 30) return;
    await done(at('refuseDossier', { ...sampleInput('refuseDossier'), dossier, reason: canaryNote(n), approver }));
  },
  async function waitsLonger(at, { dossier }, n) {
    if (n > 30) return;
    const later = { ...sampleInput('renewDueDate'), dossier, date: '2028-12-01', reason: canaryNote(n), approver };
    await at('renewDueDate', later);
  },
];

async function done(answer: Promise<Body>): Promise<void> {
  expect(await answer).toMatchObject({ ok: true });
}

function publicViews(token: string, head: string, kiosk: string): [string, object, string | undefined][] {
  return [
    ['watchBoard', {}, undefined],
    ['watchKiosk', {}, kiosk],
    ['watchCounter', { counter: '1' }, token],
    ['watchOffice', {}, head],
    ['watchReception', {}, head],
    ['watchCalendar', {}, head],
    ['watchStaff', {}, head],
    ['lookAtDay', {}, token],
    ['listFees', { dossier: null, ticket: null }, token],
    ['listReceiptBooks', {}, token],
    ['watchHead', {}, head],
    ['readFigure', { figure: 'overdue', period: null }, head],
    ['readServiceIndex', {}, head],
    ['readReport', sampleInput('readReport'), head],
    ['listRegisters', {}, head],
    ['watchBeside', {}, token],
    ['compareRegister', sampleInput('compareRegister'), head],
    ['checkReceipt', sampleInput('checkReceipt'), token],
    ['listNeeds', {}, kiosk],
    ['readTexts', { language: 'vi' }, undefined],
    ['issueTicket', sampleInput('issueTicket'), kiosk],
  ];
}

/** What leaks of files that were unpacked. */
function leaksInFiles(files: Readonly<Record<string, Uint8Array>>): string[] {
  return Object.entries(files).flatMap(([name, bytes]) =>
    [...leaksInBytes(Buffer.from(name)), ...leaksInBytes(Buffer.from(bytes))].map((kind) => `${name}: ${kind}`),
  );
}

test('T26: a build whose log took what somebody typed is found by its export', () =>
  withStation({}, async ({ station, folder, clock }) => {
    const leaking = createFileLog(folder, clock);
    // What the compiler refuses: free text in a line of the log.
    leaking.write({ event: 'bug', where: `receiveDossier ${canary(3).name}`, name: 'Error', stack: '' });
    const made = await makeDiagnostics({
      ...{ doctor: station.doctor, store: station.store, clock, version: 'test', system: systemFacts, zip: zipFiles },
      ...{ logs: () => readLogFiles(folder), screen: () => ({}) },
    });
    expect(leaksInFiles(unzipSync(made.bytes))).toContain('logs/station.log: name');
  }));

test('T26: and the search for it finds it where it does lie', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-canary-rig-'));
  const victim = canary(7);
  const put = (name: string, ...parts: (string | Buffer)[]) =>
    writeFileSync(join(folder, name), Buffer.concat(parts.map((part) => Buffer.from(part))));
  put('log.db-wal', Buffer.alloc(5000, 7), victim.name.normalize('NFD'));
  for (const before of [0, 1, 2])
    put(
      `station-${before}.log`,
      JSON.stringify({ base64: Buffer.from(`${'x'.repeat(before)}${victim.idNumber}y`).toString('base64') }),
    );
  put('windows.txt', Buffer.from(canary(150).idNumber, 'utf16le'));
  put('spool.bin', Buffer.from(victim.address).toString('hex'));
  put('search.idx', 'hoang yen chim');
  put(`${canaryNote(3)}.pdf`, 'clean');
  put('clean.json', '{}');
  const found = [...new Set(leaksIn(folder).map((leak) => leak.split(':')[0]))];
  expect(found.sort()).toEqual(
    [
      ...['log.db-wal', 'search.idx', 'spool.bin', 'station-0.log', 'station-1.log', 'station-2.log', 'windows.txt'],
      `${canaryNote(3)}.pdf`,
    ].sort(),
  );
  rmSync(folder, { recursive: true, force: true });
});
