/** A call for help that nobody answered is shown this long; then whoever asked has gone, or was seen, milliseconds. */
export const helpWaitsMs = 10 * 60_000;
/** How long the kiosk says that somebody is on the way. */
export const answerShownMs = 60_000;

export interface Asked {
  readonly askedAt: number;
  readonly answeredAt: number | null;
}

/** Still waiting for a person: asked again it is the same call. */
export function isWaitingForHelp({ askedAt, answeredAt }: Asked, now: number): boolean {
  return answeredAt === null && now - askedAt < helpWaitsMs;
}

/** What the kiosk still shows of its latest call. */
export function isHelpShown(asked: Asked, now: number): boolean {
  const { answeredAt } = asked;
  return answeredAt === null ? isWaitingForHelp(asked, now) : now - answeredAt < answerShownMs;
}
