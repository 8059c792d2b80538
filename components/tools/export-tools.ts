import type { Parameter, Parameters } from '@/lib/contract/parameter';
import type { CreateToolBody, Tool } from '@/lib/contract/tool';

/** A tool without what belongs to one workspace: what `POST /v1/custom-tools` takes, less the `workspace_id`. */
export type ExportedTool = Omit<Required<CreateToolBody>, 'workspace_id'>;

export type ExportFile = { fileName: string; text: string };

const exportedParameter = (parameter: Parameter): Parameter => ({
  type: parameter.type,
  required: parameter.required,
  description: parameter.description,
  ...(parameter.execution_message_description === undefined
    ? {}
    : { execution_message_description: parameter.execution_message_description }),
  ...(parameter.enum_values === undefined ? {} : { enum_values: parameter.enum_values }),
});

const exportedParameters = (parameters: Parameters): Parameters =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, exportedParameter(value)]));

export const exportedTool = (tool: Tool): ExportedTool => ({
  name: tool.name,
  description: tool.description,
  language: tool.language,
  code: tool.code,
  parameters: exportedParameters(tool.parameters),
  execution_message_description: tool.execution_message_description ?? '',
  enable_globally: tool.enable_globally,
});

const byName = (a: Tool, b: Tool): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * One JSON file of any number of tools. Fields and tools stand in a fixed order, so that two exports of the same
 * tools are the same bytes and a version control shows only what changed; parameters keep the order they have.
 */
export function exportTools(tools: readonly Tool[], today: Date = new Date()): ExportFile {
  const [only, ...others] = tools;
  const fileName =
    only && others.length === 0 ? `${only.name}.tool.json` : `tools-${today.toISOString().slice(0, 10)}.json`;
  const content = { format: 'toolroom-tools', version: 1, tools: [...tools].sort(byName).map(exportedTool) };
  return { fileName, text: `${JSON.stringify(content, null, 2)}\n` };
}

/** Hands the file to the browser's own download. */
export function download({ fileName, text }: ExportFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Freed at once, some browsers would save an empty file: they read the address only after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
