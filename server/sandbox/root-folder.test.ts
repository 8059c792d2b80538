import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planRootFolder, tracePath } from '@/server/sandbox/root-folder';

let base: string;
beforeEach(() => {
  base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-root-')));
  fs.mkdirSync(path.join(base, 'usr/lib/inner'), { recursive: true });
  fs.writeFileSync(path.join(base, 'usr/lib/libc.so'), 'library');
  fs.symlinkSync('usr/lib', path.join(base, 'lib'));
  fs.symlinkSync('libc.so', path.join(base, 'usr/lib/libc.so.6'));
  fs.symlinkSync(path.join(base, 'loop'), path.join(base, 'loop'));
});
afterEach(() => fs.rmSync(base, { recursive: true, force: true }));

describe('the way to a file', () => {
  it('is followed through every link', () => {
    const { links, real } = tracePath(`${base}/lib/libc.so.6`);
    expect(real).toBe(`${base}/usr/lib/libc.so`);
    expect([...links]).toEqual([
      [`${base}/lib`, 'usr/lib'],
      [`${base}/usr/lib/libc.so.6`, 'libc.so'],
    ]);
  });

  it('that goes in a circle is no way', () => {
    expect(() => tracePath(`${base}/loop`)).toThrow(/circle/);
  });
});

describe('the root of a sandbox', () => {
  const within = (target: string) => path.join(base, 'root', target);

  it('has a place for what is bound, and the links that lead there', () => {
    const plan = planRootFolder();
    plan.show(`${base}/lib`);
    plan.file('/etc/passwd', 'nobody');
    plan.folder('/scratch');
    plan.link('/elsewhere', 'scratch');
    const bindings = plan.make(path.join(base, 'root'));
    expect(bindings).toEqual([
      { source: `${base}/root`, target: '/' },
      { source: `${base}/usr/lib`, target: `${base}/usr/lib` },
    ]);
    expect(fs.readdirSync(within(`${base}/usr/lib`))).toEqual([]);
    expect(fs.readlinkSync(within(`${base}/lib`))).toBe('usr/lib');
    expect(fs.readFileSync(within('/etc/passwd'), 'utf8')).toBe('nobody');
    expect(fs.readlinkSync(within('/elsewhere'))).toBe('scratch');
  });

  it('holds copies of single files, but not of what is bound anyway', () => {
    const plan = planRootFolder();
    plan.copy(`${base}/lib/libc.so.6`);
    expect(plan.make(path.join(base, 'root'))).toHaveLength(1);
    expect(fs.readFileSync(within(`${base}/lib/libc.so.6`), 'utf8')).toBe('library');

    const covering = planRootFolder();
    covering.show(`${base}/usr/lib`);
    covering.copy(`${base}/lib/libc.so.6`);
    covering.make(path.join(base, 'other'));
    expect(fs.readdirSync(path.join(base, 'other', base, 'usr/lib'))).toEqual([]);
  });

  it('covers what is hidden inside of a bound folder, after it', () => {
    const plan = planRootFolder();
    plan.bind(`${base}/usr`, `${base}/usr/lib/inner`);
    plan.show(`${base}/usr/lib`);
    expect(plan.make(path.join(base, 'root')).slice(1)).toEqual([
      { source: `${base}/usr/lib`, target: `${base}/usr/lib` },
      { source: `${base}/usr`, target: `${base}/usr/lib/inner` },
    ]);
  });
});
