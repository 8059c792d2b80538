'use client';

import { Content, List, Root, Trigger } from 'radix-ui/tabs';
import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';

/** Tabs over panels: `<Tabs value onValueChange><TabList aria-label><Tab value/></TabList><TabPanel value/></Tabs>`. */
export function Tabs({ className, ...rest }: ComponentProps<typeof Root>) {
  return <Root {...rest} className={classNames('flex min-h-0 flex-col', className)} />;
}

export function TabList({ className, ...rest }: ComponentProps<typeof List>) {
  return (
    <List {...rest} className={classNames('flex shrink-0 gap-1 overflow-x-auto border-b px-2', className)} />
  );
}

export function Tab({ className, ...rest }: ComponentProps<typeof Trigger>) {
  return (
    <Trigger
      {...rest}
      className={classNames(
        '-mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-2 font-medium text-ink-muted text-sm hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink',
        className,
      )}
    />
  );
}

export function TabPanel({ className, ...rest }: ComponentProps<typeof Content>) {
  return (
    <Content
      {...rest}
      className={classNames(
        'min-h-0 flex-1 focus-visible:-outline-offset-2 data-[state=inactive]:hidden',
        className,
      )}
    />
  );
}
