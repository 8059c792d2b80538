'use client';

import { useEffect, useRef, useState } from 'react';
import { type CheckClient, type CodeFindings, createCheckClient } from '@/components/editor/check-client';
import { checkWorkers } from '@/components/editor/check-workers';
import { onceEditorLoaded } from '@/components/editor/lazy-code-editor';
import type { CodeCheckInput } from '@/lib/code/check';

/** A pause this long says that nobody is typing; the first findings come as much later. */
const QUIET_MS = 400;

/** In the first pause: starting the parsers takes most of a core for a second, which typing would feel. */
function whenQuiet(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const stop = () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', wait, { capture: true });
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stop();
      run();
    }, QUIET_MS);
  };
  window.addEventListener('keydown', wait, { capture: true });
  wait();
  return stop;
}

/** False until the editor is on the screen and at rest: starting the parsers beside it would only hold it up. */
function useEditorIsUp(): boolean {
  const [up, setUp] = useState(false);
  useEffect(() => {
    let stopWaiting = () => {};
    const stop = onceEditorLoaded(() => {
      stopWaiting = whenQuiet(() => setUp(true));
    });
    return () => {
      stop();
      stopWaiting();
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
