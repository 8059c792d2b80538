import { describe, expect, it } from 'vitest';
import { ANSWER, CODE, seccompFilter } from '@/server/sandbox/seccomp';
import {
  type Architecture,
  AUDIT_ARCHITECTURE,
  DENIED,
  JUDGED,
  numberOn,
} from '@/server/sandbox/seccomp-table';

type Call = { number: number; arguments?: readonly number[]; architecture?: number };

/** Runs the filter as the kernel does: classic BPF over `struct seccomp_data`. */
const judge = (architecture: Architecture, call: Call): number => {
  const program = seccompFilter(architecture);
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number >>> 0, 0);
  data.writeUInt32LE(call.architecture ?? AUDIT_ARCHITECTURE[architecture], 4);
  for (const [index, value] of (call.arguments ?? []).entries()) {
    data.writeUInt32LE(value >>> 0, 16 + index * 8);
  }
  let accumulator = 0;
  for (let at = 0; at < program.length / 8; at += 1) {
    const code = program.readUInt16LE(at * 8);
    const [ifTrue, ifFalse, value] = [
      program.readUInt8(at * 8 + 2),
      program.readUInt8(at * 8 + 3),
      program.readUInt32LE(at * 8 + 4),
    ];
    const jump = (condition: boolean) => {
      at += condition ? ifTrue : ifFalse;
    };
    switch (code) {
      case CODE.load:
        accumulator = data.readUInt32LE(value);
        break;
      case CODE.and:
        accumulator = (accumulator & value) >>> 0;
        break;
      case CODE.ifEqual:
        jump(accumulator === value);
        break;
      case CODE.ifAtLeast:
        jump(accumulator >= value);
        break;
      case CODE.ifAnySet:
        jump((accumulator & value) !== 0);
        break;
      case CODE.answer:
        return value;
      default:
        throw new Error(`Instruction ${at} has the unknown code ${code}.`);
    }
  }
  throw new Error('The filter ends without an answer.');
};

const ARCHITECTURES = ['x64', 'arm64'] as const;
const read = { x64: 0, arm64: 63 };
const CLONE_THREAD = 0x3d0f00;

describe.each(ARCHITECTURES)('the system call filter on %s', (architecture) => {
  const ask = (name: keyof typeof JUDGED, ...given: number[]) =>
    judge(architecture, { number: numberOn(JUDGED[name], architecture) ?? -1, arguments: given });

  it('refuses every call of the table', () => {
    for (const [name, numbers] of Object.entries(DENIED)) {
      const number = numberOn(numbers, architecture);
      if (number !== null) {
        expect([name, judge(architecture, { number })]).toEqual([name, ANSWER.refuse]);
      }
    }
  });

  it('allows every other number', () => {
    const special = [...Object.values(DENIED), ...Object.values(JUDGED)].map((entry) =>
      numberOn(entry, architecture),
    );
    for (let number = 0; number < 512; number += 1) {
      if (!special.includes(number)) {
        expect([number, judge(architecture, { number })]).toEqual([number, ANSWER.allow]);
      }
    }
  });

  it('ends what calls by another interface', () => {
    expect(judge(architecture, { number: read[architecture], architecture: 0x40000003 })).toBe(ANSWER.kill);
  });

  it.each([
    ['a Unix socket', [1, 1], ANSWER.allow],
    ['an IPv4 stream that does not block', [2, 1 | 0o4000 | 0o2000000], ANSWER.allow],
    ['an IPv6 datagram', [10, 2], ANSWER.allow],
    ['a raw socket', [2, 3], ANSWER.refuse],
    ['a raw socket that does not block', [10, 3 | 0o4000], ANSWER.refuse],
    ['SOCK_PACKET', [2, 10], ANSWER.refuse],
    ['AF_NETLINK', [16, 3], ANSWER.noSuchFamily],
    ['AF_PACKET', [17, 3], ANSWER.noSuchFamily],
    ['AF_ALG', [38, 5], ANSWER.noSuchFamily],
    ['AF_VSOCK', [40, 1], ANSWER.noSuchFamily],
  ] as const)('socket: %s', (_name, given, answer) => {
    expect(ask('socket', ...given)).toBe(answer);
  });

  it('lets threads and children be made, but no namespace', () => {
    expect(ask('clone', CLONE_THREAD)).toBe(ANSWER.allow);
    expect(ask('clone', 17)).toBe(ANSWER.allow);
    for (const flag of [0x80, 0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000]) {
      expect([flag, ask('clone', flag | 17)]).toEqual([flag, ANSWER.refuse]);
    }
    expect(ask('clone3', 0, 88)).toBe(ANSWER.unknown);
  });

  it('lets a process limit itself, and nobody else', () => {
    expect(ask('prlimit64', 0, 7)).toBe(ANSWER.allow);
    expect(ask('prlimit64', 1, 7)).toBe(ANSWER.refuse);
  });

  it('lets no process hide itself', () => {
    expect(ask('prctl', 4, 0)).toBe(ANSWER.refuse);
    expect(ask('prctl', 15)).toBe(ANSWER.allow);
  });

  it('keeps the terminal and the personality as they are', () => {
    expect(ask('ioctl', 1, 0x5401)).toBe(ANSWER.allow);
    expect(ask('ioctl', 1, 0x5412)).toBe(ANSWER.refuse);
    expect(ask('ioctl', 1, 0x541c)).toBe(ANSWER.refuse);
    expect(ask('personality', 0xffffffff)).toBe(ANSWER.allow);
    expect(ask('personality', 0x0040000)).toBe(ANSWER.refuse);
    expect(ask('socketpair', 1, 1)).toBe(ANSWER.allow);
  });
});

describe('the system call filter on x64', () => {
  it('ends what calls by the x32 numbers', () => {
    expect(judge('x64', { number: 0x40000000 })).toBe(ANSWER.kill);
    expect(judge('x64', { number: 0x40000000 + 101 })).toBe(ANSWER.kill);
  });
});
