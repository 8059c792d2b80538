import type { Node } from 'web-tree-sitter';
import type { Finding } from '@/lib/code/finding';
import type { FindingCode } from '@/lib/code/finding-codes';
import { childrenOf } from '@/lib/code/python/tree';

type Parameter = {
  readonly node: Node;
  readonly kind: 'positional-only' | 'named' | 'keyword-only' | 'arguments' | 'keywords';
  readonly isRequired: boolean;
};

/** Names under which people expect all parameters at once. */
const WHOLE_DICT_NAMES = ['params', 'parameters', 'kwargs', 'args', 'arguments'];

const KEYWORDS = 'parameters arrive as keyword arguments, so take them as `**params` or by name';

/** Whether every argument can arrive: the runtime calls `main(**arguments)`. */
export function checkParameters(
  main: Node,
  finding: (code: FindingCode, message: string, at: Node) => Finding,
): Finding[] {
  const parameters = readParameters(main);
  const unreachable = parameters.find(({ kind, isRequired }) => kind === 'positional-only' && isRequired);
  if (unreachable) {
    const message = `\`${nameOf(unreachable)}\` can only be given by position, and ${KEYWORDS}`;
    return [finding('entrypoint-parameters', message, unreachable.node)];
  }
  const takesKeywords = parameters.some(({ kind }) => kind !== 'positional-only' && kind !== 'arguments');
  const [first, ...others] = parameters;
  if (first && !takesKeywords) {
    return [
      finding('entrypoint-parameters', `\`main\` takes no keyword arguments, and ${KEYWORDS}`, first.node),
    ];
  }
  const isWholeDict = first?.kind === 'named' && first.isRequired && WHOLE_DICT_NAMES.includes(nameOf(first));
  if (first && isWholeDict && others.length === 0) {
    const name = nameOf(first);
    const message = `Parameters arrive as keyword arguments: \`${name}\` is filled only by a parameter of that name; write \`**${name}\` to get them all`;
    return [finding('parameters-are-keywords', message, first.node)];
  }
  return [];
}

function readParameters(main: Node): Parameter[] {
  const nodes = childrenOf(main.childForFieldName('parameters') ?? main);
  const slash = nodes.findIndex(({ type }) => type === 'positional_separator');
  const star = nodes.findIndex((node) => ['list_splat_pattern', 'keyword_separator'].includes(shapeOf(node)));
  return nodes.flatMap((node, index): Parameter[] => {
    const isRequired = !node.type.includes('default');
    switch (shapeOf(node)) {
      case 'positional_separator':
      case 'keyword_separator':
        return [];
      case 'list_splat_pattern':
        return [{ node, kind: 'arguments', isRequired: false }];
      case 'dictionary_splat_pattern':
        return [{ node, kind: 'keywords', isRequired: false }];
      default:
        return [{ node, kind: index < slash ? 'positional-only' : namedKind(index, star), isRequired }];
    }
  });
}

const namedKind = (index: number, star: number): 'named' | 'keyword-only' =>
  star >= 0 && index > star ? 'keyword-only' : 'named';

/** `**params: str` is wrapped in a node of its own. */
const shapeOf = (node: Node): string =>
  node.type === 'typed_parameter' ? (node.namedChild(0)?.type ?? node.type) : node.type;

const nameOf = ({ node }: Parameter): string =>
  (node.childForFieldName('name') ?? node.descendantsOfType('identifier')[0] ?? node).text;
