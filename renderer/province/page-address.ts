import { useCallback, useSyncExternalStore } from 'react';

/**
 * Where one is on the province's pages, in the address: `#reference/fees`. A reload stays, Back and Forward go, a colleague who
 * is sent it signs in and is there. The fragment goes to no server, and holds nothing of anybody.
 */
export interface PageAddress {
  readonly page: string;
  /** What is chosen on that page; '' where nothing is. */
  readonly part: string;
}

export function addressIn(hash: string): PageAddress {
  const [page = '', part = ''] = hash.replace(/^#\/?/, '').split('/');
  return { page, part };
}

export function hrefOf(page: string, part = ''): string {
  return part === '' ? `#${page}` : `#${page}/${part}`;
}

export function usePageAddress(): PageAddress {
  return addressIn(useSyncExternalStore(whenItChanges, () => window.location.hash));
}

/** What is chosen on a page and stands in its address: the first of `all` where the address says nothing it knows. */
export function usePart<Part extends string>(page: string, all: readonly [Part, ...Part[]]) {
  const { part } = usePageAddress();
  const choose = useCallback((next: Part) => window.location.assign(hrefOf(page, next)), [page]);
  return [all.find((each) => each === part) ?? all[0], choose] as const;
}

function whenItChanges(look: () => void): () => void {
  window.addEventListener('hashchange', look);
  return () => window.removeEventListener('hashchange', look);
}
