import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';

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

/** What an interpreter says of itself: its version, what it can import without an install, and what is installed. */
export type Interpreter = z.infer<typeof probeSchema>;

/** Packages worth telling of when they are there: the name they are installed by, and the name they are imported by. */
const PYTHON_PACKAGES = {
  aiohttp: 'aiohttp',
  beautifulsoup4: 'bs4',
  cryptography: 'cryptography',
  httpx: 'httpx',
  jinja2: 'jinja2',
  lxml: 'lxml',
  numpy: 'numpy',
  openpyxl: 'openpyxl',
  pandas: 'pandas',
  pillow: 'PIL',
  pydantic: 'pydantic',
  pyjwt: 'jwt',
  'python-dateutil': 'dateutil',
  pytz: 'pytz',
  pyyaml: 'yaml',
  requests: 'requests',
  'scikit-learn': 'sklearn',
  scipy: 'scipy',
};

/** `stdlib_module_names` is the same on every platform; the search finds those that this interpreter really has. */
const PYTHON_PROBE = `
import importlib.metadata, importlib.util, json, sys

def found(name):
    try:
        return name in sys.builtin_module_names or importlib.util.find_spec(name) is not None
    except Exception:
        return False

def version(name):
    try:
        return importlib.metadata.version(name)
    except Exception:
        return None

print(json.dumps({
    "version": "CPython " + ".".join(map(str, sys.version_info[:3])),
    "builtin_modules": sorted(name for name in sys.stdlib_module_names if found(name)),
    "packages": [
        {"name": name, "import_name": module, "version": version(name)}
        for name, module in json.loads(sys.argv[1]).items() if found(module)
    ],
}))
`;

const BUN_PROBE = `
const modules = require('module').builtinModules;
console.log(JSON.stringify({
  version: 'Bun ' + Bun.version,
  builtin_modules: [...new Set(modules)].sort(),
  packages: [],
}));
`;

const probe = async (command: string, args: string[]): Promise<Interpreter | null> => {
  try {
    const { stdout } = await run(command, args, {
      timeout: PROBE_TIMEOUT_MS,
      maxBuffer: 4 * 1024 * 1024,
      cwd: '/',
    });
    return probeSchema.parse(JSON.parse(stdout));
  } catch {
    // Not there, not this interpreter, or too old to be asked: for a tool it is all the same.
    return null;
  }
};

export const probePython = (): Promise<Interpreter | null> =>
  probe('python3', ['-I', '-c', PYTHON_PROBE, JSON.stringify(PYTHON_PACKAGES)]);

/** Smaller than any real Bun: without its install script `bun.exe` is a short text that only says what is missing. */
const BUN_BYTES_MIN = 1_000_000;

/** The binary's own package, or `bun` when its install script has moved the binary there. */
const BUN_PATHS = [`@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}/bin/bun`, 'bun/bin/bun.exe'];

const findBun = (): string | null => {
  const { resolve } = createRequire(import.meta.url);
  for (const path of BUN_PATHS) {
    try {
      const file = resolve(path);
      if (statSync(file).size >= BUN_BYTES_MIN) {
        return file;
      }
    } catch {
      // Not installed under this name: the next one may be.
    }
  }
  return null;
};

export const probeBun = async (): Promise<Interpreter | null> => {
  const bun = findBun();
  return bun ? probe(bun, ['--no-install', '-e', BUN_PROBE]) : null;
};
