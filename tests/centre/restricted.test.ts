import { expect, test } from 'vitest';
import { origin, value } from '../support/terminal-client.ts';
import { withStation } from '../support/with-station.ts';
import { sampleInput } from './sample-inputs.ts';

const refusal = (answer: Promise<unknown>) =>
  answer.then(
    (said) => (said as { error?: { type: string } }).error?.type ?? 'done',
    (error: { data?: { type?: string } }) => error.data?.type ?? 'broken',
  );

test('T40: a dossier whose person asked that it rest is opened and worked on by a head alone, and found by nobody else, until it is lifted', () =>
  withStation({}, async (at) => {
    const [{ client: clerk }, { client: head }] = [await at.counter('1'), await at.head()];
    const input = sampleInput('receiveDossier') as Parameters<typeof clerk.receiveDossier>[0];
    const { dossier, code } = value(await clerk.receiveDossier({ ...input, origin: origin() }));
    const name = input.applicant.name;
    const found = async (client: typeof clerk, query: string) =>
      (await client.findDossiers({ query, state: null })).map((each) => [each.code, each.name, each.idTail]);
    const tail = input.applicant.idNumber.slice(-4);
    expect(await found(clerk, name)).toEqual([[code, name, tail]]);

    value(await head.restrictDossier({ origin: origin(), dossier, restricted: true }));
    const act = { origin: origin(), dossier };
    expect(await refusal(clerk.openDossier({ dossier }))).toBe('dossier-restricted');
    expect(await refusal(clerk.markResultReady(act))).toBe('dossier-restricted');
    expect([await found(clerk, code), await found(clerk, name)]).toEqual([[], []]);
    expect(await found(head, name)).toEqual([[code, name, tail]]);
    expect(value(await head.openDossier({ dossier })).applicant.name).toBe(name);

    value(await head.restrictDossier({ origin: origin(), dossier, restricted: false }));
    expect(value(await clerk.openDossier({ dossier })).applicant.name).toBe(name);
    expect(await found(clerk, name)).toEqual([[code, name, tail]]);
  }));
