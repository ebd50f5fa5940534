import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** A cable from a name in /dev to a device that speaks TCP: a real terminal of this system, so that real drivers open it. */
export interface Cable {
  /** `/dev/pts/7`. */
  readonly path: string;
  /** Pulls it out: the name in /dev is gone. */
  unplug(): Promise<void>;
}

/** `script` of util-linux holds the other end of the terminal and hands it to us as its standard input and output. */
export async function plugCable(device: { readonly host: string; readonly port: number }): Promise<Cable> {
  const holder = spawn('script', ['-qfc', 'stty raw -echo; tty; exec sleep 600', '/dev/null'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const path = await new Promise<string>((resolve, reject) => {
    holder.once('error', reject);
    createInterface({ input: holder.stdout }).once('line', (line) => resolve(line.trim()));
  });
  const socket = connect(device.port, device.host);
  holder.stdout.removeAllListeners('data');
  holder.stdout.on('data', (chunk: Buffer) => socket.write(chunk));
  socket.on('data', (chunk) => holder.stdin.write(chunk));
  socket.on('error', () => {});
  holder.stdin.on('error', () => {});
  const pulled = new Promise<void>((resolve) => {
    holder.once('close', () => {
      socket.destroy();
      resolve();
    });
  });
  return {
    path,
    unplug() {
      holder.kill();
      return pulled;
    },
  };
}
