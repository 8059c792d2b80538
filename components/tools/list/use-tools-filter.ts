'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { formatToolsFilter, parseToolsFilter, type ToolsFilter } from '@/lib/queries/tools-filter';

/** A filter chosen here, and the addresses it replaces that the router may still report. */
type Chosen = { filter: ToolsFilter; address: string; superseded: string[] };

/**
 * The filter in the address. A choice counts at once, while the router takes it up a moment later; whatever else
 * changes the address (back, forward, a link) wins over it. It replaces the entry in the history: typing makes no trail.
 */
export const useToolsFilter = (): [ToolsFilter, (change: Partial<ToolsFilter>) => void] => {
  const inAddress = parseToolsFilter(useSearchParams());
  const address = formatToolsFilter(inAddress).toString();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const counts = chosen?.superseded.includes(address) === true;
  if (chosen && !counts) {
    setChosen(null);
  }
  const filter = chosen && counts ? chosen.filter : inAddress;

  const change = (part: Partial<ToolsFilter>) => {
    const next = { ...filter, ...part };
    const nextAddress = formatToolsFilter(next).toString();
    const current = chosen && counts ? chosen.address : address;
    if (nextAddress === current) {
      return;
    }
    const superseded = [...(chosen && counts ? chosen.superseded : []), current];
    setChosen({
      filter: next,
      address: nextAddress,
      superseded: superseded.filter((a) => a !== nextAddress),
    });
    window.history.replaceState(null, '', nextAddress === '' ? '/tools' : `/tools?${nextAddress}`);
  };
  return [filter, change];
};
