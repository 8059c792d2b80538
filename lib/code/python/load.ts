import initRuff, { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { exportStackPointer, STACK_POINTER } from '@/lib/code/python/stack-pointer';

/** What ruff says of one place; rows and columns count from 1, columns in UTF-16 code units. */
export type RuffDiagnostic = {
  readonly code: string | null;
  readonly message: string;
  readonly start_location: { readonly row: number; readonly column: number };
  readonly end_location: { readonly row: number; readonly column: number };
};

/** Both Python parsers, ready. Each throws when it breaks down on some code. */
export type PythonParsers = {
  /** Everything that keeps the code from compiling; `targetVersion` is ruff's, such as "py311". */
  readonly syntaxErrors: (code: string, targetVersion: string) => RuffDiagnostic[];
  /** Lends the syntax tree to `use` and frees it afterwards: keep no node. */
  readonly withTree: <Result>(code: string, use: (root: Node) => Result) => Result;
};

/**
 * Lint rules that CPython's compiler enforces too (a `return` outside a function, an `await` outside an async one …);
 * plain syntax errors are always reported.
 */
const COMPILER_RULES = [
  ...['F404', 'F406', 'F407', 'F622', 'F701', 'F702', 'F704', 'F706', 'F707'],
  ...['PLE0115', 'PLE0117', 'PLE0118', 'PLE1142'],
];

const DEFAULT_TARGET = 'py311';

/**
 * Starts the parsers from the bytes of their WebAssembly modules. Call it once in a worker, page or process: the
 * modules keep their instance.
 */
export async function loadPythonParsers(wasm: {
  ruff: BufferSource;
  treeSitter: BufferSource;
  python: BufferSource;
}): Promise<PythonParsers> {
  const [ruff] = await Promise.all([
    initRuff({ module_or_path: exportStackPointer(bytesOf(wasm.ruff)) }),
    Parser.init({ wasmBinary: bytesOf(wasm.treeSitter) }),
  ]);
  const restoreStack = stackRestorer(ruff);
  const parser = new Parser();
  parser.setLanguage(await Language.load(bytesOf(wasm.python)));
  const workspaces = new Map<string, Workspace>();

  const workspaceFor = (target: string): Workspace => {
    const known = workspaces.get(target);
    if (known) {
      return known;
    }
    const workspace = startWorkspace(target) ?? workspaceFor(DEFAULT_TARGET);
    workspaces.set(target, workspace);
    return workspace;
  };
  workspaceFor(DEFAULT_TARGET);

  return {
    syntaxErrors: (code, target) => {
      try {
        return workspaceFor(target).check(code) as RuffDiagnostic[];
      } catch (error) {
        restoreStack();
        throw error;
      }
    },
    withTree: (code, use) => {
      parser.reset();
      const tree = parser.parse(code);
      if (!tree) {
        throw new Error('tree-sitter gave no syntax tree');
      }
      try {
        return use(tree.rootNode);
      } finally {
        tree.delete();
      }
    },
  };
}

/** Puts ruff's stack back to where it was, after code on which it ran out: without that the next check fails too. */
function stackRestorer(ruff: object): () => void {
  const pointer: unknown = STACK_POINTER in ruff ? ruff[STACK_POINTER] : null;
  if (!(pointer instanceof WebAssembly.Global)) {
    return () => undefined;
  }
  const top: unknown = pointer.value;
  return () => {
    pointer.value = top;
  };
}

/** Null for a version of Python that this ruff does not know. */
function startWorkspace(target: string): Workspace | null {
  const settings = { 'target-version': target, lint: { select: ['E9', ...COMPILER_RULES] } };
  try {
    return new Workspace(settings, PositionEncoding.Utf16);
  } catch (error) {
    if (target === DEFAULT_TARGET) {
      throw error;
    }
    return null;
  }
}

const bytesOf = (source: BufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
