/** The office records the voice of kiosk and board; no other page hears the microphone, and none sees a camera. */
export function mayHear(
  appOrigin: string,
  page: string,
  permission: string,
  media: readonly (string | undefined)[],
): boolean {
  const isOffice = page.split(/[?#]/)[0] === `${appOrigin}/office.html`;
  return isOffice && permission === 'media' && media.length > 0 && media.every((kind) => kind === 'audio');
}
