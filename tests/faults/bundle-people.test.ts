import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type BundleSegment, bundleContent } from '../../contract/bundle.ts';
import { DossierId, Origin, PointId, TerminalId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import { handMadeBundle, keysInAFolder, openAs } from '../support/bundle-bench.ts';
import { receiveDossier } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { type SneakerPoint, sneakerPoint } from '../support/sneaker-point.ts';
import { canary, canaryNote, leaksInBytes } from './canaries.ts';

const canhVinh = PointId('22006-1');

test('no word of a person lies open in a bundle, nor in what it holds once opened', async () => {
  const province = keysInAFolder();
  const keys = { sealTo: province.vault.sealTo, signedBy: province.vault.publicKey };
  const point = sneakerPoint(canhVinh, { ticket: 'T'.repeat(26), province: keys });
  const log = simulateLog(canhVinh);
  const actor = { account: null, terminal: TerminalId('counter-1') };
  for (let n = 0; n < 20; n++) {
    const dossier = DossierId(randomUUID());
    const received = receiveDossier(log, { dossier, ordinal: n, date: '2026-03-02', due: '2026-03-05' });
    if (received.type !== 'dossier-received' || !received.personal) throw new Error('no dossier');
    const part = { applicant: canary(n), submitter: null, documents: [], note: canaryNote(n) };
    const event = { ...received, personal: { dossier, part } } as typeof received;
    point.store.perform({ origin: Origin(randomUUID()), method: 'test', actor, opensDay: false }, () =>
      ok({ events: [event], answer: () => ({}) }),
    );
  }
  const bytes = await point.make();
  expect(leaksInBytes(Buffer.from(bytes))).toEqual([]);
  const asProvince = openAs(province.vault, 'province', bytes);
  if (!asProvince.ok) throw new Error(asProvince.error.type);
  expect(asProvince.value.content.segments.flatMap(({ keys: wrapped }) => wrapped)).toHaveLength(20);
  expect(leaksInBytes(Buffer.from(JSON.stringify(asProvince.value.content)))).toEqual([]);
  const reader = keysInAFolder();
  try {
    const opened = openAs(
      reader.vault,
      canhVinh,
      handMadeBundle(reader.vault, canhVinh, [{ for: canhVinh, sealTo: reader.vault.sealTo }], {
        segments: segmentsOf(point),
      }),
    );
    expect(opened.ok && opened.value.content.segments.length).toBeGreaterThan(0);
    expect(leaksInBytes(Buffer.from(JSON.stringify(opened)))).toEqual([]);
    // the rig sees what it looks for
    expect(leaksInBytes(Buffer.from(JSON.stringify(canary(3))))).not.toEqual([]);
  } finally {
    reader.close();
    province.close();
    point.close();
  }
});

function segmentsOf({ store, parts }: SneakerPoint): BundleSegment[] {
  const events = store.outgoing.read(1, { maxEvents: 500, maxBytes: 262_144 });
  return [
    bundleContent.shape.segments.element.parse({
      ...{ stream: store.stream, from: { seq: 0, hash: '0'.repeat(64) }, events },
      ...{ headSignature: '', writer: parts.vault.publicKey, keys: [] },
    }),
  ];
}
