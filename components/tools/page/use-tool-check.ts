'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CodeFindings } from '@/components/editor/check-client';
import { useCodeFindings } from '@/components/editor/use-code-findings';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import type { RuntimeInfo } from '@/lib/contract/runtime';
import { runtimesQuery } from '@/lib/queries/runtime';

export type ToolCheck = CodeFindings & { retry: () => void };

/** The static check of the code as it is typed, against what the runtime behind the API can import. */
export function useToolCheck({ language, code }: Pick<ToolDraft, 'language' | 'code'>): {
  check: ToolCheck;
  runtimes: readonly RuntimeInfo[];
} {
  const { data: runtimes } = useQuery(runtimesQuery());
  const modules = useMemo(() => {
    const runtime = runtimes?.find((candidate) => candidate.language === language);
    return runtime
      ? {
          builtin: runtime.builtin_modules,
          packages: runtime.packages.map((each) => each.import_name),
          runtime: runtime.runtime,
        }
      : null;
  }, [runtimes, language]);
  return { check: useCodeFindings({ language, code, modules }), runtimes: runtimes ?? [] };
}
