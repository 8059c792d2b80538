import type { DraftState } from '@/components/tools/draft/draft-state';
import { isDirty } from '@/components/tools/draft/draft-state';
import type { Tool } from '@/lib/contract/tool';
import { type ApiInfo, hasExtension } from '@/lib/queries/api-info';

/**
 * What a test runs. An API with the `runs` extension takes the code on screen; any other only what is saved, and so
 * nothing of a tool that is not created yet.
 */
export type TestMode =
  | { readonly kind: 'draft'; readonly base: { readonly version: number; readonly changed: boolean } | null }
  | { readonly kind: 'saved'; readonly tool: Tool; readonly differs: boolean }
  | { readonly kind: 'none' };

export function testModeOf(api: Pick<ApiInfo, 'extensions'>, state: DraftState | null): TestMode {
  if (hasExtension(api, 'runs')) {
    const base = state && { version: state.base.tool.version, changed: isDirty(state) };
    return { kind: 'draft', base };
  }
  return state === null
    ? { kind: 'none' }
    : { kind: 'saved', tool: state.live.tool, differs: isDirty(state) };
}
