import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { launch } from '../../main/adapters/update/launcher.ts';
import { pointData } from '../../main/adapters/update/point-data.ts';
import { runVersion, tryVersion } from '../../main/adapters/update/run-version.ts';
import { openUpdateFolder } from '../../main/adapters/update/update-folder.ts';
import { manifestOf, type UpdateWish, writeUpdate } from '../../scripts/pack/pack-update.ts';

/**
 * A PC that can be updated: a data folder with a small log, a program, an updates folder, and a publisher. The programs
 * are small ones that behave as a station does at its start: they open the log, say `ready` and end.
 */
export interface UpdateRig {
  readonly root: string;
  readonly updates: string;
  readonly data: string;
  readonly key: KeyObject;
  readonly now: number;
  readonly wish: UpdateWish;
  /** A file on the stick. */
  update(name: string, given?: { wish?: Partial<UpdateWish>; key?: KeyObject; station?: string }): string;
  folder(freeBytes?: () => number): ReturnType<typeof openUpdateFolder>;
  /** As in the evening: the station that runs ends for the change-over, and what follows ends by itself. */
  evening(freeBytes?: () => number): Promise<number | null>;
  /** Says which version served, and as it found the log. */
  served(): string[];
  schema(): number;
  close(): void;
}

const now = Date.UTC(2027, 2, 1, 12);

/** `how`: what goes wrong with it. */
export function stationText(
  version: string,
  schema: number,
  how: 'well' | 'never-ready' | 'bad-migration' | 'dies-at-work' = 'well',
): string {
  return `
import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
const Database = createRequire(${JSON.stringify(import.meta.filename)})('better-sqlite3');
const folder = process.argv[process.argv.indexOf('--folder') + 1];
const isTrial = process.argv.includes('--anchors');
const db = new Database(join(folder, 'log.db'));
db.pragma('journal_mode = WAL');
if (db.pragma('user_version', { simple: true }) > ${schema}) process.exit(3);
${how === 'bad-migration' ? "db.exec('DROP TABLE events'); process.exit(1);" : ''}
db.pragma('user_version = ${schema}');
${how === 'never-ready' ? 'process.exit(70);' : ''}
${how === 'dies-at-work' ? 'if (!isTrial) process.exit(70);' : ''}
if (!isTrial) appendFileSync(join(folder, 'served.txt'), '${version}\\n');
console.log(JSON.stringify({ event: 'ready', port: 1, lan: null, codes: { kiosk: '', counter: [], board: '', office: '', paper: '' }, setUpCode: null }));
await new Promise((done) => setTimeout(done, 30));
if (isTrial) await new Promise((done) => process.on('SIGTERM', done));
db.close();
const evening = join(folder, 'evening.new');
const isEvening = existsSync(evening);
rmSync(evening, { force: true });
process.exit(isEvening && !isTrial ? 75 : 0);
`;
}

export function updateRig(at?: { root: string; key: string }): UpdateRig {
  const root = at?.root ?? mkdtempSync(join(tmpdir(), 'gan-dan-update-'));
  const [updates, data, stick] = ['updates', 'data', 'stick'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  const pair = at ? null : generateKeyPairSync('ed25519');
  const key = at ? createPrivateKey(at.key) : (pair?.privateKey as KeyObject);
  const folder = (freeBytes?: () => number) => openUpdateFolder(updates, freeBytes);
  const builtIn = join(root, 'installed', 'station.mjs');
  if (pair) {
    for (const each of [updates, data, stick, join(root, 'installed')]) mkdirSync(each, { recursive: true });
    const keys = [pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')];
    writeFileSync(join(updates, 'publisher.json'), JSON.stringify({ keys }));
    writeFileSync(builtIn, stationText('1.0.0', 10));
    const db = new Database(join(data, 'log.db'));
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE events (position INTEGER PRIMARY KEY, hash TEXT)');
    db.exec("INSERT INTO events (hash) VALUES ('a'), ('b'), ('c')");
    db.pragma('user_version = 10');
    db.close();
  }
  const wish: UpdateWish = {
    ...{ system: `${process.platform}-${process.arch}`, version: '1.1.0', order: 2, minimum: '0.9.0' },
    ...{ created: now - 1000, expires: now + 86_400_000, entry: 'station.mjs' },
  };
  return {
    ...{ root, updates, data, key, now, wish, folder },
    update: (name, given = {}) => {
      const whole = { ...wish, ...given.wish };
      const program = join(root, `program-${name}`);
      mkdirSync(join(program, 'chunks'), { recursive: true });
      writeFileSync(join(program, 'station.mjs'), given.station ?? stationText(whole.version, 11));
      writeFileSync(join(program, 'chunks', 'words.json'), '{"ready":"sẵn sàng"}');
      writeFileSync(join(program, 'empty.txt'), '');
      const to = join(stick, `${name}.gdu`);
      writeUpdate(to, program, manifestOf(program, whole), given.key ?? key);
      return to;
    },
    evening: (freeBytes) => {
      writeFileSync(join(data, 'evening.new'), '');
      return launch({
        ...{ folder: folder(freeBytes), data: pointData(data), builtIn, now: () => now },
        run: (entry, onReady) => runVersion(entry, ['--folder', data], onReady),
        tryOn: (entry, copy) => tryVersion(entry, copy, async () => true),
        ...(freeBytes && { freeBytes }),
      });
    },
    served: () => servedIn(data),
    schema: () => {
      const db = new Database(join(data, 'log.db'), { readonly: true });
      const schema = db.pragma('user_version', { simple: true }) as number;
      db.close();
      return schema;
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

function servedIn(data: string): string[] {
  try {
    return readFileSync(join(data, 'served.txt'), 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}
