import { spawn } from 'node:child_process';
import { join } from 'node:path';

const keptCharacters = 20_000;

/** Runs a program of `node_modules` on this Node and keeps the end of what it says. */
export function runProgram(what: {
  readonly project: string;
  readonly env: NodeJS.ProcessEnv;
  readonly program: string;
  readonly args: readonly string[];
}): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(what.project, 'node_modules', what.program), ...what.args], {
      cwd: what.project,
      env: what.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: { text: string } = { text: '' };
    const keep = (piece: string) => {
      said.text = (said.text + piece).slice(-keptCharacters);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => keep(String(error)));
    child.once('close', (code) => {
      done({ code, output: said.text.trim() });
    });
  });
}
