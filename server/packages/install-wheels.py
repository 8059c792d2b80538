"""Installs wheels below a folder that several servers may share. Runs none of their code.

The job is the first line of stdin, as JSON; what happens is told on stdout, one JSON object a line. When stdin ends
its parent is gone, and so is everything started here.

Tools see FOLDER, and nothing else:
  FOLDER/SET/          what one closure of imports puts on sys.path: hard links to parts, read-only
  FOLDER.parts/PART/   one wheel, unpacked and byte-compiled, read-only
  FOLDER.parts/*.lock  held by the kernel, so they end with their process
  FOLDER.parts/*.partial    unfinished; what is finished gets its name by one rename
"""

import errno
import fcntl
import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import zipfile

READ_ONLY_FILE = 0o444
READ_ONLY_FOLDER = 0o555
OUTPUT_KEPT = 8_000


class Failure(Exception):
    """An expected failure: a kind that our parent knows, and a detail for its sentence."""

    def __init__(self, kind, detail=""):
        super().__init__(kind)
        self.kind = kind
        self.detail = detail


def tell(event, **fields):
    print(json.dumps({"event": event, **fields}), flush=True)


def read_job():
    data = b""
    while not data.endswith(b"\n"):
        chunk = os.read(0, 65536)
        if not chunk:
            raise SystemExit(1)
        data += chunk
    return json.loads(data)


def end_with_parent():
    def wait():
        while os.read(0, 4096):
            pass
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=wait, daemon=True).start()


