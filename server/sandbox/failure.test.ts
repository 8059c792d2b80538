import { describe, expect, it } from 'vitest';
import {
  cpuTimeFailure,
  diskFailure,
  exitFailure,
  memoryFailure,
  outputFailure,
  resultSizeFailure,
  wallTimeFailure,
} from '@/server/sandbox/failure';
import { cpuLimitMs, LIMITS } from '@/server/sandbox/limits';

describe('what an operator reads when a run is ended', () => {
  it.each([
    [wallTimeFailure(10_000), /longer than 10 s .*raise its time limit/],
    [cpuTimeFailure(5_000), /more than 5 s of processor time .*loop/],
    [memoryFailure(LIMITS), /more than 512 MiB of memory/],
    [diskFailure(LIMITS), /more than 10000 files/],
    [outputFailure(LIMITS), /printed more than 8 MiB/],
    [resultSizeFailure(LIMITS), /larger than 1 MiB/],
    [exitFailure(139), /ended by signal SIGSEGV \(it crashed\)/],
    [exitFailure(143), /ended by signal SIGTERM before/],
    [exitFailure(3), /exit code 3/],
    [exitFailure(null), /exit code unknown/],
  ])('%# names what happened, the limit and what to do', ({ message }, expected) => {
    expect(message).toMatch(expected);
    expect(message).toMatch(/\.$/);
  });
});

describe('processor time', () => {
  it('is five seconds, or half of what a longer run may take', () => {
    expect([1_000, 10_000, 30_000, 60_000].map((timeout) => cpuLimitMs(LIMITS, timeout))).toEqual([
      5_000, 5_000, 15_000, 30_000,
    ]);
    expect(cpuLimitMs(LIMITS, 60_000)).toBeLessThan(LIMITS.cpuTimeBackstopS * 1_000);
  });
});
