import lockFile from '@/server/packages/lock.json';
import { pythonTag, type Target } from '@/server/packages/wheel-name';

export type LockedWheel = { readonly file: string; readonly sha256: string };

/**
 * One version for every interpreter and processor. `wheels` by what they fit, the narrowest first to be looked at:
 * `cp311-x86_64`, then `x86_64` (any of our interpreters), then `any`.
 */
export type LockedPackage = {
  readonly version: string;
  readonly needs: readonly string[];
  readonly wheels: Readonly<Record<string, LockedWheel>>;
};

export type Lock = Readonly<Record<string, LockedPackage>>;

/** Made by `npm run wheels:lock`; names no host, so any index or folder that has these very files will do. */
export const LOCK: Lock = lockFile;

export const wheelFor = (locked: LockedPackage, target: Target): LockedWheel | null =>
  locked.wheels[`${pythonTag(target.python)}-${target.architecture}`] ??
  locked.wheels[target.architecture] ??
  locked.wheels.any ??
  null;
