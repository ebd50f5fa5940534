import { connect } from 'node:net';
import { z } from 'zod';

/** What the shell itself says to the station of this PC; the pages say everything else. */
export interface StationDoor {
  readonly origin: string;
  /** Something listens on the port. */
  isOpen(): Promise<boolean>;
  /** The token a one-time code stands for; null when the code is wrong or used. */
  attach(code: string): Promise<string | null>;
}

const attached = z.object({ ok: z.literal(true), value: z.object({ token: z.string() }) });

export function stationDoor(port: number): StationDoor {
  const origin = `http://127.0.0.1:${port}`;

  return {
    origin,
    isOpen: () =>
      new Promise((answer) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(() => answer(true)));
        socket.once('error', () => answer(false));
      }),
    async attach(code) {
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
        signal: AbortSignal.timeout(10_000),
      };
      const response = await fetch(`${origin}/api/attachTerminal`, request).catch(() => null);
      const answer = attached.safeParse(await response?.json().catch(() => null));
      return answer.success ? answer.data.value.token : null;
    },
  };
}
