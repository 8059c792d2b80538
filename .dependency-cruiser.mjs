/** Who may import whom: the folder tells the layer. Changed here only together with docs/architecture.md. */
const OURS = '^(app|components|lib|server|e2e|bench|scripts)/';
const TESTS = '\\.test\\.tsx?$|/testing/';

/** `from` may import, of our own folders, only `may` (and itself). */
const only = (name, from, may) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: OURS, pathNot: [from, ...may] },
});

/** `from` must never import one of these packages or Node modules. */
const never = (name, from, packages) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: packages },
});

const npm = (...names) => names.map((name) => `node_modules/${name}/`).join('|');
const CONTRACT = '^lib/contract/';
const CODE = '^lib/code/';
const SERVER_LEAVES = ['store', 'sandbox', 'packages', 'postgres'];

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(monaco-editor|vitest/|@playwright)' },
    },
    only('contract-stands-alone', CONTRACT, []),
    never('contract-is-plain', CONTRACT, npm('hono', '@hono', 'next', 'react', 'drizzle-orm')),
    only('code-knows-the-contract', CODE, [CONTRACT]),
    never(
      'code-runs-anywhere',
      CODE,
      `${npm('react', 'next', 'monaco-editor')}|^(node:|fs|path|child_process)`,
    ),
    only('conduit-knows-the-contract', '^lib/conduit/', [CONTRACT]),
    never('conduit-is-no-component', '^lib/conduit/', npm('react', 'next')),
    only('session-knows-the-contract', '^lib/session/', [CONTRACT]),
    only('actions', '^lib/actions/', ['^lib/(conduit|session|contract|code)/']),
    only('queries', '^lib/queries/', ['^lib/(actions|contract)/']),
    only('primitives-know-no-domain', '^components/ui/', []),
    only('editor-knows-code-not-tools', '^components/editor/', ['^components/ui/', CODE]),
    only('components', '^components/(shell|list|tools|agents|runs|runtimes|settings)/', [
      '^components/',
      '^lib/(queries|contract|code)/',
    ]),
    only('app', '^(app/|proxy\\.ts|instrumentation)', [
      '^components/',
      '^lib/(queries|conduit|session|contract)/',
    ]),
    only('routes', '^server/(routes|mcp)/', ['^server/services/', CONTRACT, '^server/(app|http)']),
    only('services', '^server/services/', ['^server/(store|sandbox|packages)/', CONTRACT, CODE]),
    never(
      'services-know-no-transport',
      '^server/services/',
      `${npm('hono', '@hono', 'next', 'drizzle-orm')}|^(node:)?child_process`,
    ),
    ...SERVER_LEAVES.map((leaf) =>
      only(`${leaf}-is-a-leaf`, `^server/${leaf}/`, [CONTRACT, CODE, '^server/env\\.ts']),
    ),
    ...SERVER_LEAVES.map((leaf) => never(`${leaf}-knows-no-http`, `^server/${leaf}/`, npm('hono', '@hono'))),
    {
      name: 'server-apart',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: TESTS },
      to: { path: '^server/' },
    },
    {
      name: 'server-never-next',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: npm('next', 'react') },
    },
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
    },
  },
};
