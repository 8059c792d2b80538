'use client';

import { ArrowUp } from 'lucide-react';
import { useMemo } from 'react';
import { countOf, inDigits } from '@/components/list/count-words';
import { Button } from '@/components/ui/button';
import { type RunsList, waitingCount } from '@/lib/queries/runs-list';

/** How many runs came since the list was read, to be shown when the operator wants it. */
export function NewRuns({ list, onShow }: { list: RunsList; onShow: () => void }) {
  const { count, orMore } = useMemo(() => waitingCount(list), [list]);
  if (count === 0) {
    return null;
  }
  return (
    <Button
      size="small"
      icon={<ArrowUp aria-hidden className="size-4" />}
      className="animate-fade"
      onClick={onShow}
    >
      {orMore ? `${inDigits(count)} or more new runs` : countOf(count, 'new run')}
    </Button>
  );
}
