import type { Node } from 'web-tree-sitter';
import type { ImportedModule } from '@/lib/code/imports';
import { childrenOf } from '@/lib/code/python/tree';

/** Every module that an import statement names, also inside functions; not those for type checkers alone. */
export function findImports(root: Node): ImportedModule[] {
  const statements = root.descendantsOfType(['import_statement', 'import_from_statement']);
  if (statements.length === 0) {
    return [];
  }
  const guarded = within(root.descendantsOfType('try_statement').filter(survivesImportError));
  const unused = within(typeCheckingBlocks(root));
  return statements
    .filter((statement) => !unused(statement))
    .flatMap((statement) => modulesOf(statement).map((node) => importedModule(node, guarded(statement))));
}

function modulesOf(statement: Node): Node[] {
  if (statement.type === 'import_from_statement') {
    const module = statement.childForFieldName('module_name');
    return module ? [module] : [];
  }
  return statement.childrenForFieldName('name').map((name) => name.childForFieldName('name') ?? name);
}

const importedModule = (node: Node, optional: boolean): ImportedModule => ({
  name: node.text.replace(/\s/g, ''),
  start: node.startIndex,
  end: node.endIndex,
  optional,
});

/** `try: import x` that goes on when the import fails. */
function survivesImportError(statement: Node): boolean {
  return childrenOf(statement).some((clause) => {
    if (clause.type !== 'except_clause') {
      return false;
    }
    const caught = childrenOf(clause)
      .filter((child) => child.type !== 'block')
      .map((child) => child.text)
      .join(' ');
    return caught === '' || /\b(?:ImportError|ModuleNotFoundError|Exception|BaseException)\b/.test(caught);
  });
}

/** The bodies of `if TYPE_CHECKING:` and `if typing.TYPE_CHECKING:`. */
function typeCheckingBlocks(root: Node): Node[] {
  if (!root.text.includes('TYPE_CHECKING')) {
    return [];
  }
  return root.descendantsOfType('if_statement').flatMap((statement) => {
    const condition = statement.childForFieldName('condition')?.text ?? '';
    const body = statement.childForFieldName('consequence');
    return body && /^(?:\w+\.)?TYPE_CHECKING$/.test(condition) ? [body] : [];
  });
}

/** Tells, of nodes asked in source order, whether each lies within one of these, which come in source order too. */
function within(nodes: readonly Node[]): (node: Node) => boolean {
  const spans = nodes.map(({ startIndex: start, endIndex: end }) => ({ start, end }));
  let next = 0;
  let reach = -1;
  return (node) => {
    for (let span = spans[next]; span && span.start <= node.startIndex; span = spans[next]) {
      reach = Math.max(reach, span.end);
      next += 1;
    }
    return node.endIndex <= reach;
  };
}
