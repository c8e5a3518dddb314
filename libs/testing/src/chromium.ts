import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const home = resolve('node_modules/@sparticuz/chromium');
const unpack = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';

/**
 * The Chromium that npm installed, without a window. It brings its own fonts, so that pages look the same everywhere.
 * @throws where it cannot start on this machine, with what it said
 */
export async function startChromium(): Promise<Browser> {
  const folder = await unpacked();
  const fonts = { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
  return launch(folder, fonts).catch(() => launch(folder, { ...fonts, ...libraries })); // where the system has no NSS
}

function launch(folder: string, extra: Record<string, string>) {
  const env = { ...inherited(), ...extra };
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: ['--no-sandbox'], env });
}

const inherited = () =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** Unpacked once. Test files may begin at the same time, so the folder appears only when it is complete. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const cache = resolve('node_modules/.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  // Its own process, since the package unpacks into TMPDIR, and its libraries only where it thinks it runs on AWS.
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'nodejs22.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], { env });
  await rename(draft, folder).catch(() => rm(draft, { recursive: true })); // another was faster
  return folder;
}
