import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import type { LaunchOptions } from '@playwright/test';

/**
 * A Chromium that runs on this machine: `GAN_DAN_CHROMIUM`, the system's, or the one that npm brought, unpacked once
 * into `.cache/`. Answers what Playwright's `chromium.launch` takes.
 */
export async function findChromium(project: string): Promise<LaunchOptions> {
  const known = [
    process.env.GAN_DAN_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const installed = known.find((path) => path !== undefined && runs(path));
  if (installed !== undefined) return launchOptions(installed, {});
  return unpacked(project);
}

/** A path that exists proves nothing: it may be a stub that wants snap, or hidden. */
function runs(path: string): boolean {
  if (!existsSync(path)) return false;
  const asked = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 10_000 });
  return asked.status === 0 && /chrom/i.test(asked.stdout);
}

function launchOptions(executablePath: string, env: Record<string, string>): LaunchOptions {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // Without a sandbox: root has none, and the pages are our own.
  return { executablePath, chromiumSandbox: false, env: { ...Object.fromEntries(inherited), ...env } };
}

/** `@sparticuz/chromium` is a headless shell with the few libraries a bare server lacks (nss, nspr), Linux x64 only. */
async function unpacked(project: string): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium on this machine: install one, or name it in GAN_DAN_CHROMIUM.');
  }
  const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
  const home = join(project, '.cache', `chromium-${version}`);
  if (!existsSync(home)) await unpack(join(packed, 'bin'), home);
  return launchOptions(join(home, 'chromium'), {
    LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(home, 'fonts.conf') }),
  });
}

/** Beside its place first: two tests that start together never see a half-written browser. */
async function unpack(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const half = await mkdtemp(`${to}-`);
  await brotli(join(from, 'chromium.br'), join(half, 'chromium'));
  await chmod(join(half, 'chromium'), 0o755);
  for (const name of ['al2023', 'swiftshader', 'fonts']) {
    const archive = join(half, `${name}.tar`);
    await brotli(join(from, `${name}.tar.br`), archive);
    // swiftshader's libraries must lie beside the program; the others bring or get a folder of their own.
    const folder = name === 'al2023' ? join(half, 'al2023') : half;
    await mkdir(folder, { recursive: true });
    const tar = spawnSync('tar', ['-xf', archive, '-C', folder], { encoding: 'utf8' });
    if (tar.status !== 0) throw new Error(`tar could not unpack ${name}: ${tar.stderr}`);
    await rm(archive);
  }
  // Its own fonts.conf names folders of the cloud it was made for.
  const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${to}/fonts</dir></fontconfig>`;
  await writeFile(join(half, 'fonts.conf'), fonts);
  await rename(half, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(half, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function brotli(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}
