'use client';

import type { CodeEditorProps } from '@/components/editor/code-editor';
import { EditorFailed, EditorSkeleton } from '@/components/editor/editor-placeholder';
import { lazyModule } from '@/components/editor/lazy-module';

const codeEditor = lazyModule(async () => (await import('@/components/editor/code-editor')).CodeEditor);

/** Starts fetching the editor: for a page that will show it soon. */
export const preloadCodeEditor = codeEditor.preload;

/** For work that may wait until the editor is there. Returns what calls it off. */
export const onceEditorLoaded = codeEditor.onceSettled;

/** The editor, fetched where it is used; until then a skeleton of the same size. */
export function LazyCodeEditor(props: CodeEditorProps) {
  const loaded = codeEditor.useLoaded();
  if (loaded.status === 'ready') {
    return <loaded.value {...props} />;
  }
  return loaded.status === 'failed' ? <EditorFailed onRetry={codeEditor.preload} /> : <EditorSkeleton />;
}
