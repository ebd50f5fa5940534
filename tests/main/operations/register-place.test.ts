import { expect, test } from 'vitest';
import { nextPlace } from '../../../main/operations/register-place.ts';
import { booksOfAYear } from '../../support/books-of-a-year.ts';
import { issue } from '../../support/whole-morning.ts';
import { withStore } from '../../support/with-store.ts';

test('what the post handed over in December and is typed in in January stands in December’s book, or in January’s once that is closed', () =>
  withStore(async (point) => {
    const { store, clock } = point;
    await issue(point);
    clock.setLocal('2027-01-04', '08:00');
    expect(nextPlace(store, '2026-12-31', '2027-01-04')).toEqual({ book: '2026', ordinal: 1 });
  }).then(() =>
    withStore(async (point) => {
      const { store } = point;
      await booksOfAYear(point);
      expect(store.register.ofYear(2026)).toMatchObject([{ entries: 3, closedOn: '2027-01-04' }]);
      expect(nextPlace(store, '2026-12-31', '2027-01-04')).toEqual({ book: '2027', ordinal: 1 });
      expect(nextPlace(store, '2027-01-04')).toEqual({ book: '2027', ordinal: 1 });
    }),
  ));
