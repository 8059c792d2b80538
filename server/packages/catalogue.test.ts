import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CATALOGUE } from '@/server/packages/catalogue';
import { closureOf, importNamesOf } from '@/server/packages/closure';
import { LOCK, wheelFor } from '@/server/packages/lock';
import { glibcOfWheel, TARGETS } from '@/server/packages/wheel-name';

const lockText = readFileSync(new URL('./lock.json', import.meta.url), 'utf8');

it('gives a reason in a sentence for each package, in order, without repeating a name', () => {
  for (const { name, reason } of CATALOGUE) {
    expect(reason, name).toMatch(/^[A-Z].{15,90}\.$/);
  }
  const names = CATALOGUE.map((entry) => entry.name);
  expect(names).toEqual([...new Set(names)].sort());
  const imports = importNamesOf(CATALOGUE);
  expect(imports).toEqual([...new Set(imports)]);
  expect(imports.filter((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))).toEqual([]);
});

it('locks what every package needs for each interpreter and processor', () => {
  for (const name of closureOf(CATALOGUE, LOCK)) {
    for (const target of TARGETS) {
      const wheel = LOCK[name] && wheelFor(LOCK[name], target);
      expect(wheel, `${name} for ${target.python} on ${target.architecture}`).toMatchObject({
        file: expect.stringMatching(/\.whl$/),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
  }
});

it('locks nothing that no package needs', () => {
  expect(Object.keys(LOCK)).toEqual(closureOf(CATALOGUE, LOCK));
});

it('names companions that are in the catalogue themselves', () => {
  const names = new Set(CATALOGUE.map((entry) => entry.name));
  const companions = CATALOGUE.flatMap((entry) => entry.companions ?? []);
  expect(companions.filter((name) => !names.has(name))).toEqual([]);
});

it('asks for no newer glibc than Debian 12 has', () => {
  for (const locked of Object.values(LOCK)) {
    for (const target of TARGETS) {
      const file = wheelFor(locked, target)?.file ?? '';
      expect(glibcOfWheel(file, target.architecture), file).toBeLessThanOrEqual(36);
    }
  }
});

it('names no host in the lock', () => {
  expect(lockText).not.toContain('/');
});
