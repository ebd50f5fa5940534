import { expect, test } from 'vitest';
import { backupsKept } from '../../domain/backup.ts';
import { periodSource, processings } from '../../domain/data/processing.ts';
import vi from '../../locales/vi/screen.json' with { type: 'json' };
import { DRAFT_MS } from '../../main/store/receive-drafts-table.ts';

test('the register of processing says the periods the program keeps, and of every other that no text names it', () => {
  expect(vi['office.processing.ends.draft']).toContain(`${DRAFT_MS / 86_400_000} ngày`);
  const { hours, days, months } = backupsKept;
  const numbers = vi['office.processing.ends.backup'].match(/\d+/g)?.map(Number);
  expect(numbers).toEqual([hours, days, months]);
  const own = processings.filter(({ ends }) => periodSource(ends) === 'program').map(({ id }) => id);
  expect(own).toEqual(['draft', 'backup']);
});
