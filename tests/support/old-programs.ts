import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The program as it was when a commit landed, with its own sources and today's packages; or as it is now. */
export interface Program {
  readonly name: string;
  readonly root: string;
  /** Its compiled station. */
  readonly station: string;
}

/** What the versions before this one could: each lies before tables and kinds of events that came after it. */
export const oldPrograms = {
  /** Points hand dossiers over and carry sticks; nothing of a person's rights, of a stand-in, of practice. */
  'N−1': '7b2d41558da0f4c01702a0e978378e901a322887',
  /** One point and its province; no other points, no inbox, no stick. */
  'N−2': '5d8bb971e592324c6a0245b072e441aa2acad5e6',
} as const;
export type OldName = keyof typeof oldPrograms;

export const repository = join(import.meta.dirname, '../..');

/** False: a clone without its history, or no clone at all. */
export function isInHistory(commit: string): boolean {
  return spawnSync('git', ['-C', repository, 'cat-file', '-e', `${commit}^{commit}`], { stdio: 'ignore' }).status === 0;
}

/** Taken out of the history beside nothing of today's, and built. */
export function takeOut(name: OldName, top: string): Program {
  const root = join(top, oldPrograms[name].slice(0, 12));
  const station = join(root, 'out/main/station.js');
  mkdirSync(root, { recursive: true });
  const archive = execFileSync('git', ['-C', repository, 'archive', oldPrograms[name]], { maxBuffer: 2 ** 28 });
  execFileSync('tar', ['-x', '-C', root], { input: archive });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  const vite = join(repository, 'node_modules/electron-vite/bin/electron-vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' });
  if (!existsSync(station)) throw new Error(`${name} was not built: ${built.stderr}`);
  return { name, root, station };
}

export function programOfToday(): Program {
  const station = process.env.GAN_DAN_STATION ?? join(repository, 'main/station.ts');
  return { name: 'N', root: repository, station };
}

type Line = { readonly event: string } & Readonly<Record<string, unknown>>;

export interface RunningProgram {
  /** The first such line, said already or to come. */
  line(event: string, isIt?: (line: Line) => boolean): Promise<Line>;
  /** Every line so far. */
  readonly said: readonly Line[];
  /** SIGTERM; answers the exit code. */
  end(): Promise<number | null>;
}

/** What is still running when a test is over. */
const running = new Set<ChildProcess>();

export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

function run(file: string, args: readonly string[], cwd: string): RunningProgram {
  const child: ChildProcess = spawn(process.execPath, [file, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const said: Line[] = [];
  const wakers = new Set<() => void>();
  const state = { code: undefined as number | null | undefined, complaint: '' };
  const wake = () => {
    for (const each of [...wakers]) each();
  };
  child.stderr?.on('data', (text: Buffer) => {
    state.complaint += text.toString();
  });
  if (!child.stdout) throw new Error('no standard output');
  createInterface({ input: child.stdout }).on('line', (text) => {
    said.push(JSON.parse(text) as Line);
    wake();
  });
  const gone = new Promise<void>((resolve) =>
    child.on('close', (code) => {
      state.code = code;
      running.delete(child);
      wake();
      resolve();
    }),
  );
  return {
    said,
    line: (event, isIt = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = said.find((each) => each.event === event && isIt(each));
          if (!found && state.code === undefined) return;
          wakers.delete(look);
          if (found) resolve(found);
          else reject(new Error(`${file} ended with ${state.code}: ${JSON.stringify(said)} ${state.complaint}`));
        };
        wakers.add(look);
        look();
      }),
    async end() {
      child.kill('SIGTERM');
      await gone;
      return state.code ?? null;
    },
  };
}

/** What a station of any version says when its pages may come, as far as these tests read it. */
export interface Ready {
  readonly port: number;
  readonly lan?: { readonly port: number; readonly key: string } | null;
  readonly codes: { readonly kiosk: string; readonly counter: readonly string[]; readonly office: string };
}

export interface RunningStation extends RunningProgram {
  readonly ready: Ready;
}

export async function startStationOf(program: Program, args: readonly string[]): Promise<RunningStation> {
  const station = run(program.station, args, program.root);
  const ready = (await station.line('ready')) as unknown as Ready;
  return Object.assign(station, { ready });
}

export interface RunningOldProvince extends RunningProgram {
  readonly url: string;
}

export async function startProvinceOf(
  program: Program,
  at: { readonly database: string; readonly dataFolder: string; readonly port: number },
): Promise<RunningOldProvince> {
  const args = ['--database', at.database, '--port', String(at.port), '--data', at.dataFolder, '--pages', 'none'];
  const province = run(join(program.root, 'province/main.ts'), args, program.root);
  const { port } = await province.line('province-started');
  return Object.assign(province, { url: `http://127.0.0.1:${String(port)}` });
}

/** A command of the province at its machine; answers what it printed. */
export function provinceCommand(
  program: Program,
  at: { readonly database: string; readonly dataFolder: string },
  args: readonly string[],
): string {
  const line = ['province/main.ts', '--database', at.database, '--data', at.dataFolder, ...args];
  return execFileSync(process.execPath, line, { cwd: program.root, encoding: 'utf8' }).trim();
}

/** Some lines in the place of a script of that version, with `module` of its sources; answers what `code` returned, as JSON. */
export function script<T>(program: Program, module: string, code: string): T {
  const whole = `const it = await import(${JSON.stringify(join(program.root, module))});
    const done = await (async () => { ${code} })();
    process.stdout.write('\\n' + JSON.stringify(done ?? null));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', whole], {
    cwd: program.root,
    encoding: 'utf8',
  });
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? 'null') as T;
}

/** Another PC of a point, that has its `device.json`: as soon as its host lets it in. */
export async function startJoined(program: Program, folder: string): Promise<Ready & RunningProgram> {
  const pc = run(program.station, ['--folder', folder, '--port', '0'], program.root);
  const ready = (await pc.line('ready', ({ link }) => link === 'connected')) as unknown as Ready;
  return { ...ready, ...pc };
}
