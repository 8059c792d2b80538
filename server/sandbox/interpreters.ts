import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process, { arch, platform } from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { NO_ENVIRONMENT } from './clean-environment';
import { searchPath } from './env';
import { chooseIdentity } from './identity';

const run = promisify(execFile);
const PROBE_TIMEOUT_MS = 20_000;

const packageSchema = z.object({
  name: z.string(),
  import_name: z.string(),
  version: z.string().nullable(),
});

const probeSchema = z.object({
  version: z.string(),
  builtin_modules: z.array(z.string()),
  packages: z.array(packageSchema),
});

const pythonSchema = probeSchema.extend({
  executable: z.string(),
  /** Where its standard library is: on its import path without any package. */
  folders: z.array(z.string()),
  /** Folders inside of those where a machine keeps packages of its own: not a tool's to import. */
  hidden: z.array(z.string()),
  /** Extension modules that need shared libraries of their own. */
  extensions: z.array(z.string()),
});

const bunSchema = probeSchema.extend({ executable: z.string() });

/** What an interpreter says of itself: its version, and what it can import without an install. */
export type Interpreter = z.infer<typeof probeSchema> & { executable: string };
export type Python = z.infer<typeof pythonSchema>;
export type Bun = z.infer<typeof bunSchema>;

/** `stdlib_module_names` is the same on every platform; the search finds those that this interpreter really has. */
const PYTHON_PROBE = `
import importlib.util, json, os, sys

def found(name):
    try:
        return name in sys.builtin_module_names or importlib.util.find_spec(name) is not None
    except Exception:
        return False

if sys.implementation.name != "cpython" or not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit("not CPython 3.11 to 3.13")
folders = [folder for folder in sys.path if os.path.isdir(folder)]
print(json.dumps({
    "version": "CPython " + ".".join(map(str, sys.version_info[:3])),
    "builtin_modules": sorted(name for name in sys.stdlib_module_names if found(name)),
    "packages": [],
    "executable": os.path.realpath(sys.executable),
    "folders": folders,
    "hidden": [
        os.path.join(folder, name) for folder in folders for name in ("site-packages", "dist-packages")
        if os.path.isdir(os.path.join(folder, name))
    ],
    "extensions": [
        os.path.join(folder, name) for folder in folders for name in os.listdir(folder)
        if name.endswith(".so") and name.startswith(("_ssl", "_hashlib", "_sqlite3", "_ctypes.", "_bz2", "_lzma", "zlib", "pyexpat", "_uuid", "_zoneinfo"))
    ],
}))
`;

const BUN_PROBE = `
const modules = require('module').builtinModules;
console.log(JSON.stringify({
  version: 'Bun ' + Bun.version,
  builtin_modules: [...new Set(modules)].sort(),
  packages: [],
  executable: process.execPath,
}));
`;

/** Asked as the user that sandboxes run as: what that user cannot reach is of no use. */
const ask = async <T>(schema: z.ZodType<T>, command: string, args: string[]): Promise<T | null> => {
  try {
    const { stdout } = await run(command, args, {
      ...chooseIdentity(),
      env: NO_ENVIRONMENT,
      cwd: '/',
      timeout: PROBE_TIMEOUT_MS,
      maxBuffer: 4 * 1024 * 1024,
    });
    return schema.parse(JSON.parse(stdout));
  } catch {
    // Not there, not reachable, not this interpreter, or too old to be asked: for a tool it is all the same.
    return null;
  }
};

const PYTHON_NAMES = ['python3', 'python3.13', 'python3.12', 'python3.11'];
const PYTHON_FOLDERS = ['/usr/bin', '/usr/local/bin'];

const realFile = (file: string): string | null => {
  try {
    return fs.realpathSync(file);
  } catch {
    return null;
  }
};

/** The first on the path, then where systems keep theirs. */
const pythonCandidates = (): string[] => {
  const onPath = searchPath().map((folder) => path.join(folder, 'python3'));
  const usual = PYTHON_FOLDERS.flatMap((folder) => PYTHON_NAMES.map((name) => path.join(folder, name)));
  const files = [...onPath, ...usual].map(realFile).filter((file) => file !== null);
  return [...new Set(files)];
};

/** The Python that tools run on: the first CPython 3.11 to 3.13 that sandboxes can reach. */
export const probePython = async (): Promise<Python | null> => {
  for (const candidate of pythonCandidates()) {
    const python = await ask(pythonSchema, candidate, ['-I', '-S', '-B', '-c', PYTHON_PROBE]);
    if (python) {
      return python;
    }
  }
  return null;
};

/** Smaller than any real Bun: without its install script `bun.exe` is a short text that only says what is missing. */
const BUN_BYTES_MIN = 1_000_000;

/** The binary's own package, or `bun` when its install script has moved the binary there. */
const BUN_PATHS = [`@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}/bin/bun`, 'bun/bin/bun.exe'];

const findBun = (): string | null => {
  const { resolve } = createRequire(import.meta.url);
  for (const name of BUN_PATHS) {
    try {
      const file = resolve(name);
      if (fs.statSync(file).size >= BUN_BYTES_MIN) {
        return file;
      }
    } catch {
      // Not installed under this name: the next one may be.
    }
  }
  return null;
};

const askBun = (file: string) => ask(bunSchema, file, ['--no-install', '-e', BUN_PROBE]);

/**
 * The Bun that tools run on. Where sandboxes cannot reach it (below a home folder, with the server as root) it is
 * copied into `cacheFolder`, once.
 */
export const probeBun = async (cacheFolder?: string): Promise<Bun | null> => {
  const bun = findBun();
  if (bun === null) {
    return null;
  }
  const found = await askBun(bun);
  if (found || cacheFolder === undefined) {
    return found;
  }
  const { size, mtimeMs } = fs.statSync(bun);
  const copy = path.join(cacheFolder, `bun-${size}-${Math.floor(mtimeMs)}`);
  if (!fs.existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    fs.copyFileSync(bun, unfinished);
    fs.chmodSync(unfinished, 0o755);
    fs.renameSync(unfinished, copy);
  }
  return askBun(copy);
};
