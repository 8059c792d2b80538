import { Loading, Skeleton } from '@/components/ui/skeleton';

/** Under the last row: the next page is on its way. */
export function MoreComing({ noun }: { noun: string }) {
  return (
    <Loading label={`Loading more ${noun}`}>
      <div className="flex flex-col gap-5 px-12 py-3">
        <Skeleton className="w-3/4" />
        <Skeleton className="w-2/3" />
      </div>
    </Loading>
  );
}
