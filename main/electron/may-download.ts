/**
 * The office saves what it made itself, a translator's workbook or a recorded language: the one page of ours that may
 * hand a file to the person, and only from its own memory (`blob:`), never from an address.
 */
export function mayDownload(origin: string, page: string, file: string): boolean {
  return page === `${origin}/office.html` && file.startsWith(`blob:${origin}/`);
}
