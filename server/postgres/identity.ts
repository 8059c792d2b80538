import fs from 'node:fs';
import process from 'node:process';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';

/** Whom PostgreSQL's processes run as; `undefined` means as ourselves. PostgreSQL refuses to run as root. */
export type Identity = { uid: number; gid: number } | undefined;

/**
 * A user id that no account has, in the range that neither Debian nor systemd hands out (60578–61183). It is not
 * "nobody", because whatever else runs as nobody could then read the database.
 */
const DATABASE_UID = 60_711;

/** initdb alone insists on a user id that has a name. */
export const NAMED_IDENTITY = { uid: 65_534, gid: 65_534 };

/** An existing cluster keeps its owner, so a data folder can move between machines. */
export const chooseIdentity = (cluster: string): Outcome<Identity> => {
  if (process.getuid?.() !== 0) {
    return succeed(undefined);
  }
  if (process.platform !== 'linux') {
    return fail(
      'unavailable',
      'The embedded PostgreSQL does not run as root here: start Toolroom as an ordinary user, or set DATABASE_URL.',
    );
  }
  const owner = fs.existsSync(cluster) ? fs.statSync(cluster) : undefined;
  if (owner !== undefined && owner.uid !== 0) {
    return succeed({ uid: owner.uid, gid: owner.gid });
  }
  return succeed({ uid: DATABASE_UID, gid: DATABASE_UID });
};

/**
 * How PostgreSQL is told where its data is, given that it is started with that folder as its working directory.
 * Another user may not walk down to it (it may lie below /root), but stays inside the folder it is put in.
 */
export const dataArgument = (folder: string, identity: Identity): string =>
  identity === undefined ? folder : '/proc/self/cwd';
