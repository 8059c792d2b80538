import type { AnyNode, Node } from 'acorn';

/**
 * Visits a syntax tree in source order without recursion: code may nest deeper than the call stack. `enter`
 * answers whether to go into the node.
 */
export function walkTree(root: Node, enter: (node: AnyNode) => boolean): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (enter(node as AnyNode)) {
      pending.push(...childrenOf(node).reverse());
    }
  }
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) {
        if (isNode(item)) {
          children.push(item);
        }
      }
    } else if (isNode(value)) {
      children.push(value);
    }
  }
  return children;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'start' in value;
