import { type HostileCase, PYTHON_ATTEMPT, python } from '../hostile-case';

const folders = [
  '/',
  '/usr',
  '/usr/bin',
  '/usr/lib',
  '/etc',
  '/run',
  '/dev',
  '/proc',
  '/proc/sys/kernel',
  '/lib',
];

/** Writing anywhere but where it may. */
export const writing: readonly HostileCase[] = [
  {
    name: 'a new file in each folder',
    code: python`${PYTHON_ATTEMPT}
def main(folders):
    return {"message": [folder for folder in folders if attempt(lambda: open(folder + "/planted", "w").close()) == "DONE"]}`,
    arguments: () => ({ folders: [...folders, '/pkgs', '/dev/pts', '/etc/ssl', '/run/toolroom'] }),
    outcome: { returned: { message: [] } },
  },
  {
    name: 'any folder at all that can be written to, but its own',
    code: python`${PYTHON_ATTEMPT}
def main():
    found = []
    for folder, folders, files in os.walk("/"):
        if folder in ("/usr/lib", "/usr/share", "/pkgs") or folder.startswith("/proc/"):
            folders.clear()
        elif attempt(lambda: open(folder + "/planted", "w").close()) == "DONE":
            found.append(folder)
    return {"message": sorted(found)}`,
    outcome: { returned: { message: ['/scratch'] } },
  },
  {
    name: 'the interpreter, its libraries and its runner',
    code: python`${PYTHON_ATTEMPT}
import glob, sys, json
def main():
    paths = [os.path.realpath(sys.executable), json.__file__, *glob.glob("/run/**", recursive=True), "/etc/passwd", "/etc/hosts"]
    def change(path):
        if os.path.isdir(path) or "sock" in path:
            raise IsADirectoryError
        open(path, "ab").close()
    changed = [path for path in paths if attempt(lambda: change(path)) == "DONE"]
    removed = [path for path in paths if attempt(lambda: os.unlink(path)) == "DONE"]
    renamed = [path for path in paths if attempt(lambda: os.rename(path, path + ".old")) == "DONE"]
    return {"message": changed + removed + renamed, "some": len(paths) > 3}`,
    outcome: { returned: { message: [], some: true } },
  },
  {
    name: 'the settings of the kernel',
    code: python`${PYTHON_ATTEMPT}
import glob
def main():
    paths = ["kernel/core_pattern", "kernel/modprobe", "vm/drop_caches", "net/ipv4/ip_forward", "fs/suid_dumpable", "kernel/hostname"]
    opened = [path for path in paths if attempt(lambda: open("/proc/sys/" + path, "w").close()) == "DONE"]
    every = [path for path in glob.glob("/proc/sys/**", recursive=True) if os.path.isfile(path) and attempt(lambda: os.close(os.open(path, os.O_WRONLY))) == "DONE"]
    return {"message": opened + every}`,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'the other levers of /proc',
    code: python`${PYTHON_ATTEMPT}
def write(path, text):
    with open(path, "w") as file:
        file.write(text)
def main():
    levers = {"/proc/sysrq-trigger": "h", "/proc/self/oom_score_adj": "-1000", "/proc/1/oom_score_adj": "-1000",
              "/proc/self/uid_map": "0 0 1", "/proc/self/gid_map": "0 0 1", "/proc/self/setgroups": "allow",
              "/proc/mtrr": "base=0", "/proc/irq/default_smp_affinity": "1", "/proc/acpi/wakeup": "x"}
    return {"message": [path for path, text in levers.items() if attempt(lambda: write(path, text)) == "DONE"]}`,
    outcome: { returned: { message: [] } },
  },
  {
    name: 'another owner, another user’s rights, device nodes',
    code: python`${PYTHON_ATTEMPT}
import stat
def main():
    open("mine", "w").close()
    os.chmod("mine", 0o6755)
    return {"message": {
        "owner": attempt(lambda: os.chown("mine", 0, 0)),
        "user": attempt(lambda: os.setuid(0)),
        "group": attempt(lambda: os.setgroups([0])),
        "device": attempt(lambda: os.mknod("null", stat.S_IFCHR | 0o666, os.makedev(1, 3))),
        "disk": attempt(lambda: os.mknod("disk", stat.S_IFBLK | 0o666, os.makedev(8, 0))),
        "nosuid": "nosuid" in next(line for line in open("/proc/self/mounts") if " /scratch " in line),
    }}`,
    outcome: {
      returned: {
        message: {
          owner: 'EINVAL',
          user: 'EPERM',
          group: 'EPERM',
          device: 'EPERM',
          disk: 'EPERM',
          nosuid: true,
        },
      },
    },
  },
  {
    name: 'a second name for a file of the host',
    code: python`${PYTHON_ATTEMPT}
import sys
def main():
    return {"message": {
        "hard": attempt(lambda: os.link(os.path.realpath(sys.executable), "/scratch/python")),
        "proc": attempt(lambda: os.link("/proc/self/exe", "/scratch/python", follow_symlinks=True)),
        "move": attempt(lambda: os.rename("/etc/passwd", "/scratch/passwd")),
    }}`,
    outcome: { returned: { message: { hard: 'EXDEV', proc: 'EXDEV', move: 'EXDEV' } } },
  },
  {
    name: 'the running interpreter, through /proc/self/exe',
    code: python`${PYTHON_ATTEMPT}
def main():
    return {"message": sorted({attempt(lambda: open(path, "r+b")) for path in ("/proc/self/exe", "/proc/1/exe")} <= {"EROFS", "ETXTBSY", "EACCES"} and ["refused"])}`,
    outcome: { returned: { message: ['refused'] } },
  },
  {
    name: 'its own folder taken away',
    code: python`${PYTHON_ATTEMPT}
import shutil
def main():
    shutil.rmtree("/scratch", ignore_errors=True)
    os.makedirs("/scratch/a/b")
    shutil.rmtree("/scratch/a")
    return {"message": [attempt(lambda: os.rmdir("/scratch")), attempt(lambda: os.rename("/scratch", "/dev/shm/x"))]}`,
    outcome: { returned: { message: ['EROFS', 'EXDEV'] } },
  },
];