def lock(path, how=fcntl.LOCK_EX):
    """Holds the lock until this process ends."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    fcntl.flock(descriptor, how)
    return descriptor


def remove(folder):
    for path, _, _ in os.walk(folder):
        os.chmod(path, 0o755)
    shutil.rmtree(folder)


def sweep(parts_folder):
    """Removes what earlier processes left unfinished, unless somebody is at work, then says that we are."""
    users = lock(os.path.join(parts_folder, "users.lock"), fcntl.LOCK_SH)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for name in os.listdir(parts_folder):
            if name.endswith(".partial"):
                remove(os.path.join(parts_folder, name))
    except BlockingIOError:
        pass
    fcntl.flock(users, fcntl.LOCK_SH)


def download(parts, job, scratch):
    """Has pip fetch the wheels of these parts; answers with their open files."""
    requirements = os.path.join(scratch, "requirements.txt")
    with open(requirements, "w", encoding="utf-8") as file:
        file.writelines(f"{part['requirement']} --hash=sha256:{part['sha256']}\n" for part in parts)
    wheels = os.path.join(scratch, "wheels")
    command = [*job["pip"], "--dest", wheels, "--requirement", requirements]
    told = run_pip(command, pip_environment(job, scratch), scratch, len(parts) - 1)
    for _ in range(told, len(parts)):
        tell("arrived")
    return {part["key"]: open(os.path.join(wheels, part["file"]), "rb") for part in parts}


def pip_environment(job, scratch):
    environment = {**os.environ, "HOME": scratch, "TMPDIR": scratch}
    if job["pipConfiguration"] is not None:
        environment["PIP_CONFIG_FILE"] = os.path.join(scratch, "pip.conf")
        with open(environment["PIP_CONFIG_FILE"], "w", encoding="utf-8") as file:
            file.write(job["pipConfiguration"])
    return environment


def run_pip(command, environment, folder, tell_max):
    """Tells of each wheel when pip begins with the next; answers with how many it has told of."""
    begun = 0
    output = ""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        for line in pip.stdout:
            output = (output + line)[-OUTPUT_KEPT:]
            if line.strip().startswith("Downloading ") and ".whl.metadata" not in line:
                if 0 < begun <= tell_max:
                    tell("arrived")
                begun += 1
    if pip.returncode != 0:
        raise Failure("pip", output)
    return min(max(begun - 1, 0), tell_max)


def place_of(name):
    """Where a member of a wheel belongs, or None when it is nothing to import."""
    parts = name.split("/")
    if "\\" in name or any(part in ("", ".", "..") for part in parts):
        raise Failure("damaged", f"a wheel holds a file called {name!r}")
    if parts[0].endswith(".data"):
        parts = parts[2:] if parts[1] in ("purelib", "platlib") else []
    if len(parts) == 1 and parts[0].endswith(".pth"):
        return None
    return os.path.join(*parts) if parts else None


def unpack(file, folder):
    os.mkdir(folder)
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            if stat.S_ISLNK(member.external_attr >> 16):
                raise Failure("damaged", f"a wheel holds a link called {member.filename!r}")
            place = place_of(member.filename)
            if place is None:
                continue
            target = os.path.join(folder, place)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.open(member) as source, open(target, "xb") as copy:
                shutil.copyfileobj(source, copy)


def compile_all(folders):
    """Byte-compiles without running anything. A file that does not compile is left as it is: few packages have none."""
    command = [sys.executable, "-I", "-S", "-m", "compileall", "-q", "-q", "-j", str(min(4, os.cpu_count() or 1))]
    options = ["--invalidation-mode", "unchecked-hash", "-x", r"/tests/"]
    subprocess.run([*command, *options, *folders], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def seal(folder):
    """Takes away every right to write; answers with the bytes below."""
    total = 0
    for path, _, files in os.walk(folder, topdown=False):
        for name in files:
            file = os.path.join(path, name)
            os.chmod(file, READ_ONLY_FILE)
            total += os.stat(file).st_size
        os.chmod(path, READ_ONLY_FOLDER)
    return total


def open_wheels(parts, job, scratch):
    """The wheels that our parent handed over, and those that pip fetches. Their hashes decide, whatever pip thinks."""
    wheels = {part["key"]: os.fdopen(part["descriptor"], "rb") for part in parts if part["descriptor"] is not None}
    for _ in wheels:
        tell("arrived")
    absent = [part for part in parts if part["key"] not in wheels]
    if absent and job["pip"] is None:
        raise Failure("no-pip")
    if absent:
        wheels |= download(absent, job, scratch)
    for part in parts:
        if hashlib.file_digest(wheels[part["key"]], "sha256").hexdigest() != part["sha256"]:
            raise Failure("hash", part["file"])
    return wheels


def install_parts(job, parts_folder):
    for part in sorted(job["parts"], key=lambda part: part["key"]):
        lock(os.path.join(parts_folder, f"{part['key']}.lock"))
    missing = [part for part in job["parts"] if not os.path.isdir(os.path.join(parts_folder, part["key"]))]
    if not missing:
        return
    scratch = os.path.join(parts_folder, f"{os.getpid()}-{os.urandom(4).hex()}.partial")
    os.mkdir(scratch, 0o700)
    try:
        wheels = open_wheels(missing, job, scratch)
        for part in missing:
            unpack(wheels[part["key"]], os.path.join(scratch, part["key"]))
        compile_all([os.path.join(scratch, part["key"]) for part in missing])
        sizes = [seal(os.path.join(scratch, part["key"])) for part in missing]
        # A power cut must not leave a finished name on unwritten files.
        os.sync()
        for part in missing:
            move(os.path.join(scratch, part["key"]), os.path.join(parts_folder, part["key"]))
        tell("size", bytes=sum(sizes))
    finally:
        remove(scratch)


def move(source, target):
    """Renames a read-only folder: moving it to another parent takes the right to write in it."""
    os.chmod(source, 0o755)
    os.rename(source, target)
    os.chmod(target, READ_ONLY_FOLDER)


def link_tree(source, target):
    for path, folders, files in os.walk(source):
        below = os.path.join(target, os.path.relpath(path, source))
        for name in folders:
            os.makedirs(os.path.join(below, name), exist_ok=True)
        for name in files:
            link(os.path.join(path, name), os.path.join(below, name))


def link(source, target):
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK):
            raise
        shutil.copyfile(source, target)
        os.chmod(target, READ_ONLY_FILE)


def compose_set(job, parts_folder):
    folder = os.path.join(job["folder"], job["set"])
    lock(os.path.join(parts_folder, f"{job['set']}.lock"))
    if os.path.isdir(folder):
        return
    partial = os.path.join(parts_folder, f"{job['set']}.partial")
    if os.path.isdir(partial):
        remove(partial)
    os.mkdir(partial)
    for part in job["parts"]:
        link_tree(os.path.join(parts_folder, part["key"]), partial)
    for path, _, _ in os.walk(partial, topdown=False):
        os.chmod(path, READ_ONLY_FOLDER)
    move(partial, folder)


def total_size(folder):
    return sum(os.lstat(os.path.join(path, name)).st_size for path, _, files in os.walk(folder) for name in files)


def main():
    os.umask(0o022)
    os.nice(5)
    job = read_job()
    end_with_parent()
    parts_folder = f"{job['folder']}.parts"
    try:
        sweep(parts_folder)
        if job["set"] is None:
            tell("size", bytes=total_size(parts_folder))
        else:
            install_parts(job, parts_folder)
            compose_set(job, parts_folder)
        tell("done")
    except Failure as failure:
        tell("failed", kind=failure.kind, detail=failure.detail)
    except zipfile.BadZipFile as error:
        tell("failed", kind="damaged", detail=str(error))
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        tell("failed", kind="disk-full" if full else "other", detail=str(error))


main()
