import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * Stands in for `windows-spooler.ps1` on Windows, where these tests do not run: the same lines, a list of jobs, and a
 * printer at the end of it. It fails as a spooler does: a job lies in the list until the printer takes it, or for ever.
 * Run as a program; the knobs are read from a file before each answer.
 */
export interface SpoolerKnobs {
  /** `PRINTER_STATUS_*` and `PRINTER_ATTRIBUTE_*`. */
  readonly status: number;
  readonly attributes: number;
  /** `JOB_STATUS_*` a job stands at instead of being printed; null: it prints and leaves the list. */
  readonly jobStatus: number | null;
  readonly dies: 'never' | 'before-print' | 'after-print';
  readonly isSilent: boolean;
  /** The printer is known by another name only. */
  readonly knows: string;
}

interface Job {
  readonly bytes: Buffer;
  state: 'waiting' | 'printing' | 'gone';
}

const [knobsFile = '', port = ''] = process.argv.slice(2);
const jobs: Job[] = [];
const pipe = connect(process.env.GAN_DAN_PIPE ?? '');
pipe.on('close', () => process.exit(0));
createInterface({ input: pipe }).on('line', (line) => void answer(line));

async function answer(line: string): Promise<void> {
  const knobs = JSON.parse(readFileSync(knobsFile, 'utf8')) as SpoolerKnobs;
  const [verb, rest = ''] = line.split(' ');
  if (knobs.isSilent) return;
  if (verb === 'print' && knobs.dies === 'before-print') process.exit(1);
  const said = knobs.knows === process.env.GAN_DAN_PRINTER ? act(verb, rest, knobs) : { missing: 1801 };
  if (verb === 'print' && knobs.dies === 'after-print') process.exit(1);
  pipe.write(`${JSON.stringify(said)}\r\n`);
}

function act(verb: string | undefined, rest: string, knobs: SpoolerKnobs): object {
  if (verb === 'look') return { status: knobs.status, attributes: knobs.attributes };
  if (verb === 'print') {
    const job: Job = { bytes: Buffer.from(rest, 'base64'), state: 'waiting' };
    jobs.push(job);
    if (knobs.jobStatus === null) send(job);
    return { job: jobs.length, whole: true };
  }
  const job = jobs[Number(rest) - 1];
  if (verb === 'drop') {
    if (job?.state === 'waiting') job.state = 'gone';
    return { dropped: job?.state === 'gone' };
  }
  if (!job || job.state === 'gone') return { gone: true };
  if (job.state === 'waiting' && knobs.jobStatus === null) send(job);
  return { status: job.state === 'printing' ? 0x10 : (knobs.jobStatus ?? 0) };
}

function send(job: Job): void {
  job.state = 'printing';
  const socket = connect(Number(port), '127.0.0.1');
  socket.resume();
  socket.on('error', () => {});
  socket.on('close', () => {
    job.state = 'gone';
  });
  socket.end(job.bytes);
}
