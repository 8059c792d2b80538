import type pg from 'pg';
import { newIdentifier } from '@/server/services/identifier';

type StoredRun = {
  workspaceId: string;
  toolId?: string | null;
  toolVersion?: number | null;
  state?: string;
  source?: string;
  serverKey?: number;
  createdAt?: Date;
};

/** A run straight in the tables, of whatever state and age, by a token that covers its workspace. */
export const storeRun = async (sql: pg.Pool, run: StoredRun): Promise<string> => {
  const id = newIdentifier('rn');
  await sql.query(
    `insert into run_programs (hash, code, parameters) values ('\\x00', 'def main(**params): ...', '{}')
      on conflict do nothing`,
  );
  await sql.query(
    `insert into runs (id, workspace_id, tool_id, tool_name, tool_version, language, program, source, token_id, arguments,
        timeout_ms, state, server_key, created_at)
      select $1, $2, $3, 'stored', $4, 'python', '\\x00', $5, min(id), '{}', 10000, $6, $7, $8 from tokens`,
    [
      id,
      run.workspaceId,
      run.toolId ?? null,
      run.toolVersion ?? null,
      run.source ?? 'test',
      run.state ?? 'succeeded',
      run.serverKey ?? 0,
      run.createdAt ?? new Date(),
    ],
  );
  return id;
};
