/**
 * `npm run wheels:lock`: resolves the catalogue anew and writes server/packages/lock.json. Needs a python3 of 3.11 or
 * later and a package index, found by pip's ordinary settings; it brings uv, which resolves, into a folder of its own
 * and removes it. Look at the difference before you commit it, then run the tests: they use every package.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { chooseWheels } from '@/scripts/packages/choose-wheels';
import { CATALOGUE } from '@/server/packages/catalogue';
import type { Lock, LockedPackage } from '@/server/packages/lock';
import { ARCHITECTURES, PYTHON_VERSIONS, TARGETS } from '@/server/packages/wheel-name';

/** Most packages that are taken over by somebody are found out within days. */
const AGE_DAYS_MIN = 7;
const DAY_MS = 24 * 60 * 60 * 1_000;
const PROJECT = 'toolroom-packages';

/** What we read of uv's own lock file. */
const resolutionSchema = z.object({
  package: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      dependencies: z.array(z.object({ name: z.string() })).default([]),
      wheels: z.array(z.object({ url: z.string(), hash: z.string() })).default([]),
    }),
  ),
});

type Resolved = z.infer<typeof resolutionSchema>['package'][number];

const project = (names: readonly string[], before: Date): string => {
  const [oldest] = PYTHON_VERSIONS;
  const newest = Number(PYTHON_VERSIONS.at(-1)?.split('.')[1]);
  const environments = ARCHITECTURES.map(
    (architecture) =>
      `"sys_platform == 'linux' and platform_machine == '${architecture}' and implementation_name == 'cpython'"`,
  ).join(', ');
  return [
    '[project]',
    `name = "${PROJECT}"`,
    'version = "0"',
    `requires-python = ">=${oldest},<3.${newest + 1}"`,
    `dependencies = ${JSON.stringify(names)}`,
    '[tool.uv]',
    'package = false',
    'no-build = true',
    // One version of each package for all interpreters.
    'fork-strategy = "fewest"',
    `exclude-newer = "${before.toISOString()}"`,
    `environments = [${environments}]`,
    `required-environments = [${environments}]`,
    '',
  ].join('\n');
};

/** Runs uv in a folder that is gone afterwards. */
const resolve = (names: readonly string[]): Resolved[] => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-lock-'));
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    run('python3', '-m', 'venv', 'tools');
    run('tools/bin/pip', 'install', '--quiet', '--only-binary', ':all:', 'uv');
    fs.writeFileSync(
      path.join(folder, 'pyproject.toml'),
      project(names, new Date(Date.now() - AGE_DAYS_MIN * DAY_MS)),
    );
    run('tools/bin/uv', 'lock', '--quiet');
    const toJson = 'import json, tomllib; print(json.dumps(tomllib.load(open("uv.lock", "rb"))))';
    return resolutionSchema.parse(JSON.parse(run('tools/bin/python', '-c', toJson))).package;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

const lockPackage = (resolved: Resolved): LockedPackage => {
  const wheels = resolved.wheels.map(({ url, hash }) => ({
    file: decodeURIComponent(path.posix.basename(new URL(url).pathname)),
    sha256: hash.replace(/^sha256:/, ''),
  }));
  const { chosen, missing } = chooseWheels(wheels, TARGETS);
  if (missing.length > 0) {
    const targets = missing.map(({ python, architecture }) => `CPython ${python} on ${architecture}`);
    throw new Error(`${resolved.name} ${resolved.version} has no wheel for ${targets.join(', ')}`);
  }
  return {
    version: resolved.version,
    needs: [...new Set(resolved.dependencies.map(({ name }) => name))].sort(),
    wheels: Object.fromEntries(Object.entries(chosen).sort(([left], [right]) => (left < right ? -1 : 1))),
  };
};

const toLock = (packages: readonly Resolved[]): Lock => {
  const lock: Record<string, LockedPackage> = {};
  for (const resolved of packages.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    if (resolved.name in lock) {
      throw new Error(`${resolved.name} would need two versions: find one that all interpreters take.`);
    }
    if (resolved.name !== PROJECT) {
      lock[resolved.name] = lockPackage(resolved);
    }
  }
  return lock;
};

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const target = path.join(root, 'server/packages/lock.json');
const lock = toLock(resolve(CATALOGUE.map((entry) => entry.name)));
fs.writeFileSync(target, `${JSON.stringify(lock, null, 2)}\n`);
execFileSync(path.join(root, 'node_modules/.bin/biome'), ['format', '--write', target], { stdio: 'ignore' });
process.stdout.write(`${Object.keys(lock).length} packages locked in ${target}\n`);
