import { connect, type Socket } from 'node:net';
import { createLineEar, type PrinterLine, type Written } from './printer-line.ts';

/** Null when nobody answers at that address in time. */
export function openTcpLine(host: string, port: number, withinMs: number): Promise<PrinterLine | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const give = (line: PrinterLine | null) => {
      clearTimeout(timer);
      socket.off('error', fail);
      if (!line) {
        socket.on('error', () => {});
        socket.destroy();
      }
      resolve(line);
    };
    const fail = () => give(null);
    const timer = setTimeout(fail, withinMs);
    socket.once('error', fail);
    socket.once('connect', () => give(lineOn(socket)));
  });
}

function lineOn(socket: Socket): PrinterLine {
  const ear = createLineEar();
  let ending = false;
  let remoteEnded = false;

  socket.on('data', ear.hear);
  socket.on('error', ear.fail);
  socket.on('end', () => {
    remoteEnded = true;
    if (!ending) ear.fail();
  });
  socket.on('close', ear.close);

  return {
    ...ear,
    write: (bytes, withinMs) =>
      ear.wait<Written>(withinMs, 'stalled', 'lost', (done) => {
        socket.write(bytes, (error) => done(error ? 'lost' : 'ok'));
        return undefined;
      }),
    async end(withinMs) {
      ending = true;
      const failed = ear.isLost();
      if (!failed) socket.end();
      const outcome = await ear.wait<'closed' | 'open'>(withinMs, 'open', 'closed', () => undefined);
      if (outcome === 'open') socket.destroy();
      if (failed || (outcome === 'closed' && !remoteEnded)) return 'lost';
      return outcome;
    },
    async reset() {
      ending = true;
      socket.resetAndDestroy();
    },
  };
}
