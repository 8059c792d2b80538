'use client';

import { useEffect, useRef, useState } from 'react';
import { type CheckClient, type CodeFindings, createCheckClient } from '@/components/editor/check-client';
import { checkWorkers } from '@/components/editor/check-workers';
import type { CodeCheckInput } from '@/lib/code/check';

/** What the static check says of the code as it stands, about a sixth of a second after the last key. */
export function useCodeFindings({
  language,
  code,
  modules,
}: CodeCheckInput): CodeFindings & { retry: () => void } {
  const [state, setState] = useState<CodeFindings>({ status: 'loading', findings: [] });
  const client = useRef<CheckClient>(null);

  useEffect(() => {
    const opened = createCheckClient(checkWorkers, setState);
    client.current = opened;
    return () => {
      client.current = null;
      opened.close();
    };
  }, []);

  useEffect(() => {
    client.current?.check({ language, code, modules });
  }, [language, code, modules]);

  return { ...state, retry: () => client.current?.retry() };
}
