/** Processors that packages are locked for, as wheels call them. */
export const ARCHITECTURES = ['x86_64', 'aarch64'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** CPython versions that packages are locked for. */
export const PYTHON_VERSIONS = ['3.11', '3.12', '3.13'] as const;
export type PythonVersion = (typeof PYTHON_VERSIONS)[number];

/** What a wheel has to fit: an interpreter on Linux with glibc. */
export type Target = { readonly python: PythonVersion; readonly architecture: Architecture };

export const TARGETS: readonly Target[] = PYTHON_VERSIONS.flatMap((python) =>
  ARCHITECTURES.map((architecture) => ({ python, architecture })),
);

/** The tag of an interpreter in the names of wheels, such as "cp311". */
export const pythonTag = (python: PythonVersion): string => `cp${python.replace('.', '')}`;

type WheelTags = { readonly pythons: string[]; readonly abis: string[]; readonly platforms: string[] };

/** The tags at the end of a wheel's file name; null when that is not the name of a wheel. */
export const wheelTags = (file: string): WheelTags | null => {
  const match = /^[^-]+-[^-]+(?:-\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\.whl$/.exec(file);
  const [, pythons, abis, platforms] = match ?? [];
  return pythons && abis && platforms
    ? { pythons: pythons.split('.'), abis: abis.split('.'), platforms: platforms.split('.') }
    : null;
};

/** Older names of manylinux platforms, with the glibc that each stands for. */
const MANYLINUX_ALIASES: Record<string, number> = { manylinux1: 5, manylinux2010: 12, manylinux2014: 17 };

/** Minor version of the glibc 2 that a platform tag asks for; null when it isn't one of Linux with glibc. */
const glibcOfPlatform = (platform: string, architecture: Architecture): number | null => {
  const suffix = `_${architecture}`;
  if (!platform.endsWith(suffix)) {
    return null;
  }
  const family = platform.slice(0, -suffix.length);
  const minor = /^manylinux_2_(\d+)$/.exec(family)?.[1];
  return minor === undefined ? (MANYLINUX_ALIASES[family] ?? null) : Number(minor);
};

/** Minor version of the glibc 2 that a wheel needs on this processor: 0 for any, null when it does not run there. */
export const glibcOfWheel = (file: string, architecture: Architecture): number | null => {
  const platforms = wheelTags(file)?.platforms ?? [];
  if (platforms.includes('any')) {
    return 0;
  }
  const needed = platforms
    .map((platform) => glibcOfPlatform(platform, architecture))
    .filter((minor) => minor !== null);
  return needed.length === 0 ? null : Math.min(...needed);
};
