import { momentAgo } from '@/components/shell/moment';
import type { RunState, ToolHealth } from '@/lib/contract/run';

/** How a tool's last runs ended, as its row shows it. */
export type HealthMark = { state: RunState; words: string };

const LAST: Record<RunState, string> = {
  running: 'Running, started',
  succeeded: 'Last run succeeded',
  failed: 'Last run failed',
  cancelled: 'Last run was cancelled',
  interrupted: 'Last run was interrupted',
};

/** "Last run succeeded 3 minutes ago · 2 of last 20 failed"; null for a tool that never ran. `now` since 1970, in ms. */
export const healthMark = ({ last_run, recent }: ToolHealth, now: number): HealthMark | null => {
  if (last_run === null) {
    return null;
  }
  const last = `${LAST[last_run.state]} ${momentAgo(last_run.created_at, now)}`;
  const failures =
    recent.failed > 0 && recent.runs > 1 ? `${recent.failed} of last ${recent.runs} failed` : null;
  return { state: last_run.state, words: failures === null ? last : `${last} · ${failures}` };
};
