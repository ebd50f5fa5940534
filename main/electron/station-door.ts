import { connect } from 'node:net';
import { z } from 'zod';

/** What the shell itself says to the station of this PC; the pages say everything else. */
export interface StationDoor {
  readonly origin: string;
  /** Something listens on the port. */
  isOpen(): Promise<boolean>;
  /** The token a one-time code stands for; null when the code is wrong or used. */
  attach(code: string): Promise<string | null>;
  /** False: the station said that it never heard of this token. No answer says nothing. */
  knows(token: string): Promise<boolean>;
}

const attached = z.object({ ok: z.literal(true), value: z.object({ token: z.string() }) });

export function stationDoor(port: number): StationDoor {
  const origin = `http://127.0.0.1:${port}`;
  const post = (method: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${origin}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);

  return {
    origin,
    isOpen: () =>
      new Promise((answer) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(() => answer(true)));
        socket.once('error', () => answer(false));
      }),
    async attach(code) {
      const response = await post('attachTerminal', { code });
      const answer = attached.safeParse(await response?.json().catch(() => null));
      return answer.success ? answer.data.value.token : null;
    },
    knows: async (token) => (await post('whoAmI', {}, { authorization: `Bearer ${token}` }))?.status !== 401,
  };
}
