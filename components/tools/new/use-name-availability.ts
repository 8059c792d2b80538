'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { toolNameProblem } from '@/lib/code/name';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';
import { toolNamedQuery } from '@/lib/queries/tool';

const TYPING_MS = 300;

/** `on-save`: this API cannot be asked for one name, so the answer comes with the save. */
export type NameAvailability =
  | { kind: 'none' | 'checking' | 'free' | 'on-save' }
  | { kind: 'taken'; by: string };

function useSettledName(name: string): string {
  const [settled, setSettled] = useState(name);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(name), TYPING_MS);
    return () => clearTimeout(timer);
  }, [name]);
  return settled;
}

/** Whether a name that is fit to be one is still free in the workspace, asked once the typing pauses. */
export function useNameAvailability(name: string): NameAvailability {
  const api = useApi();
  const settled = useSettledName(name);
  const fit = toolNameProblem(name) === null;
  const askable = hasExtension(api, 'list-filters');
  const { data, isError } = useQuery({
    ...toolNamedQuery(api.workspaceId, settled),
    enabled: askable && toolNameProblem(settled) === null,
  });
  if (!fit) {
    return { kind: 'none' };
  }
  if (!askable || isError) {
    return { kind: 'on-save' };
  }
  if (settled !== name || data === undefined) {
    return { kind: 'checking' };
  }
  return data.id === null ? { kind: 'free' } : { kind: 'taken', by: data.id };
}
