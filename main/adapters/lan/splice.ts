import { WebSocket } from 'ws';

/** Two ends of one road: what one says the other hears as it came, and both end together. */
export function splice(one: WebSocket, other: WebSocket, onEnd: () => void): void {
  const end = () => {
    onEnd();
    one.terminate();
    other.terminate();
  };
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('message', (data, isBinary) => {
      if (isBinary) end();
      else if (to.readyState === WebSocket.OPEN) to.send(String(data));
    });
    from.on('close', end);
    from.on('error', end);
  }
}
