import { join } from 'node:path';
import packageFile from '../package.json' with { type: 'json' };
import { firstCommand } from './adapters/update/first-command.ts';
import { launch } from './adapters/update/launcher.ts';
import { pointData } from './adapters/update/point-data.ts';
import { runVersion, tryVersion } from './adapters/update/run-version.ts';
import { openUpdateFolder } from './adapters/update/update-folder.ts';
import { type HelpParts, waitForHelp } from './adapters/update/wait-for-help.ts';

/**
 * `launcher --updates DIR --folder DIR …`: starts the version of the station that is chosen there, with everything else of
 * the line, and changes over between versions. Ends with what the station ended with.
 */
const args = process.argv.slice(2);
const named = (name: string) => {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
};
const [updates, folder] = [named('--updates'), named('--folder')];
if (updates === null || folder === null) {
  process.stderr.write('usage: launcher --updates DIR --folder DIR [what the station takes]\n');
  process.exit(2);
}
const versions = openUpdateFolder(updates);
const code = await launch({
  folder: versions,
  data: pointData(folder),
  builtIn: join(import.meta.dirname, `station${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`),
  run: (entry, onReady) => runVersion(entry, args, onReady),
  tryOn: (entry, copy) => tryVersion(entry, copy, (ready) => firstCommand(copy, ready)),
  now: Date.now,
  onStuck: async ({ current }) => {
    process.stdout.write(`${JSON.stringify({ event: 'update-stuck', version: current?.version ?? null })}\n`);
    const say = await stuckWords();
    const port = Number(named('--port') ?? 4710);
    return waitForHelp({
      folder: versions,
      stick: named('--stick'),
      port,
      version: packageFile.version,
      now: Date.now,
      say,
    });
  },
});
process.exit(code ?? 1);

/** Read only where they are needed: a start does not wait for texts. */
async function stuckWords(): Promise<HelpParts['say']> {
  const { shippedPack } = await import('./adapters/languages/shipped-texts.ts');
  const texts: Readonly<Record<string, string>> = shippedPack('vi').texts.screen;
  return (key, { version }) => (texts[`launcher.stuck.${key}`] ?? key).replaceAll('{{version}}', version);
}
