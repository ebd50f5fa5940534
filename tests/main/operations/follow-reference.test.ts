import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { noTables } from '../../../domain/reference.ts';
import { publicationText } from '../../../domain/reference-text.ts';
import { ok } from '../../../domain/result.ts';
import { isSignedBy } from '../../../main/adapters/system/ed25519.ts';
import { followReference } from '../../../main/operations/follow-reference.ts';
import { writeLink } from '../../../main/operations/province-link.ts';
import type { ProvinceDoor } from '../../../main/ports/province.ts';
import { noRoad } from '../../support/with-station.ts';

type Reply = { signedBy: string; publications: { text: string; signature: string }[] };

function province() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signedBy = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const signed = (text: string) => ({ text, signature: sign(null, Buffer.from(text), privateKey).toString('base64') });
  return { signedBy, signed };
}

const text = (version: number, commune = '22006') =>
  publicationText({ version, effectiveFrom: '2026-12-01', commune, tables: noTables });

test('a publication is taken only with the signature of the province met first, and for one’s own commune', async () => {
  const [ours, another] = [province(), province()];
  const memory = new Map<string, string>();
  const kept: number[] = [];
  const reply: { now: Reply } = { now: { signedBy: ours.signedBy, publications: [ours.signed(text(1))] } };
  const stream = '22006-1:1';
  const linkMemory = {
    get: (key: string) => memory.get(key) ?? null,
    set: (key: string, value: string) => void memory.set(key, value),
  };
  writeLink(linkMemory, stream, { keyId: '22006-1.0000000000000000', sealTo: '' });
  const following = followReference({
    door: { reference: async () => ok(ok(reply.now)) } as unknown as ProvinceDoor,
    ...{ road: noRoad, memory: linkMemory, stream, commune: '22006', isSigned: isSignedBy },
    ...{ clock: { now: () => 0, mono: () => 0 }, operatorLog: { write: () => undefined } },
    reference: {
      highest: () => kept.at(-1) ?? 0,
      keep: ({ version }) => void kept.push(version),
      changed: () => undefined,
    },
  });
  const offered = async (publications: Reply['publications'], signedBy = ours.signedBy) => {
    reply.now = { signedBy, publications };
    await following.ask();
    return kept;
  };
  expect(await offered([ours.signed(text(1))])).toEqual([1]);
  const changed = { ...ours.signed(text(2)), text: text(3) };
  expect(await offered([changed])).toEqual([1]);
  expect(await offered([another.signed(text(2))], another.signedBy)).toEqual([1]);
  expect(await offered([ours.signed(text(2, '21583'))])).toEqual([1]);
  expect(await offered([ours.signed('{"what":"else"}')])).toEqual([1]);
  expect(await offered([ours.signed(text(2))])).toEqual([1, 2]);
});
