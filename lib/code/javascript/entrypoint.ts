import type { Expression, Function as FunctionNode, Identifier, Pattern, Program } from 'acorn';
import { createFinding, type Finding } from '@/lib/code/finding';
import type { FindingCode } from '@/lib/code/finding-codes';
import { walkTree } from '@/lib/code/javascript/walk';
import type { SourceText } from '@/lib/code/source-text';

const NEEDS = 'a JavaScript tool needs `async function main(params)` at the top level';

/** What stands at the top level under the name `main`, or as an anonymous default export. */
type Definition = {
  readonly start: number;
  readonly end: number;
  readonly value: { kind: 'function'; node: FunctionNode } | { kind: 'other'; what: string };
};

/** Whether the module defines one `main` that the runtime can call, and that returns something. */
export function checkEntrypoint(program: Program, source: SourceText): Finding[] {
  const [first, second] = definitionsOf(program);
  if (!first) {
    return [missingFinding(program, source)];
  }
  const finding = (code: FindingCode, message: string, at: { start: number; end: number }): Finding =>
    createFinding(code, message, source.range(at.start, at.end));
  if (second) {
    const message = 'A tool has one `main`, this code defines a second entrypoint here';
    return [finding('entrypoint-duplicate', message, second)];
  }
  if (first.value.kind === 'other') {
    const message = `\`main\` is ${first.value.what} here; ${NEEDS}`;
    return [finding('entrypoint-not-a-function', message, first)];
  }
  const { node } = first.value;
  const findings: Finding[] = [];
  if (node.generator) {
    const message = `\`main\` is a generator, and calling one returns no result; remove the \`*\``;
    findings.push(finding('entrypoint-generator', message, first));
  }
  const extra = node.params.slice(1).find(isRequired);
  if (extra) {
    const message = `\`main\` is called with one argument, the params object, so this one never arrives; ${NEEDS}`;
    findings.push(finding('entrypoint-parameters', message, extra));
  }
  if (!returnsValue(node)) {
    const message =
      '`main` has no `return` with a value of its own; return an object with a string `message`';
    findings.push(finding('return-missing', message, first));
  }
  return findings;
}

function definitionsOf(program: Program): Definition[] {
  return program.body.flatMap((statement): Definition[] => {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        return statement.declaration
          ? definitionsIn(statement.declaration)
          : statement.specifiers.flatMap(({ exported, local }) =>
              nameOf(exported) === 'main' && nameOf(local) !== 'main'
                ? [other(exported, 'only another name in an export')]
                : [],
            );
      case 'ExportDefaultDeclaration':
        return defaultDefinitions(statement.declaration);
      case 'ImportDeclaration':
        return statement.specifiers
          .filter(({ local }) => isMain(local))
          .map(({ local }) => other(local, 'imported'));
      default:
        return definitionsIn(statement);
    }
  });
}

type TopLevel = Program['body'][number];

function definitionsIn(statement: TopLevel): Definition[] {
  if (statement.type === 'FunctionDeclaration') {
    return isMain(statement.id)
      ? [{ ...spanOf(statement.id), value: { kind: 'function', node: statement } }]
      : [];
  }
  if (statement.type === 'ClassDeclaration') {
    return isMain(statement.id) ? [other(statement.id, 'a class')] : [];
  }
  if (statement.type !== 'VariableDeclaration') {
    return [];
  }
  return statement.declarations.flatMap(({ id, init }) => {
    if (id.type !== 'Identifier') {
      return namesIn(id)
        .filter(isMain)
        .map((name) => other(name, 'taken out of another value'));
    }
    return isMain(id) ? [{ ...spanOf(id), value: definedValue(init) }] : [];
  });
}

type DefaultExport = Extract<TopLevel, { type: 'ExportDefaultDeclaration' }>['declaration'];

/** A default export is an entrypoint when it is a function without a name or named `main`. */
function defaultDefinitions(declaration: DefaultExport): Definition[] {
  if (declaration.type === 'ClassDeclaration') {
    return isMain(declaration.id) ? [other(declaration.id, 'a class')] : [];
  }
  if (!isFunction(declaration) || (declaration.type !== 'ArrowFunctionExpression' && named(declaration))) {
    return [];
  }
  const at = declaration.id ?? { start: declaration.start, end: declaration.body.start };
  return [{ ...spanOf(at), value: { kind: 'function', node: declaration } }];
}

const named = (node: FunctionNode): boolean => Boolean(node.id) && !isMain(node.id);

const isFunction = (node: { type: string }): node is FunctionNode =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

function definedValue(init: Expression | null | undefined): Definition['value'] {
  if (!init) {
    return { kind: 'other', what: 'declared without a value' };
  }
  if (isFunction(init)) {
    return { kind: 'function', node: init };
  }
  const what = WHAT[init.type] ?? 'not a function';
  return { kind: 'other', what };
}

const WHAT: Partial<Record<Expression['type'], string>> = {
  ClassExpression: 'a class',
  CallExpression: 'the result of a call',
  Identifier: 'another name for something else',
  ObjectExpression: 'an object',
  Literal: 'a plain value',
};

/** The names that a destructuring pattern declares. */
function namesIn(pattern: Pattern): Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) =>
        namesIn(each.type === 'Property' ? each.value : each.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

const isRequired = (parameter: Pattern): boolean =>
  parameter.type !== 'AssignmentPattern' && parameter.type !== 'RestElement';

function returnsValue(main: FunctionNode): boolean {
  if (main.type === 'ArrowFunctionExpression' && main.expression) {
    return true;
  }
  let returns = false;
  walkTree(main.body, (node) => {
    returns ||= node.type === 'ReturnStatement' && Boolean(node.argument);
    return !returns && !isFunction(node);
  });
  return returns;
}

function missingFinding(program: Program, source: SourceText): Finding {
  let nested: Identifier | null = null;
  walkTree(program, (node) => {
    if (node.type === 'FunctionDeclaration' && isMain(node.id)) {
      nested ??= node.id;
    } else if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isMain(node.id)) {
      nested ??= node.id;
    }
    return nested === null;
  });
  const found: Identifier | null = nested;
  return found
    ? createFinding(
        'entrypoint-nested',
        `This \`main\` is inside a block, a class or a function; ${NEEDS}`,
        source.range(spanOf(found).start, spanOf(found).end),
      )
    : createFinding('entrypoint-missing', `No \`main\` is defined; ${NEEDS}`, source.restOfLine(0));
}

const isMain = (identifier: { name: string } | null | undefined): identifier is Identifier =>
  identifier?.name === 'main';

const spanOf = ({ start, end }: { start: number; end: number }) => ({ start, end });

const other = (at: { start: number; end: number }, what: string): Definition => ({
  ...spanOf(at),
  value: { kind: 'other', what },
});

const nameOf = (node: { type: string; name?: string; value?: unknown }): unknown => node.name ?? node.value;
