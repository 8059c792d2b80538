import type { LockedWheel } from '@/server/packages/lock';
import { ARCHITECTURES, glibcOfWheel, pythonTag, type Target, wheelTags } from '@/server/packages/wheel-name';

/** Debian 12's is 36; a wheel that needs a newer one would leave it out. */
const GLIBC_MAX = 36;

/** How well a wheel's interpreter tags fit: the highest is taken, null does not fit. */
const fitOf = (file: string, target: Target): number | null => {
  const tags = wheelTags(file);
  const tag = pythonTag(target.python);
  if (tags === null) {
    return null;
  }
  if (tags.pythons.includes(tag) && tags.abis.includes(tag)) {
    return 1_000;
  }
  if (tags.abis.includes('abi3')) {
    const fitting = tags.pythons
      .map((python) => Number(python.replace('cp3', '')))
      .filter((minor) => minor <= Number(target.python.split('.')[1]));
    return fitting.length === 0 ? null : 100 + Math.max(...fitting);
  }
  const isForAny = tags.abis.includes('none') && ['py3', tag].some((each) => tags.pythons.includes(each));
  return isForAny ? 1 : null;
};

const chooseWheel = (wheels: readonly LockedWheel[], target: Target): LockedWheel | null => {
  const candidates = wheels.flatMap((wheel) => {
    const fit = fitOf(wheel.file, target);
    const glibc = glibcOfWheel(wheel.file, target.architecture);
    return fit === null || glibc === null || glibc > GLIBC_MAX ? [] : [{ wheel, fit, glibc }];
  });
  const [best] = candidates.toSorted((left, right) => right.fit - left.fit || left.glibc - right.glibc);
  return best?.wheel ?? null;
};

/**
 * One wheel per target, under the widest key that says the same (`any`, else the processor, else interpreter and
 * processor). Says which targets have none.
 */
export const chooseWheels = (
  wheels: readonly LockedWheel[],
  targets: readonly Target[],
): { chosen: Record<string, LockedWheel>; missing: Target[] } => {
  const found = targets.map((target) => ({ target, wheel: chooseWheel(wheels, target) }));
  const missing = found.filter(({ wheel }) => wheel === null).map(({ target }) => target);
  const chosen: Record<string, LockedWheel> = {};
  const files = (among: typeof found) => new Set(among.map(({ wheel }) => wheel?.file));
  for (const architecture of ARCHITECTURES) {
    const here = found.filter(({ target }) => target.architecture === architecture);
    for (const { target, wheel } of here) {
      if (wheel !== null) {
        const own = `${pythonTag(target.python)}-${architecture}`;
        const key = files(found).size === 1 ? 'any' : files(here).size === 1 ? architecture : own;
        chosen[key] = wheel;
      }
    }
  }
  return { chosen, missing };
};
