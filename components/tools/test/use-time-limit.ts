'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { humanDuration } from '@/components/shell/human-units';
import { showToast } from '@/components/ui/toast';
import { toolRunSettingsQuery, useChangeToolRunSettings } from '@/lib/queries/run-settings';

const DEFAULT_MS = 10_000;

export type TimeLimit = {
  readonly ms: number;
  /** Null while it is not known: the API then takes the tool's own. */
  readonly known: number | null;
  readonly change: (ms: number) => void;
  /** Whether agents' runs have it too: it is the tool's own, and so is every change. */
  readonly ofTool: boolean;
};

/** How long a run may take: the tool's own setting, or just this page's while there is no tool yet. */
export function useTimeLimit(toolId: string | null, enabled: boolean): TimeLimit {
  const settings = useQuery({ ...toolRunSettingsQuery(toolId ?? ''), enabled: enabled && toolId !== null });
  const { mutateAsync: send } = useChangeToolRunSettings();
  const [chosen, setChosen] = useState<number | null>(null);
  const change = async (ms: number) => {
    setChosen(ms);
    if (toolId === null) {
      return;
    }
    const outcome = await send({ toolId, settings: { timeout_ms: ms } });
    setChosen(null);
    if (outcome.ok) {
      showToast({
        tone: 'success',
        title: `Time limit: ${humanDuration(outcome.value.timeout_ms)}`,
        description: 'From now on, for every run of this tool: agents’ too.',
      });
    } else {
      showToast({
        tone: 'error',
        title: 'The time limit was not changed',
        description: outcome.problem.message,
      });
    }
  };
  const known = chosen ?? settings.data?.timeout_ms ?? null;
  return {
    known,
    ms: known ?? DEFAULT_MS,
    change: (ms) => void change(ms),
    ofTool: toolId !== null,
  };
}
