import type { Node } from 'web-tree-sitter';
import { createFinding, type Finding } from '@/lib/code/finding';
import type { FindingCode } from '@/lib/code/finding-codes';
import { checkParameters } from '@/lib/code/python/parameters';
import { childrenOf, ownNodes } from '@/lib/code/python/tree';
import type { SourceText } from '@/lib/code/source-text';

const NEEDS = 'a Python tool needs `def main(**params)` at the top level';

/** What stands at the top level under the name `main`. */
type Definition = { readonly name: Node; readonly value: Node | string };

/** Whether the module defines one `main` that the runtime can call with keywords, and that returns something. */
export function checkEntrypoint(root: Node, source: SourceText): Finding[] {
  const [first, second] = childrenOf(root).flatMap(definitionsIn);
  const finding = (code: FindingCode, message: string, at: Node): Finding =>
    createFinding(code, message, source.range(at.startIndex, at.endIndex));
  if (!first) {
    const nested = nestedMain(root);
    return [
      nested
        ? finding('entrypoint-nested', `This \`main\` is inside ${placeOf(nested)}; ${NEEDS}`, nested)
        : createFinding('entrypoint-missing', `No \`main\` is defined; ${NEEDS}`, source.restOfLine(0)),
    ];
  }
  if (second) {
    return [
      finding('entrypoint-duplicate', 'A tool has one `main`, this code defines it again here', second.name),
    ];
  }
  if (typeof first.value === 'string') {
    return [finding('entrypoint-not-a-function', `\`main\` is ${first.value} here; ${NEEDS}`, first.name)];
  }
  const findings = checkParameters(first.value, finding);
  if (ownNodes(first.value, ['yield'])[0]) {
    const message = '`main` is a generator because it uses `yield`, and calling one returns no result';
    findings.push(finding('entrypoint-generator', message, first.name));
  }
  if (!ownNodes(first.value, ['return_statement']).some((node) => childrenOf(node)[0])) {
    const message = '`main` has no `return` with a value of its own; return a dict with a string `message`';
    findings.push(finding('return-missing', message, first.name));
  }
  return findings;
}

function definitionsIn(statement: Node): Definition[] {
  switch (statement.type) {
    case 'decorated_definition': {
      const definition = statement.childForFieldName('definition');
      return definition ? definitionsIn(definition) : [];
    }
    case 'function_definition':
    case 'class_definition': {
      const name = statement.childForFieldName('name');
      const value = statement.type === 'class_definition' ? 'a class' : statement;
      return name?.text === 'main' ? [{ name, value }] : [];
    }
    case 'expression_statement':
      return childrenOf(statement).flatMap(assignmentsIn);
    case 'import_statement':
    case 'import_from_statement':
      return importedNames(statement).map((name) => ({ name, value: 'imported' }));
    default:
      return [];
  }
}

/** `main = …`, `main: Handler = …`, `a = main = …`, `main, other = …`. */
function assignmentsIn(node: Node): Definition[] {
  if (node.type !== 'assignment') {
    return [];
  }
  const right = node.childForFieldName('right');
  const left = node.childForFieldName('left');
  const targets = left?.type === 'identifier' ? [left] : (left?.descendantsOfType('identifier') ?? []);
  const isName =
    left?.type === 'identifier' || left?.type === 'pattern_list' || left?.type === 'tuple_pattern';
  const own = isName && right ? targets.filter((target) => target.text === 'main') : [];
  const value = right?.type === 'lambda' ? 'a lambda' : 'not a function';
  return [...own.map((name) => ({ name, value })), ...(right ? assignmentsIn(right) : [])];
}

function importedNames(statement: Node): Node[] {
  return statement.childrenForFieldName('name').flatMap((imported) => {
    const name = imported.childForFieldName('alias') ?? imported;
    return name.text === 'main' ? [name] : [];
  });
}

function nestedMain(root: Node): Node | null {
  for (const definition of root.descendantsOfType('function_definition')) {
    const name = definition.childForFieldName('name');
    if (name?.text === 'main') {
      return name;
    }
  }
  return null;
}

const PLACES: Record<string, string> = {
  class_definition: 'a class',
  function_definition: 'another function',
  if_statement: 'an `if`',
  try_statement: 'a `try`',
  with_statement: 'a `with`',
  for_statement: 'a loop',
  while_statement: 'a loop',
  match_statement: 'a `match`',
};

function placeOf(name: Node): string {
  for (let node = name.parent?.parent ?? null; node; node = node.parent) {
    const place = PLACES[node.type];
    if (place) {
      return place;
    }
  }
  return 'another statement';
}
