import type { DraftPlace } from '@/components/tools/draft/draft-slots';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import type { JsonObject } from '@/lib/contract/json';
import type { Parameters } from '@/lib/contract/parameter';
import type { RunDraftBody } from '@/lib/contract/run';

/** What the API takes for a name in its history. */
const NAME_MAX = 64;

type DraftRun = {
  place: DraftPlace;
  /** Null while the tool is not created. */
  toolId: string | null;
  draft: Pick<ToolDraft, 'name' | 'language' | 'code'>;
  parameters: Parameters;
  args: JsonObject;
  /** Null: as long as the tool is given. */
  timeoutMs: number | null;
  replay: boolean;
};

/** The code on screen, as it is sent to be run. A name that no tool could have is left out. */
export const draftRunOf = (run: DraftRun): RunDraftBody => ({
  workspace_id: run.place.workspaceId,
  ...(run.toolId === null ? {} : { tool_id: run.toolId }),
  ...(run.draft.name === '' || run.draft.name.length > NAME_MAX ? {} : { tool_name: run.draft.name }),
  language: run.draft.language,
  code: run.draft.code,
  parameters: run.parameters,
  arguments: { ...run.args },
  ...(run.timeoutMs === null ? {} : { timeout_ms: run.timeoutMs }),
  source: run.replay ? 'replay' : 'test',
});
