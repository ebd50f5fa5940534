/**
 * Staff save what their page made itself: the office a translator's workbook or a recorded language, the counter the A5
 * form of a receipt. No other page of ours hands a file to anybody, and none from an address: only from its own memory
 * (`blob:`).
 */
export function mayDownload(origin: string, page: string, file: string): boolean {
  const isStaff = page === `${origin}/office.html` || page === `${origin}/counter.html`;
  return isStaff && file.startsWith(`blob:${origin}/`);
}
