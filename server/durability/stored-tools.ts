import pg from 'pg';
import type { Tool } from '@/lib/contract/tool';
import type { Postmaster } from './postmaster';
import type { StoredTool } from './tool-history';

type Row = StoredTool & { versions: number[]; languages: string[]; language: string };

const TOOLS = `
  select id, name, description, tools.code, parameters, tools.language, tools.version, revision,
    array_agg(tool_versions.version order by tool_versions.version) as versions,
    array_agg(tool_versions.code order by tool_versions.version) as codes,
    array_agg(tool_versions.language order by tool_versions.version) as languages
  from tools left join tool_versions on tool_id = id group by id`;
const ORPHANS = 'select tool_id from tool_versions where tool_id not in (select id from tools)';

/** What holds for every tool, whoever wrote it: versions 1 to the current one, each kept once, the last as it is now. */
const problemOf = ({ name, code, language, version, versions, codes, languages }: Row): string[] => {
  const expected = Array.from({ length: version }, (_, index) => index + 1);
  if (JSON.stringify(versions) !== JSON.stringify(expected)) {
    return [`${name} is at version ${version}, kept are ${JSON.stringify(versions)}`];
  }
  return codes.at(-1) === code && languages.at(-1) === language
    ? []
    : [`${name}: version ${version} is not kept as the tool has it`];
};

/** Everything in the database itself, and what is broken in it. */
export const readDatabase = async ({
  socketFolder,
}: Postmaster): Promise<{ tools: Map<string, StoredTool>; problems: string[] }> => {
  const client = new pg.Client({ host: socketFolder, user: 'toolroom', database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(TOOLS);
    const orphans = await client.query<{ tool_id: string }>(ORPHANS);
    return {
      tools: new Map(
        rows.map(({ versions: _versions, languages: _languages, language: _language, ...tool }) => [
          tool.name,
          tool,
        ]),
      ),
      problems: [
        ...rows.flatMap(problemOf),
        ...orphans.rows.map(({ tool_id }) => `a version of ${tool_id} has no tool`),
      ],
    };
  } finally {
    await client.end();
  }
};

const shown = ({ id, description, code, parameters, version }: Tool | StoredTool): string =>
  JSON.stringify([id, description, code, parameters, version]);

/** Where the API's answers differ from what the database has. */
export const compareWithApi = (
  stored: ReadonlyMap<string, StoredTool>,
  answered: readonly Tool[],
): string[] => {
  const names = new Set(answered.map(({ name }) => name));
  return [
    ...answered.flatMap((tool) => {
      const there = stored.get(tool.name);
      return there !== undefined && shown(there) === shown(tool)
        ? []
        : [`the API answers with a ${tool.name} that the database does not have so`];
    }),
    ...[...stored.keys()].flatMap((name) =>
      names.has(name) ? [] : [`the API does not answer with ${name}`],
    ),
  ];
};
