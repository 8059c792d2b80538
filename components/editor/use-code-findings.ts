'use client';

import { useEffect, useRef, useState } from 'react';
import { type CheckClient, type CodeFindings, createCheckClient } from '@/components/editor/check-client';
import { checkWorkers } from '@/components/editor/check-workers';
import { onceEditorLoaded } from '@/components/editor/lazy-code-editor';
import type { CodeCheckInput } from '@/lib/code/check';

const START_AFTER_MS_MAX = 1_000;

/** When the browser has nothing better to do, but soon. */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: START_AFTER_MS_MAX });
  return () => cancelIdleCallback(handle);
}

/** False until the editor is on the screen: starting the parsers beside it would only hold it up. */
function useEditorIsUp(): boolean {
  const [up, setUp] = useState(false);
  useEffect(() => {
    let stopIdling = () => {};
    const stopWaiting = onceEditorLoaded(() => {
      stopIdling = whenIdle(() => setUp(true));
    });
    return () => {
      stopWaiting();
      stopIdling();
    };
  }, []);
  return up;
}

/** What the static check says of the code as it stands, about a sixth of a second after the last key. */
export function useCodeFindings({
  language,
  code,
  modules,
}: CodeCheckInput): CodeFindings & { retry: () => void } {
  const [state, setState] = useState<CodeFindings>({ status: 'loading', findings: [] });
  const client = useRef<CheckClient>(null);
  const editorIsUp = useEditorIsUp();

  useEffect(() => {
    const opened = createCheckClient(checkWorkers, setState);
    client.current = opened;
    return () => {
      client.current = null;
      opened.close();
    };
  }, []);

  useEffect(() => {
    if (editorIsUp) {
      client.current?.check({ language, code, modules });
    }
  }, [editorIsUp, language, code, modules]);

  return { ...state, retry: () => client.current?.retry() };
}
