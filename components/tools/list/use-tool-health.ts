'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSettled } from '@/components/editor/use-settled';
import { type HealthMark, healthMark } from '@/components/tools/list/tool-health';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';
import { toolHealthQuery } from '@/lib/queries/tool-health';
import type { ToolSummary } from '@/lib/queries/tool-summary';

/** Asked for in steps of so many rows, when scrolling rests. */
const STEP = 25;
const REST_MS = 200;
const IDS_MAX = 100;

/** By the tool's id; null where it never ran. */
export type ToolHealths = ReadonlyMap<string, HealthMark | null>;

/** The health of the tools on screen, as it comes; what was seen before stays. Null on an API that keeps no runs. */
export const useToolHealth = (
  workspaceId: string,
  tools: readonly ToolSummary[],
  rows: { firstDrawn: number; lastDrawn: number },
): ToolHealths | null => {
  const keepsRuns = hasExtension(useApi(), 'runs');
  const from = Math.floor(rows.firstDrawn / STEP) * STEP;
  const to = Math.ceil((rows.lastDrawn + 1) / STEP) * STEP;
  const onScreen = tools.slice(from, to).slice(0, IDS_MAX);
  const asked = useSettled(onScreen.map(({ id }) => id).join(','), REST_MS) ?? '';
  const { data, dataUpdatedAt } = useQuery({
    ...toolHealthQuery(workspaceId, asked.split(',')),
    enabled: keepsRuns && asked !== '',
  });
  const [known, setKnown] = useState<{ readAt: number; marks: ToolHealths }>({ readAt: 0, marks: new Map() });
  if (data && dataUpdatedAt !== known.readAt) {
    const marks = new Map(known.marks);
    for (const health of data) {
      marks.set(health.tool_id, healthMark(health, dataUpdatedAt));
    }
    setKnown({ readAt: dataUpdatedAt, marks });
  }
  return keepsRuns ? known.marks : null;
};
