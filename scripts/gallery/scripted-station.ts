import { terminalApi } from '../../contract/terminal-api.ts';
import { openTerminalDoor } from '../../main/adapters/terminal/terminal-door.ts';
import { createTerminalRouter } from '../../main/adapters/terminal/terminal-router.ts';
import type { Answer, Handlers, Input, MethodName } from '../../main/operations/caller.ts';
import type { PracticeWorlds } from '../../main/ports/practice-worlds.ts';

/**
 * A station that plays what it is told: the real door, the real contract and its checks, and behind them a script instead
 * of a log. It puts any screen in any state, for pictures and for tests of what is seen; it decides nothing.
 */
export interface ScriptedStation {
  readonly port: number;
  /** A terminal in this state; `code` goes into the address of its page. */
  play(script: Script): Playing;
  close(): Promise<void>;
}

export interface Script {
  readonly session: SessionAnswer;
  readonly views: Views;
  /** What a call is answered with; a call without an answer here is a fault of the script (`Playing.unanswered`). */
  readonly answers?: Answers;
}

export interface Playing {
  readonly code: string;
  /** Pushes another view of a kind. */
  show<K extends WatchName>(name: K, view: ViewOf<K>): void;
  /** The station fails from now on, or answers again. */
  fail(failing: boolean): void;
  /** Every call but watches, in order. */
  readonly calls: readonly { readonly name: MethodName; readonly input: unknown }[];
  /** Methods the page asked for and the script does not know. */
  readonly unanswered: readonly MethodName[];
}

export type SessionAnswer = Answer<'whoAmI'>;
export type ViewOf<K extends MethodName> = Answer<K> extends AsyncIterator<infer View, unknown, unknown> ? View : never;
export type WatchName = { [K in MethodName]: [ViewOf<K>] extends [never] ? never : K }[MethodName];
export type Views = { readonly [K in WatchName]?: ViewOf<K> };
export type Answers = {
  readonly [K in Exclude<MethodName, WatchName>]?: Answer<K> | ((input: Input<K>) => Answer<K> | Promise<Answer<K>>);
};

interface Folders {
  readonly pages: string;
  /** Videos and pictures for the board. */
  readonly media: string;
}

interface Played extends Playing {
  readonly session: SessionAnswer;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly views: Map<string, unknown>;
  /** Who waits for the next view. */
  readonly waiting: Set<() => void>;
  readonly calls: { name: MethodName; input: unknown }[];
  readonly unanswered: MethodName[];
  isFailing: boolean;
  /** Rises with every change: a view pushed while a page still takes the last one is not lost. */
  version: number;
}

export async function openScriptedStation({ pages, media }: Folders): Promise<ScriptedStation> {
  const playing = new Map<string, Played>();
  const names = Object.keys(terminalApi) as MethodName[];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown, caller: { tokenHash: string; signal: AbortSignal | undefined }) => {
        const asked = name === 'attachTerminal' ? (input as { code: string }).code : caller.tokenHash;
        const played = playing.get(asked);
        if (!played) throw new Error(`no scene for ${name}`);
        return answerOf(played, name, input, caller.signal);
      },
    ]),
  ) as unknown as Handlers<MethodName>;
  // A terminal is known by its code alone: rights are the station's own and tested there.
  const router = createTerminalRouter(
    handlers,
    (_name, bearer, _road, signal) => ({ tokenHash: bearer ?? '', session: null, role: null, signal }),
    () => {},
  );
  const self = { port: 0 };
  const door = await openTerminalDoor({
    router,
    practice: behindItself(self),
    port: 0,
    lan: false,
    pages,
    media,
    version: 'gallery',
    onBug: () => {},
  });
  self.port = door.port;
  return {
    port: door.port,
    play: (script) => {
      const code = `scene-${playing.size + 1}`;
      const played = begin(code, script);
      playing.set(code, played);
      return played;
    },
    close: door.close,
  };
}

/** A page that practises speaks to the same script: its world is this door once more. */
function behindItself(self: { readonly port: number }): PracticeWorlds {
  return {
    open: () => Promise.resolve({ ok: false, error: { type: 'practice-failed' } }),
    leave: () => Promise.resolve(),
    portOf: () => self.port,
    visit: () => () => {},
    close: () => Promise.resolve(),
  };
}

function begin(code: string, { session, views, answers = {} }: Script): Played {
  const played: Played = {
    ...{ code, session: { ...session, token: code }, answers },
    views: new Map(Object.entries(views)),
    ...{ waiting: new Set<() => void>(), calls: [], unanswered: [], isFailing: false, version: 1 },
    show: (name, view) => {
      played.views.set(name, view);
      wake(played);
    },
    fail: (failing) => {
      played.isFailing = failing;
      wake(played);
    },
  };
  return played;
}

function wake(played: Played): void {
  played.version += 1;
  for (const go of [...played.waiting]) go();
  played.waiting.clear();
}

const noTrips = { today: '2026-11-19', trips: [], scanWork: [] };

function answerOf(played: Played, name: MethodName, input: unknown, signal: AbortSignal | undefined): unknown {
  if (played.isFailing) throw new Error('the station fails, as the script says');
  if (name === 'attachTerminal') return { ok: true, value: played.session };
  if (name === 'whoAmI') return played.session;
  if (name === 'enterPractice') return { ok: true, value: { world: 'a'.repeat(26), code: played.code } };
  if (played.views.has(name)) return watch(played, name, signal);
  // Every kiosk tells it, and nothing on any screen comes of it.
  if (name === 'noteScreen') return {};
  // Every counter asks now and then whether work came by scan.
  if (name === 'readTrips' && played.answers[name] === undefined) return noTrips;
  played.calls.push({ name, input });
  const answer = played.answers[name];
  if (answer === undefined) {
    played.unanswered.push(name);
    throw new Error(`the script has no answer to ${name}`);
  }
  return typeof answer === 'function' ? answer(input) : answer;
}

async function* watch(played: Played, name: string, signal: AbortSignal | undefined): AsyncGenerator<unknown> {
  for (let seen = 0; !signal?.aborted; ) {
    if (played.isFailing) throw new Error('the station fails, as the script says');
    if (seen !== played.version) {
      seen = played.version;
      yield played.views.get(name);
      continue;
    }
    await new Promise<void>((next) => {
      played.waiting.add(next);
      signal?.addEventListener('abort', () => next(), { once: true });
    });
  }
}
