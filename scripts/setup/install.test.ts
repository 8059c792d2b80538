import { describe, expect, it } from 'vitest';
import { matchesLock } from './install.mjs';

const machine = { platform: 'linux', arch: 'x64' };
const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-linux-x64': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/b-linux-x64-musl': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
    'node_modules/b-darwin-arm64': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/c-wasm': { version: '1.0.0', optional: true },
  },
};
const { '': _root, ...rest } = wanted.packages;
const installed = {
  'node_modules/a': rest['node_modules/a'],
  'node_modules/b-linux-x64': rest['node_modules/b-linux-x64'],
};

describe('what is installed against what the lock file names', () => {
  it('matches without the packages for other platforms', () => {
    expect(matchesLock(wanted, { packages: installed }, machine)).toBe(true);
  });

  it('misses a package', () => {
    const { 'node_modules/a': _missing, ...others } = installed;
    expect(matchesLock(wanted, { packages: others }, machine)).toBe(false);
  });

  it('misses the optional package for this platform', () => {
    const { 'node_modules/b-linux-x64': _missing, ...others } = installed;
    expect(matchesLock(wanted, { packages: others }, machine)).toBe(false);
  });

  it('notices another version and another content', () => {
    for (const other of [
      { version: '1.0.1', integrity: 'sha512-a' },
      { version: '1.0.0', integrity: 'sha512-x' },
    ]) {
      expect(matchesLock(wanted, { packages: { ...installed, 'node_modules/a': other } }, machine)).toBe(
        false,
      );
    }
  });

  it('notices node_modules that came from another machine', () => {
    expect(matchesLock(wanted, { packages: installed }, { platform: 'darwin', arch: 'arm64' })).toBe(false);
  });
});
