import { type HostileCase, PYTHON_ATTEMPT, python } from '../hostile-case';

/** The host's files, its environment and what /proc tells of it. */
export const hostFiles: readonly HostileCase[] = [
  {
    name: 'the host’s passwords and keys',
    code: python`${PYTHON_ATTEMPT}
def main():
    paths = ["/etc/shadow", "/root", "/home", "/var/lib", "/var/log", "/opt", "/srv", "/boot", "/etc/hostname", "/etc/ssh", "/etc/resolv.conf"]
    return {"message": {path: attempt(lambda: os.stat(path)) for path in paths}}`,
    outcome: {
      returned: {
        message: Object.fromEntries(
          [
            '/etc/shadow',
            '/root',
            '/home',
            '/var/lib',
            '/var/log',
            '/opt',
            '/srv',
            '/boot',
            '/etc/hostname',
            '/etc/ssh',
            '/etc/resolv.conf',
          ].map((path) => [path, 'ENOENT']),
        ),
      },
    },
  },
  {
    name: 'a secret file of the server, by every way to it',
    code: python`${PYTHON_ATTEMPT}
def main(path):
    os.symlink(path, "link")
    ways = [path, "link", "../../../../../.." + path, "/proc/1/root" + path, "/proc/self/root" + path,
            "/proc/1/cwd/.." + path, "/proc/thread-self/root" + path, "/dev/fd/../.." + path]
    return {"message": sorted({attempt(lambda: open(way).read()) for way in ways})}`,
    arguments: ({ secretFile }) => ({ path: secretFile }),
    outcome: { returned: { message: ['ENOENT'] } },
  },
  {
    name: 'any file that has the secret in it',
    code: python`import os
def main(secret):
    found, read = [], 0
    for folder, folders, files in os.walk("/"):
        if folder in ("/proc", "/usr/lib", "/usr/share", "/pkgs", "/sys"):
            folders.clear()
            continue
        for name in files:
            try:
                with open(os.path.join(folder, name), "rb") as file:
                    read += 1
                    if secret[::-1].encode() in file.read(1 << 22):
                        found.append(os.path.join(folder, name))
            except OSError:
                pass
    return {"message": found, "some": read > 5}`,
    // Backwards, so that the job itself is not what is found.
    arguments: ({ secret }) => ({ secret: [...secret].reverse().join('') }),
    outcome: { returned: { message: [], some: true } },
  },
  {
    name: 'the root folder holds what was put there, and nothing else',
    code: python`import os
def main():
    allowed = {"dev", "etc", "lib", "lib64", "pkgs", "proc", "run", "scratch", "tmp", "usr", "var"}
    return {"message": sorted(set(os.listdir("/")) - allowed)}`,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'nothing but the interpreter below /usr',
    code: python`import os
def main():
    found = set(os.listdir("/usr")) | {"bin/" + name for name in os.listdir("/usr/bin")}
    return {"message": sorted(name for name in found if name in {"src", "local", "games", "include", "bin/bash", "bin/sh", "bin/env", "bin/git"})}`,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'the server’s environment, in its own and in each process’s',
    code: python`import glob, os
def main(secret):
    secret = secret[::-1]
    texts = [repr(dict(os.environ))]
    for path in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline") + glob.glob("/proc/*/task/*/environ"):
        try:
            texts.append(open(path, "rb").read().decode("latin-1"))
        except OSError:
            pass
    return {"message": any(secret in text for text in texts), "some": len(texts) > 2}`,
    arguments: ({ secret }) => ({ secret: [...secret].reverse().join('') }),
    outcome: { returned: { message: false, some: true } },
  },
  {
    name: 'the names of the environment',
    code: python`import os
def main():
    known = {"PATH", "HOME", "TMPDIR", "LANG", "TZ", "PWD", "PYTHONHASHSEED", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS",
             "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "MALLOC_ARENA_MAX", "LC_CTYPE", "USER", "LOGNAME", "MPLCONFIGDIR", "XDG_CACHE_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR"}
    return {"message": sorted(name for name in os.environ if name not in known and "proxy" not in name.lower())}`,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'the processes of the host',
    code: python`import os
def main():
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return {"message": len(pids) <= 4 and max(pids) < 20, "parent": os.getppid() < os.getpid()}`,
    outcome: { returned: { message: true, parent: true } },
  },
  {
    name: 'where things are on the host, from the mounts',
    code: python`def main(folders):
    text = open("/proc/self/mountinfo").read() + open("/proc/mounts").read()
    return {"message": [folder for folder in folders if folder in text]}`,
    arguments: ({ secretFile }) => ({ folders: [secretFile] }),
    outcome: { returned: { message: [] } },
  },
  {
    name: 'kernel memory, logs and devices',
    code: python`${PYTHON_ATTEMPT}
def main():
    paths = ["/proc/kcore", "/proc/kmsg", "/proc/kallsyms", "/proc/kpageflags", "/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/vda",
             "/dev/kvm", "/dev/fuse", "/dev/net/tun", "/dev/vsock", "/sys/kernel", "/sys/fs/cgroup"]
    def readable(path):
        with open(path, "rb") as file:
            if path == "/proc/kallsyms":
                if not file.read(16).startswith(b"0000000000000000"):
                    return
                raise PermissionError(errno.EPERM, "zeroes")
            file.read(1)
    return {"message": [path for path in paths if attempt(lambda: readable(path)) == "DONE"]}`,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'the devices there are',
    code: python`import os
def main():
    known = {"core", "fd", "full", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin", "stdout", "tty", "urandom", "zero", "console"}
    return {"message": sorted(set(os.listdir("/dev")) - known)}`,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'files that the server left open',
    code: python`import os
def main():
    targets = []
    for fd in os.listdir("/proc/self/fd"):
        try:
            targets.append(os.readlink("/proc/self/fd/" + fd))
        except OSError:
            pass
    return {"message": [target for target in targets if not target.startswith(("pipe:", "socket:", "anon_inode:", "/dev/null", "/proc/"))],
            "few": len(targets) <= 8}`,
    outcome: { returned: { message: [], few: true } },
  },
  {
    name: 'the accounts of the host',
    code: python`import grp, pwd
def main():
    return {"message": [entry.pw_name for entry in pwd.getpwall()], "groups": [entry.gr_name for entry in grp.getgrall()]}`,
    outcome: { returned: { message: ['sandbox'], groups: ['sandbox'] } },
  },
  {
    name: 'the host’s name and its network, from /proc',
    code: python`import os, socket
def main(host, port):
    tables = "".join(open("/proc/net/" + name).read() for name in ("tcp", "tcp6", "unix", "route") if os.path.exists("/proc/net/" + name))
    return {"message": host in (socket.gethostname(), os.uname().nodename), "listening": "%04X" % port in tables, "names": "toolroom-hostile" in tables}`,
    arguments: ({ hostname, port }) => ({ host: hostname, port }),
    outcome: { returned: { message: false, listening: false, names: false } },
  },
  {
    name: 'what an earlier run left in its folder',
    code: python`import os
def main():
    before = sorted(os.listdir("/scratch") + os.listdir("/tmp") + os.listdir("/dev/shm"))
    for path in ("/scratch/left", "/dev/shm/left"):
        open(path, "w").write("x")
    return {"message": before}`,
    outcome: { returned: { message: [] } },
  },
];
