'use client';

import { momentAgo } from '@/components/shell/moment';

const EXACT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** How long ago, and the moment itself on the operator's clock. `now` in milliseconds since 1970. */
export function RunAge({ timestamp, now }: { timestamp: string; now: number }) {
  return (
    // The server has another clock and another time zone.
    <time dateTime={timestamp} title={EXACT.format(Date.parse(timestamp))} suppressHydrationWarning>
      {momentAgo(timestamp, now)}
    </time>
  );
}

export const exactMoment = (timestamp: string): string => EXACT.format(Date.parse(timestamp));
