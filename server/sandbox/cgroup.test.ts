import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findControlGroups } from '@/server/sandbox/cgroup';
import { LIMITS } from '@/server/sandbox/limits';

let base: string;
let unit: string;

/** The kernel's files as a unit with `Delegate=yes` and a subgroup for the server has them. */
beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-cgroup-'));
  unit = path.join(base, 'mount/system.slice/toolroom.service');
  fs.mkdirSync(path.join(unit, 'server'), { recursive: true });
  fs.writeFileSync(path.join(base, 'mount/cgroup.controllers'), 'cpu io memory pids\n');
  fs.writeFileSync(path.join(unit, 'cgroup.controllers'), 'memory pids\n');
  fs.writeFileSync(path.join(unit, 'cgroup.procs'), '');
  fs.writeFileSync(path.join(base, 'self'), '0::/system.slice/toolroom.service/server\n');
});
afterEach(() => fs.rmSync(base, { recursive: true, force: true }));

const find = () =>
  findControlGroups(LIMITS, { mount: path.join(base, 'mount'), self: path.join(base, 'self') });
const groups = () => fs.readdirSync(unit).filter((name) => name.startsWith('toolroom-sandbox-'));

describe('control groups', () => {
  it('limit each sandbox by the controllers that were delegated', () => {
    const group = find()?.open();
    expect(fs.readFileSync(path.join(unit, 'cgroup.subtree_control'), 'utf8')).toBe('+memory +pids');
    const [name = ''] = groups();
    const read = (file: string) => fs.readFileSync(path.join(unit, name, file), 'utf8');
    expect(Number(read('memory.max'))).toBe(LIMITS.memoryBytes + LIMITS.scratchBytes);
    expect(read('memory.swap.max')).toBe('0');
    expect(Number(read('pids.max'))).toBe(LIMITS.processes + 2);
    expect(fs.existsSync(path.join(unit, name, 'cpu.max'))).toBe(false);
    group?.add(1234);
    expect(read('cgroup.procs')).toBe('1234');
    fs.writeFileSync(path.join(unit, name, 'memory.events'), 'low 0\noom 1\noom_kill 2\n');
    expect(group?.ranOutOfMemory()).toBe(true);
  });

  it('of servers that have ended are taken away', () => {
    fs.mkdirSync(path.join(unit, 'toolroom-sandbox-999999-1'));
    find();
    expect(groups()).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['version 1', () => fs.writeFileSync(path.join(base, 'self'), '4:memory:/a\n0::/a/b\n')],
    ['the root of a container', () => fs.writeFileSync(path.join(base, 'self'), '0::/\n')],
    [
      'a group that is not delegated',
      () => fs.writeFileSync(path.join(base, 'self'), '0::/system.slice/other\n'),
    ],
    ['processes beside the server', () => fs.writeFileSync(path.join(unit, 'cgroup.procs'), '17\n')],
    ['no memory controller', () => fs.writeFileSync(path.join(unit, 'cgroup.controllers'), 'pids\n')],
    ['no control groups at all', () => fs.rmSync(path.join(base, 'self'))],
  ])('are done without: %s', (_name, change) => {
    change();
    expect(find()).toBeNull();
    expect(groups()).toEqual([]);
  });
});
