import type { AnyNode, Program } from 'acorn';
import type { ImportedModule } from '@/lib/code/imports';
import { walkTree } from '@/lib/code/javascript/walk';

/** Every module that the code names literally: `import`, `export … from`, `import("…")`, `require("…")`. */
export function findImports(program: Program): ImportedModule[] {
  const imports: ImportedModule[] = [];
  const optional: { start: number; end: number }[] = [];
  walkTree(program, (node) => {
    if (node.type === 'TryStatement' && node.handler) {
      optional.push({ start: node.block.start, end: node.block.end });
    }
    const specifier = specifierOf(node);
    if (specifier?.type === 'Literal' && typeof specifier.value === 'string') {
      const { start, end } = specifier;
      const isOptional = optional.some((block) => block.start <= start && end <= block.end);
      imports.push({ name: specifier.value, start, end, optional: isOptional });
    }
    return true;
  });
  return imports;
}

function specifierOf(node: AnyNode): AnyNode | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
      return node.source;
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require' ? node.arguments[0] : null;
    default:
      return null;
  }
}
