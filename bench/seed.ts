import { Client } from 'pg';

const PYTHON_BODY = Array.from(
  { length: 40 },
  (_, line) => `    # step ${line}: look the record up, check it, and note what came of it`,
).join('\n');

/**
 * Puts `count` tools of about 2 KB of code each into a workspace of their own, straight into the database: over HTTP a
 * hundred thousand would take minutes. The planner's statistics are brought up to date, as they would be over time.
 */
export const seedTools = async (databaseUrl: string, count: number): Promise<string> => {
  const workspaceId = `ws${String(count).padStart(30, '0')}`;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const existing = await client.query('select 1 from workspaces where id = $1', [workspaceId]);
    if (existing.rowCount) {
      return workspaceId;
    }
    await client.query('begin');
    await client.query('insert into workspaces (id, name) values ($1, $2)', [workspaceId, `${count} tools`]);
    await client.query(
      `insert into tools (id, workspace_id, name, description, language, code, parameters, enable_globally, validated, created_at)
       select 'kg' || substr(md5($1 || n), 1, 24) || lpad(to_hex(n), 6, '0'), $1, 'look-up-order-' || lpad(n::text, 6, '0'),
              'Looks up order number ' || n || ' and tells where it is.',
              case when n % 3 = 0 then 'javascript' else 'python' end,
              'def main(**params):' || chr(10) || $3 || chr(10) || '    return {"message": "Order ' || n || ' is on its way"}',
              '{"order_id":{"type":"string","required":true,"description":"The order id to look up."}}',
              n % 10 = 0, n % 7 <> 0, now() - make_interval(secs => $2 - n)
       from generate_series(1, $2::int) as n`,
      [workspaceId, count, PYTHON_BODY],
    );
    await client.query(
      `insert into tool_versions (tool_id, version, language, code, token_id, created_at)
       select id, 1, language, code, (select id from tokens limit 1), created_at from tools where workspace_id = $1`,
      [workspaceId],
    );
    await client.query('commit');
    await client.query('vacuum analyze tools');
    return workspaceId;
  } finally {
    await client.end();
  }
};
