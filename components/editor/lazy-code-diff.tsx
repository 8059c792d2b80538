'use client';

import type { CodeDiffProps } from '@/components/editor/code-diff';
import { EditorFailed, EditorSkeleton } from '@/components/editor/editor-placeholder';
import { lazyModule } from '@/components/editor/lazy-module';

const codeDiff = lazyModule(async () => (await import('@/components/editor/code-diff')).CodeDiff);

/** The diff, fetched where it is used; until then a skeleton of the same size. */
export function LazyCodeDiff(props: CodeDiffProps) {
  const loaded = codeDiff.useLoaded();
  if (loaded.status === 'ready') {
    return <loaded.value {...props} />;
  }
  return loaded.status === 'failed' ? <EditorFailed onRetry={codeDiff.preload} /> : <EditorSkeleton />;
}
