import process from 'node:process';

/** Whom an install runs as and whose the installed files are; empty means as ourselves. */
export type Identity = { readonly uid?: number; readonly gid?: number };

/**
 * A user id that no account has, in the range that neither Debian nor systemd hands out (60578–61183). Tools run as
 * another one, so they could not change a package even where no mount kept them from it.
 */
const PACKAGES_UID = 60_713;

export const packagesIdentity = (): Identity =>
  process.getuid?.() === 0 ? { uid: PACKAGES_UID, gid: PACKAGES_UID } : {};
