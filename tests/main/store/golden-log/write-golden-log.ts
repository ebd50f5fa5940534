import { existsSync, writeFileSync } from 'node:fs';
import { withStore } from '../../../support/with-store.ts';
import { foldLines, goldens } from './golden-log.ts';

/** Run once for each, by hand, before the release that first writes its events; a golden log that exists is never overwritten. */
for (const { log, projections, story } of goldens) {
  if (existsSync(log)) continue;
  const lines = await withStore(async (point) => {
    await story(point);
    const { databases, stream } = point.store;
    const lines = databases.write.prepare('SELECT json FROM events WHERE stream = ? ORDER BY position').pluck();
    return lines.all(stream) as string[];
  });
  writeFileSync(log, `${lines.join('\n')}\n`);
  const folded = await withStore(({ store }) => foldLines(store.databases.write, lines));
  writeFileSync(projections, `${JSON.stringify(folded, null, 2)}\n`);
}
