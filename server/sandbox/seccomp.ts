import { type Architecture, AUDIT_ARCHITECTURE, DENIED, JUDGED, numberOn } from './seccomp-table';

/** Where the kernel puts what is asked, in `struct seccomp_data` (the low half of each argument). */
const FIELD = { number: 0, architecture: 4, firstArgument: 16, secondArgument: 24 };

/** Instruction codes of classic BPF (linux/bpf_common.h). */
export const CODE = { load: 0x20, and: 0x54, ifEqual: 0x15, ifAtLeast: 0x35, ifAnySet: 0x45, answer: 0x06 };

const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;
const errno = (number: number) => 0x00050000 + number;

/** What the filter answers with (linux/seccomp.h). */
export const ANSWER = {
  allow: 0x7fff0000,
  kill: 0x80000000,
  refuse: errno(EPERM),
  unknown: errno(ENOSYS),
  noSuchFamily: errno(EAFNOSUPPORT),
};

/** x86-64 processors also take calls of the x32 interface, numbered from here. */
const X32_FIRST = 0x40000000;
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET and NEWTIME. */
const NEW_NAMESPACE = 0x7e020080;
const SOCKET_FAMILIES = { unix: 1, ipv4: 2, ipv6: 10 };
const SOCKET_TYPE_MASK = 0xf;
const SOCK_RAW = 3;
const SOCK_PACKET = 10;
/** Typing into the terminal that the server was started from. */
const TERMINAL_REQUESTS = { TIOCSTI: 0x5412, TIOCLINUX: 0x541c, TIOCSETD: 0x5423 };
const ASK_PERSONALITY = 0xffffffff;
/** A process that may not be looked into by its own user, and so not by a server that is not root. */
const PR_SET_DUMPABLE = 4;

type Step =
  | { label: string }
  | { code: number; value: number; ifTrue: string | null; ifFalse: string | null };

const load = (field: number): Step => ({ code: CODE.load, value: field, ifTrue: null, ifFalse: null });
const answer = (value: number): Step => ({ code: CODE.answer, value, ifTrue: null, ifFalse: null });
const label = (name: string): Step => ({ label: name });
const when = (code: number, value: number, ifTrue: string | null, ifFalse: string | null): Step => ({
  code,
  value,
  ifTrue,
  ifFalse,
});
const ifEqual = (value: number, ifTrue: string | null, ifFalse: string | null = null): Step =>
  when(CODE.ifEqual, value, ifTrue, ifFalse);

/** What is asked about each call whose arguments decide; jumped to by its name. */
const judgements = (): Step[] => [
  label('socket'),
  load(FIELD.firstArgument),
  ...Object.values(SOCKET_FAMILIES).map((family) => ifEqual(family, 'socket-type')),
  answer(ANSWER.noSuchFamily),
  label('socket-type'),
  load(FIELD.secondArgument),
  when(CODE.and, SOCKET_TYPE_MASK, null, null),
  ifEqual(SOCK_RAW, 'refuse'),
  ifEqual(SOCK_PACKET, 'refuse', 'allow'),
  label('clone'),
  load(FIELD.firstArgument),
  when(CODE.ifAnySet, NEW_NAMESPACE, 'refuse', 'allow'),
  label('ioctl'),
  load(FIELD.secondArgument),
  ...Object.values(TERMINAL_REQUESTS).map((request) => ifEqual(request, 'refuse')),
  answer(ANSWER.allow),
  label('personality'),
  load(FIELD.firstArgument),
  ifEqual(0, 'allow'),
  ifEqual(ASK_PERSONALITY, 'allow', 'refuse'),
  label('prlimit64'),
  load(FIELD.firstArgument),
  ifEqual(0, 'allow', 'refuse'),
  label('prctl'),
  load(FIELD.firstArgument),
  ifEqual(PR_SET_DUMPABLE, 'refuse', 'allow'),
];

const program = (architecture: Architecture): Step[] => {
  const judged = (name: keyof typeof JUDGED) => numberOn(JUDGED[name], architecture) ?? -1;
  const denied = Object.values(DENIED)
    .map((numbers) => numberOn(numbers, architecture))
    .filter((number) => number !== null)
    .sort((left, right) => left - right);
  return [
    load(FIELD.architecture),
    ifEqual(AUDIT_ARCHITECTURE[architecture], null, 'kill'),
    load(FIELD.number),
    ...(architecture === 'x64' ? [when(CODE.ifAtLeast, X32_FIRST, 'kill', null)] : []),
    ifEqual(judged('socket'), 'socket'),
    ifEqual(judged('socketpair'), 'allow'),
    ifEqual(judged('clone'), 'clone'),
    // Its arguments lie behind a pointer that a filter cannot follow; told that it is unknown, libc uses clone.
    ifEqual(judged('clone3'), 'unknown'),
    ifEqual(judged('ioctl'), 'ioctl'),
    ifEqual(judged('personality'), 'personality'),
    ifEqual(judged('prlimit64'), 'prlimit64'),
    ifEqual(judged('prctl'), 'prctl'),
    ...denied.map((number) => ifEqual(number, 'refuse')),
    answer(ANSWER.allow),
    ...judgements(),
    label('refuse'),
    answer(ANSWER.refuse),
    label('unknown'),
    answer(ANSWER.unknown),
    label('kill'),
    answer(ANSWER.kill),
    label('allow'),
    answer(ANSWER.allow),
  ];
};

const INSTRUCTION_BYTES = 8;
const JUMP_MAX = 255;

/** An array of `struct sock_filter`, as `bwrap --seccomp` reads it. */
export const seccompFilter = (architecture: Architecture): Buffer => {
  const places = new Map<string, number>();
  const instructions: Exclude<Step, { label: string }>[] = [];
  for (const step of program(architecture)) {
    if ('label' in step) {
      places.set(step.label, instructions.length);
    } else {
      instructions.push(step);
    }
  }
  const filter = Buffer.alloc(instructions.length * INSTRUCTION_BYTES);
  const jump = (from: number, to: string | null): number => {
    const distance = to === null ? 0 : (places.get(to) ?? Number.NaN) - from - 1;
    if (!(distance >= 0 && distance <= JUMP_MAX)) {
      throw new Error(`The filter cannot jump from ${from} to ${to}.`);
    }
    return distance;
  };
  for (const [index, { code, value, ifTrue, ifFalse }] of instructions.entries()) {
    const offset = index * INSTRUCTION_BYTES;
    filter.writeUInt16LE(code, offset);
    filter.writeUInt8(jump(index, ifTrue), offset + 2);
    filter.writeUInt8(jump(index, ifFalse), offset + 3);
    filter.writeUInt32LE(value, offset + 4);
  }
  return filter;
};
