import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { newOrigin, post, staffedCounter, withOpenDoor } from './open-door.ts';
import { sampleInput } from './sample-inputs.ts';

async function textOf(pdf: string): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(Buffer.from(pdf, 'base64')));
  const { text } = await extractText(document, { mergePages: true });
  return text.replace(/\s+/g, ' ').normalize('NFC');
}

test('a clerk opens the receipt as the A5 form, with its person and its code, and the reading is on record', () =>
  withOpenDoor({}, async (door) => {
    const token = await staffedCounter(door, '1');
    // The centre keeps the legal record: its receipt is the form of the law.
    const account = door.account('truong', 'head');
    const office = door.tokenOf({ role: 'office', account, expiresAt: door.clock.now() + 60_000 });
    const mode = { origin: newOrigin(), mode: 'alone', formFields: ['name'] };
    expect((await post(door.port, 'setCentreMode', mode, { token: office })).body).toMatchObject({ ok: true });
    const wish = { ...sampleInput('receiveDossier'), origin: newOrigin(), counter: '1', ticket: null };
    const { body } = await post(door.port, 'receiveDossier', wish, { token });
    const { job, code, dossier } = (body as { value: { job: string; code: string; dossier: string } }).value;
    const { body: read } = await post(door.port, 'readPaper', { job }, { token });
    const { name, pdf } = (read as { value: { name: string; pdf: string } }).value;
    const text = await textOf(pdf);
    expect(name).toBe(`${code}.pdf`);
    for (const part of [code, 'Độc lập - Tự do - Hạnh phúc', '5. Thời gian trả kết quả']) expect(text).toContain(part);
    const { applicant } = wish as unknown as { applicant: { name: string } };
    expect(text).toContain(applicant.name);
    const { log, head } = door.station.store;
    const [last] = log.read(head().seq, { maxEvents: 1, maxBytes: 1 });
    expect(last).toMatchObject({ type: 'dossier-opened', facts: { dossier } });
  }));

test('a ticket has its form too, and reads no dossier; a paper that is none is refused', () =>
  withOpenDoor({}, async (door) => {
    const token = await staffedCounter(door, '1');
    const kiosk = door.tokenOf({ role: 'kiosk' });
    const { body } = await post(door.port, 'issueTicket', sampleInput('issueTicket'), { token: kiosk });
    const { job, number } = (body as { value: { job: string; number: string } }).value;
    const before = door.station.store.head().seq;
    const { body: read } = await post(door.port, 'readPaper', { job }, { token });
    expect(await textOf((read as { value: { pdf: string } }).value.pdf)).toContain(number);
    expect(door.station.store.head().seq).toBe(before);
    const { body: none } = await post(door.port, 'readPaper', { job: `${newOrigin()}.0` }, { token });
    expect(none).toMatchObject({ ok: false, error: { type: 'job-unknown' } });
    expect((await post(door.port, 'readPaper', { job }, { token: kiosk })).status).toBe(403);
  }));
