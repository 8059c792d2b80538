import { Loading, Skeleton } from '@/components/ui/skeleton';

export function TokensSkeleton() {
  return (
    <Loading label="Loading tokens">
      <div className="flex flex-col gap-3 rounded border bg-surface-raised p-3">
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/2" />
        <Skeleton className="w-3/5" />
      </div>
    </Loading>
  );
}
