import { existsSync, writeFileSync } from 'node:fs';
import { morning } from '../../../support/whole-morning.ts';
import { withStore } from '../../../support/with-store.ts';
import { foldLines, goldenLogPath, goldenProjectionsPath } from './golden-log.ts';

/** Run once, by hand, before the first release; a golden log that exists is never overwritten. */
if (existsSync(goldenLogPath)) throw new Error('the golden log exists: its bytes are final');
const lines = await withStore(async (point) => {
  await morning(point);
  return point.store.databases.write.prepare('SELECT json FROM events ORDER BY position').pluck().all() as string[];
});
writeFileSync(goldenLogPath, `${lines.join('\n')}\n`);
const projections = await withStore(({ store }) => foldLines(store.databases.write, lines));
writeFileSync(goldenProjectionsPath, `${JSON.stringify(projections, null, 1)}\n`);
