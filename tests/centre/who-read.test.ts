import { expect, test } from 'vitest';
import { rights } from '../../contract/rights.ts';
import { terminalApi } from '../../contract/terminal-api.ts';
import { CounterId, type DossierId } from '../../domain/ids.ts';
import type { MethodName } from '../../main/operations/caller.ts';
import { post, staffedCounter, withOpenDoor } from './open-door.ts';
import { sampleInput } from './sample-inputs.ts';

/** What a command writes is on record by its own event; what only reads has to leave one. */
const reading = (Object.keys(terminalApi) as MethodName[]).filter(
  (method) => rights[method].account !== 'none' && !('origin' in sampleInput(method)),
);
/** A person's words as pictures: no text of theirs is found in the answer. */
const asPictures: readonly MethodName[] = ['readForm', 'handOverMinutes', 'readPaper'];
/** A name alone, to choose from; whoever wants more opens it. */
const byNameAlone: readonly MethodName[] = ['findDossiers'];

test('T40: whatever shows the words of a person is on record, whoever asks and wherever, and the list of who read is whole', () =>
  withOpenDoor({}, async (door) => {
    const { store } = door.station;
    const desk = await staffedCounter(door, '1');
    const sample = sampleInput('receiveDossier') as {
      applicant: Record<'name' | 'idNumber' | 'phone' | 'address', string>;
    };
    const { body } = await post(door.port, 'receiveDossier', sample, { token: desk });
    const { dossier, code } = (body as { value: { dossier: DossierId; code: string } }).value;
    const { name, idNumber, phone, address } = sample.applicant;
    const more = [idNumber, phone, address];
    const own = { dossier, dossiers: [dossier], idNumber, query: name, code, job: store.jobs.receiptOf(dossier) };
    const wrong: string[] = [];
    const showing = new Set<MethodName>();
    const oracle: string[] = [];

    for (const role of ['clerk', 'head', 'auditor', 'technician'] as const) {
      const account = door.account(`mau.${role}`, role);
      const tokens = new Map<string, string>();
      for (const method of reading.filter((each) => (rights[each].account as readonly string[]).includes(role)))
        for (const terminal of rights[method].terminals === 'anyone' ? [] : rights[method].terminals) {
          const counter = terminal === 'counter' ? CounterId('1') : null;
          const expiresAt = door.clock.now() + 1000;
          const token = tokens.get(terminal) ?? door.tokenOf({ role: terminal, counter, account, expiresAt });
          tokens.set(terminal, token);
          const input = Object.fromEntries(
            Object.entries(sampleInput(method)).map(([key, value]) => [key, own[key as keyof typeof own] ?? value]),
          );
          const before = store.head().seq;
          const answer = await post(door.port, method, input, { token });
          const text = JSON.stringify(answer.body) ?? '';
          const noted = store.log
            .read(before + 1, { maxEvents: 50, maxBytes: 1_000_000 })
            .filter((event) => event.type === 'dossier-opened' && event.actor.account === account);
          for (const _ of noted) oracle.push(store.accounts.byId(account)?.name ?? '');
          const isShown =
            text.includes(name) || (asPictures.includes(method) && answer.status === 200 && !refused(answer.body));
          if (isShown) showing.add(method);
          const isEnough = byNameAlone.includes(method)
            ? !more.some((word) => text.includes(word))
            : noted.length === 1;
          if (isShown && !isEnough) wrong.push(`${method} on ${terminal} as ${role}: ${noted.length} on record`);
          if (role === 'technician' && (isShown || more.some((word) => text.includes(word))))
            wrong.push(`${method} told a technician of a person`);
        }
    }
    expect(wrong).toEqual([]);
    // Else nothing was shown to anybody, and nothing was tested.
    expect([...showing].toSorted()).toEqual([...asPictures, ...byNameAlone, 'openDossier'].toSorted());
    expect(oracle.length).toBeGreaterThan(10);
    const head = door.account('mau.head', 'head');
    const token = door.tokenOf({ role: 'office', account: head, expiresAt: door.clock.now() + 1000 });
    const { readings } = (
      (await post(door.port, 'listReadings', { dossier }, { token })).body as {
        value: { readings: { name: string }[] };
      }
    ).value;
    expect(readings.map((each) => each.name)).toEqual(oracle);
  }));

function refused(body: unknown): boolean {
  return (body as { ok?: boolean } | null)?.ok === false;
}
