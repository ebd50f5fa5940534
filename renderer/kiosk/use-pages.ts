import { useState } from 'react';

/** A long list in pages, because a citizen's screen never scrolls. */
export interface Pages<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly turn: (by: 1 | -1) => void;
}

export function usePages<T>(all: readonly T[], perPage: number): Pages<T> {
  const [wished, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(wished, pages - 1);
  return {
    items: all.slice(page * perPage, (page + 1) * perPage),
    page,
    pages,
    turn: (by) => setPage(Math.min(Math.max(page + by, 0), pages - 1)),
  };
}
