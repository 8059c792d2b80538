'use client';

import { ArrowUp } from 'lucide-react';
import { useMemo } from 'react';
import { countOf, inDigits } from '@/components/list/count-words';
import { Button } from '@/components/ui/button';
import { type RunsList, waitingCount } from '@/lib/queries/runs-list';

/** Floats over the first rows, so that coming and going it moves nothing. */
export function NewRuns({ list, onShow }: { list: RunsList; onShow: () => void }) {
  const { count, orMore } = useMemo(() => waitingCount(list), [list]);
  if (count === 0) {
    return null;
  }
  return (
    <div className="sticky top-0 z-20 flex h-0 justify-center">
      <Button
        size="small"
        icon={<ArrowUp aria-hidden className="size-4" />}
        className="mt-1 animate-fade shadow-float"
        onClick={onShow}
      >
        {orMore ? `${inDigits(count)} or more new runs` : countOf(count, 'new run')}
      </Button>
    </div>
  );
}
