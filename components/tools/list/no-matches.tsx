'use client';

import { SearchX } from 'lucide-react';
import { LANGUAGE_LABELS } from '@/components/tools/language-badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ToolsFilter } from '@/lib/queries/tools-filter';

/** The filter in words: "Python tools that are not validated and contain “refund”". */
export const describeFilter = ({ query, language, validated, enableGlobally }: ToolsFilter): string => {
  const subject = language === null ? 'tools' : `${LANGUAGE_LABELS[language]} tools`;
  const said = [
    validated === null ? '' : validated ? 'are validated' : 'are not validated',
    enableGlobally === null ? '' : enableGlobally ? 'are enabled globally' : 'are not enabled globally',
    query.trim() === '' ? '' : `contain “${query.trim()}”`,
  ].filter((part) => part !== '');
  return said.length === 0 ? subject : `${subject} that ${said.join(' and ')}`;
};

export function NoMatches({ filter, onClear }: { filter: ToolsFilter; onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No tool matches"
      actions={<Button onClick={onClear}>Clear filters</Button>}
    >
      There are no {describeFilter(filter)} in this workspace.
    </EmptyState>
  );
}
