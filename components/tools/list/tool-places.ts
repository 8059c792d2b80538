import { createPlaces } from '@/components/list/list-memory';
import { NOTHING_SELECTED, type Selection } from '@/components/tools/list/selection';

/** Where the operator was in a list of tools, and what was ticked. */
export type ToolPlace = { offset: number; active: number; selection: Selection };

export const toolPlaces = createPlaces<ToolPlace>({ offset: 0, active: 0, selection: NOTHING_SELECTED });
