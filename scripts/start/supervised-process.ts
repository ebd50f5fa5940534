import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { refusalText } from './refusal-text.ts';

/** A part of the centre that runs in its own process and is started again when it dies. */
export interface SupervisedProcess {
  /** The first line of JSON with its `readyEvent`; rejects with a sentence when it never became ready. */
  readonly ready: Promise<unknown>;
  /** Asks it to end (SIGTERM), makes it end after 10 s. */
  stop(): Promise<void>;
  kill(): void;
  /** Of the process that runs now. */
  pid(): number | null;
}

export interface Supervision {
  readonly name: string;
  readonly args: readonly string[];
  /** The `event` of the line by which it says that it can be used. */
  readonly readyEvent: string;
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Everything it says is appended here. */
  readonly logFile: string;
  readonly say: (line: string) => void;
  /** It died, was started again and is ready: its new ready line. */
  readonly onReadyAgain: (line: unknown) => void;
  /** It runs on and says that it is ready again: it is something else now (a PC that took its host's place, or stepped down). */
  readonly onReadyAnew?: (line: unknown) => void;
  /** It died too often: nothing starts it again. */
  readonly onGivenUp: (why: string) => void;
}

const readyWithinMs = 60_000;
const restartsPerMinute = 5;

export function supervise(what: Supervision): SupervisedProcess {
  const log = createWriteStream(what.logFile, { flags: 'a' });
  const running: { child: ChildProcess | null; stopping: boolean; deaths: number[] } = {
    child: null,
    stopping: false,
    deaths: [],
  };

  function start(): Promise<unknown> {
    return new Promise((ready, failed) => {
      // A process group of its own: Ctrl+C reaches only the parent, which ends its children in order.
      const child = spawn(process.execPath, what.args, {
        cwd: what.cwd,
        env: what.env ?? process.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      running.child = child;
      const lastWords: string[] = [];
      const remember = (line: string) => {
        lastWords.push(line);
        if (lastWords.length > 12) lastWords.shift();
      };
      const slow = setTimeout(() => child.kill('SIGKILL'), readyWithinMs);
      let wasReady = false;

      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = readyLine(line, what.readyEvent);
        if (said === null) {
          log.write(`${line}\n`);
          // What it refused to start with, in its own words.
          if (!wasReady) remember(refusalText(line));
          return;
        }
        // The ready line carries one-time sign-ins: it goes to the person, not to a file.
        if (wasReady) what.onReadyAnew?.(said);
        wasReady = true;
        clearTimeout(slow);
        ready(said);
      });
      createInterface({ input: child.stderr }).on('line', (line) => {
        log.write(`${line}\n`);
        remember(line);
      });
      child.once('error', (error) => failed(error));
      child.once('close', (code, signal) => {
        clearTimeout(slow);
        running.child = null;
        if (running.stopping) return;
        const why = `Ended by itself: ${what.name} (${signal ?? `exit code ${code}`})`;
        if (!wasReady) failed(new Error([`${why} before it was ready.`, ...lastWords].join('\n  ')));
        else startAgain([`${why}.`, ...lastWords].join('\n  '));
      });
    });
  }

  function startAgain(why: string): void {
    const now = performance.now();
    running.deaths = [...running.deaths.filter((death) => now - death < 60_000), now];
    if (running.deaths.length > restartsPerMinute) {
      what.onGivenUp(`${why}\n${running.deaths.length} deaths of ${what.name} within a minute.`);
      return;
    }
    what.say(`${why}\nStarting ${what.name} again…`);
    start().then(what.onReadyAgain, (error: Error) => what.onGivenUp(error.message));
  }

  return {
    ready: start(),
    async stop() {
      running.stopping = true;
      const child = running.child;
      if (child !== null) {
        const gone = new Promise((done) => child.once('close', done));
        child.kill('SIGTERM');
        const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
        await gone;
        clearTimeout(patience);
      }
      await new Promise<void>((done) => log.end(done));
    },
    kill() {
      running.stopping = true;
      running.child?.kill('SIGKILL');
    },
    pid: () => running.child?.pid ?? null,
  };
}

function readyLine(line: string, event: string): unknown {
  if (!line.startsWith('{')) return null;
  try {
    const said: unknown = JSON.parse(line);
    const isReady = typeof said === 'object' && said !== null && 'event' in said && said.event === event;
    return isReady ? said : null;
  } catch {
    return null;
  }
}
