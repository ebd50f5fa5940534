import { practiceTokenBegins } from '../../domain/training/practice-point.ts';
import type { Ids } from '../ports/ids.ts';

/** Tokens on papers say of themselves that they are of practice; as long as real ones, so that every scanner takes them. */
export function practiceIds(ids: Ids): Ids {
  return {
    ...ids,
    token: (bytes) => {
      const drawn = ids.token(bytes);
      return drawn.length < 26 ? drawn : practiceTokenBegins + drawn.slice(practiceTokenBegins.length);
    },
  };
}
