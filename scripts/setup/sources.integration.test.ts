import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources, sourceFiles } from './sources.mjs';

let root: string;

const write = (file: string, content: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), content);
};

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-test-'));
  write('app/page.tsx', 'page');
  write('server/main.ts', 'main');
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

it('takes what is built and leaves tests, fixtures and everything else out', () => {
  for (const file of [
    'app/page.test.tsx',
    'server/testing/owner.ts',
    'docs/a.md',
    'e2e/a.spec.ts',
    'README.md',
  ]) {
    write(file, 'x');
  }
  write('package-lock.json', '{}');
  expect(sourceFiles(root)).toEqual(['app/page.tsx', 'package-lock.json', 'server/main.ts']);
});

it('changes with a content, a name and a new file, and with nothing else', () => {
  const first = hashSources(root);
  fs.utimesSync(path.join(root, 'app/page.tsx'), 1, 1);
  expect(hashSources(root)).toBe(first);
  write('app/page.tsx', 'other');
  const second = hashSources(root);
  expect(second).not.toBe(first);
  fs.renameSync(path.join(root, 'app/page.tsx'), path.join(root, 'app/layout.tsx'));
  const third = hashSources(root);
  expect(third).not.toBe(second);
  write('lib/new.ts', '');
  expect(hashSources(root)).not.toBe(third);
});
