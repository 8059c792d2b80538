import type { Limits } from './limits';
import type { Binding } from './root-folder';
import { DEVICES } from './system-files';

/** Where things are inside. */
export const INSIDE = {
  runner: '/run/toolroom',
  packages: '/pkgs',
  egressFolder: '/run/egress',
  egressSocket: '/run/egress/egress.sock',
  bun: '/usr/bin/bun',
} as const;

/** File descriptors that bubblewrap itself takes; 0 to 4 are the sandboxed program's. */
export const DESCRIPTORS = { arguments: 5, filter: 6, info: 7 } as const;

const bind = ({ source, target }: Binding): string[] => ['--ro-bind', source, target];
const sized = (bytes: number): string[] => ['--perms', '0700', '--size', String(bytes)];

/**
 * What bubblewrap is told. Every namespace is new, the root is read-only, and the first process is the interpreter
 * itself (--as-pid-1): bubblewrap in its place would show its own environment and leave a zombie behind.
 */
export const bubblewrapArguments = (bindings: readonly Binding[], limits: Limits): string[] => [
  ...[
    '--unshare-user',
    '--unshare-ipc',
    '--unshare-pid',
    '--unshare-uts',
    '--unshare-net',
    '--unshare-cgroup-try',
  ],
  ...['--disable-userns', '--assert-userns-disabled'],
  ...['--uid', '65534', '--gid', '65534', '--cap-drop', 'ALL', '--hostname', 'sandbox'],
  ...['--die-with-parent', '--as-pid-1', '--new-session'],
  ...bindings.flatMap(bind),
  ...['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'],
  ...DEVICES.flatMap((device) => ['--dev-bind', device, device]),
  ...[...sized(limits.scratchBytes), '--tmpfs', '/scratch', '--chdir', '/scratch'],
];
