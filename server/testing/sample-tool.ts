import type { CreateToolBody } from '@/lib/contract/tool';

/** The smallest tool that is valid in every respect. */
export const sampleTool = (workspaceId: string, name: string): CreateToolBody => ({
  workspace_id: workspaceId,
  name,
  language: 'python',
  code: 'def main(**params):\n    return {"message": "done"}\n',
});
