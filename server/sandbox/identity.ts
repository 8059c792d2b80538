import { getuid, platform } from 'node:process';

/** Whom sandboxes run as outside their own user namespace; `undefined` means as ourselves. */
export type Identity = { uid: number; gid: number } | undefined;

/**
 * A user id that no account has, in the range that neither Debian nor systemd hands out (60578–61183), and not the
 * one that PostgreSQL runs as. Never root: a sandbox made by root may write to /proc/sys, and no limit on the
 * number of its processes holds.
 */
const SANDBOX_UID = 60_712;

export const chooseIdentity = (): Identity =>
  platform === 'linux' && getuid?.() === 0 ? { uid: SANDBOX_UID, gid: SANDBOX_UID } : undefined;
