/** The first sixteen letters of a key's hash in fours, as two people read them to each other. */
export function fingerprintText(key: string): string {
  return (key.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
