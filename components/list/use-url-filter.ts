'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';

/** A filter chosen here, and the addresses it replaces that the router may still report. */
type Chosen<Filter> = { filter: Filter; address: string; superseded: string[] };

/** How a filter stands in the address of its page; `format(parse(…))` is its one spelling. */
export type FilterAddress<Filter> = {
  path: string;
  parse: (parameters: Pick<URLSearchParams, 'get'>) => Filter;
  format: (filter: Filter) => URLSearchParams;
};

/**
 * The filter in the address. A choice counts at once, while the router takes it up a moment later; whatever else
 * changes the address (back, forward, a link) wins over it. It replaces the entry in the history: typing makes no trail.
 */
export const useUrlFilter = <Filter>({
  path,
  parse,
  format,
}: FilterAddress<Filter>): [Filter, (change: Partial<Filter>) => void] => {
  const inAddress = parse(useSearchParams());
  const address = format(inAddress).toString();
  const [chosen, setChosen] = useState<Chosen<Filter> | null>(null);
  const counts = chosen?.superseded.includes(address) === true;
  if (chosen && !counts) {
    setChosen(null);
  }
  const filter = chosen && counts ? chosen.filter : inAddress;

  const change = (part: Partial<Filter>) => {
    const next = { ...filter, ...part };
    const nextAddress = format(next).toString();
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
    window.history.replaceState(null, '', nextAddress === '' ? path : `${path}?${nextAddress}`);
  };
  return [filter, change];
};
