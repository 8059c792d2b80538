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
  const slash = nodes.findIndex((node) => node.type === 'positional_separator');
  const parameters: Parameter[] = [];
  let isAfterStar = false;
  for (const [index, node] of nodes.entries()) {
    const shape = node.type === 'typed_parameter' ? (node.namedChild(0)?.type ?? node.type) : node.type;
    if (shape === 'dictionary_splat_pattern') {
      parameters.push({ node, kind: 'keywords', isRequired: false });
    } else if (shape === 'list_splat_pattern' || shape === 'keyword_separator') {
      isAfterStar = true;
      if (shape === 'list_splat_pattern') {
        parameters.push({ node, kind: 'arguments', isRequired: false });
      }
    } else if (shape !== 'positional_separator') {
      const named = isAfterStar ? 'keyword-only' : 'named';
      const kind = index < slash ? 'positional-only' : named;
      parameters.push({ node, kind, isRequired: !node.type.includes('default') });
    }
  }
  return parameters;
}

const nameOf = ({ node }: Parameter): string =>
  (node.childForFieldName('name') ?? node.descendantsOfType('identifier')[0] ?? node).text;
