/**
 * `npm run wheels -- FOLDER [--python 3.12] [--architecture aarch64]`: fetches every wheel of the lock into a folder,
 * on a machine that reaches a package index, for one that does not: put the folder there and name it in
 * TOOLROOM_WHEEL_DIR. Without the options it is for the python3 and the processor of this machine.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { LOCK, wheelFor } from '@/server/packages/lock';
import { downloadArguments, findPip } from '@/server/packages/pip';
import { TARGETS, type Target } from '@/server/packages/wheel-name';

const USAGE = 'npm run wheels -- FOLDER [--python 3.11|3.12|3.13] [--architecture x86_64|aarch64]';

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const versionHere = (): string =>
  execFileSync('python3', ['-I', '-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], {
    encoding: 'utf8',
  }).trim();

const readCommand = (): { folder: string; target: Target } => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { python: { type: 'string' }, architecture: { type: 'string' } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) {
    return fail(USAGE);
  }
  const python = values.python ?? versionHere();
  const architecture = values.architecture ?? os.machine().replace('arm64', 'aarch64');
  const target = TARGETS.find((each) => each.python === python && each.architecture === architecture);
  return target === undefined
    ? fail(`There are no packages for Python ${python} on ${architecture}. ${USAGE}`)
    : { folder: path.resolve(folder), target };
};

const { folder, target } = readCommand();
const wanted = Object.entries(LOCK).flatMap(([name, locked]) => {
  const wheel = wheelFor(locked, target);
  return wheel
    ? [{ requirement: `${name}==${locked.version} --hash=sha256:${wheel.sha256}`, file: wheel.file }]
    : [];
});
const pip =
  (await findPip('python3', {}, process.env)) ?? fail('No Python here has pip: install python3-pip.');
const [command = '', ...options] = [
  ...pip,
  ...downloadArguments(
    target,
    wanted.map((wheel) => wheel.file),
  ),
];
fs.mkdirSync(folder, { recursive: true });
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-wheels-'));
try {
  const requirements = path.join(scratch, 'requirements.txt');
  fs.writeFileSync(requirements, wanted.map(({ requirement }) => `${requirement}\n`).join(''));
  const places = ['--quiet', '--dest', folder, '--requirement', requirements];
  execFileSync(command, [...options, ...places], { stdio: 'inherit' });
  process.stdout.write(
    `${wanted.length} wheels for Python ${target.python} on ${target.architecture} are in ${folder}\n`,
  );
} catch {
  // pip has said why.
  process.exitCode = 1;
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
