import { describeName, type JsonObject, type Report, readEach } from '@/lib/code/parameter-sources/reading';
import type { Parameters, ParameterType } from '@/lib/contract/parameter';

/** Parameters that these arguments would fit. A null says no type: it becomes a text that may be left out. */
export const fromExample = (source: JsonObject, report: Report): Parameters =>
  readEach(source, report, (value, name) => ({
    type: typeOf(value),
    required: value !== null,
    description: describeName(name),
  }));

function typeOf(value: unknown): ParameterType {
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return typeof value === 'number' ? 'number' : 'boolean';
  }
  return typeof value === 'object' && value !== null ? 'object' : 'string';
}
