import fs from 'node:fs';
import path from 'node:path';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { Binaries } from './binaries';
import { runCommand } from './command';
import { dataArgument, type Identity, NAMED_IDENTITY } from './identity';

export const SUPERUSER = 'toolroom';
const MAJOR_VERSION = '18';
const UNFINISHED = 'unfinished-';

/**
 * Makes the database cluster when there is none. It is made in a folder beside and renamed when complete, so a
 * cluster that exists is whole. The caller holds the lock of `folder`.
 */
export const ensureCluster = async (options: {
  folder: string;
  cluster: string;
  binaries: Binaries;
  identity: Identity;
}): Promise<Outcome<'found' | 'made'>> => {
  removeUnfinished(options.folder);
  const found = versionOf(options.cluster);
  if (found === MAJOR_VERSION) {
    return succeed('found');
  }
  if (found !== undefined) {
    return fail(
      'unavailable',
      `${options.cluster} was written by PostgreSQL ${found}, this is ${MAJOR_VERSION}: dump it with the version that wrote it, move the folder away, start, and restore.`,
    );
  }
  if (fs.existsSync(options.cluster)) {
    return fail(
      'unavailable',
      `${options.cluster} exists but is no PostgreSQL data folder (it has no PG_VERSION): restore it from a backup, or move it away to start empty.`,
    );
  }
  return makeCluster(options);
};

const makeCluster = async ({
  folder,
  cluster,
  binaries,
  identity,
}: {
  folder: string;
  cluster: string;
  binaries: Binaries;
  identity: Identity;
}): Promise<Outcome<'made'>> => {
  const unfinished = fs.mkdtempSync(path.join(folder, UNFINISHED));
  const maker = identity && NAMED_IDENTITY;
  giveTo(unfinished, maker);
  const { failure } = await runCommand(
    binaries.initdb,
    [
      '--pgdata',
      dataArgument(unfinished, maker),
      '--username',
      SUPERUSER,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { cwd: unfinished, identity: maker },
  );
  if (failure !== null) {
    removeUnfinished(folder);
    return fail('unavailable', `PostgreSQL could not make its data folder ${cluster}: ${failure}`);
  }
  giveTo(unfinished, identity);
  fs.renameSync(unfinished, cluster);
  syncFolder(folder);
  return succeed('made');
};

const versionOf = (cluster: string): string | undefined => {
  const file = path.join(cluster, 'PG_VERSION');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
};

const removeUnfinished = (folder: string): void => {
  for (const name of fs.readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
};

const giveTo = (entry: string, identity: Identity): void => {
  if (identity === undefined) {
    return;
  }
  fs.lchownSync(entry, identity.uid, identity.gid);
  if (fs.lstatSync(entry).isDirectory()) {
    for (const name of fs.readdirSync(entry)) {
      giveTo(path.join(entry, name), identity);
    }
  }
};

/** Without this a power cut may forget the rename. */
const syncFolder = (folder: string): void => {
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
};
