import type { Node } from 'web-tree-sitter';

export const childrenOf = (node: Node): Node[] =>
  node.namedChildren.filter((child) => child.type !== 'comment');

/**
 * The nodes of these types that belong to a function itself, in source order: what stands in a function, lambda or
 * class inside it does not.
 */
export function ownNodes(functionNode: Node, types: readonly string[]): Node[] {
  const body = functionNode.childForFieldName('body');
  const own: Node[] = [];
  let inner = -1;
  for (const node of body?.descendantsOfType([...types, ...INNER_SCOPES]) ?? []) {
    if (node.startIndex < inner) {
      continue;
    }
    if (INNER_SCOPES.includes(node.type)) {
      inner = node.endIndex;
    } else {
      own.push(node);
    }
  }
  return own;
}

const INNER_SCOPES = ['function_definition', 'class_definition', 'lambda'];
