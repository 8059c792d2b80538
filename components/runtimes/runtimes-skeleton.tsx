import { Loading, Skeleton } from '@/components/ui/skeleton';

export function RuntimesSkeleton() {
  return (
    <Loading label="Loading runtimes">
      <div className="flex flex-col gap-4 p-4">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="w-40" />
        <Skeleton className="h-24 max-w-3xl" />
        <Skeleton className="w-52" />
        <Skeleton className="h-40 max-w-3xl" />
      </div>
    </Loading>
  );
}
