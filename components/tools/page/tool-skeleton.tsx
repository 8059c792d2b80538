import { Loading, Skeleton } from '@/components/ui/skeleton';

const LINES = ['w-56', 'w-40', 'w-72', 'w-64', 'w-32'];

/** The shape of a tool's page while the tool is read. */
export function ToolSkeleton() {
  return (
    <Loading label="Loading the tool">
      <div className="flex flex-wrap items-center gap-3 border-b px-3 py-3">
        <Skeleton className="h-6 w-48" />
        <Skeleton className="h-6 w-24" />
        <Skeleton className="ml-auto h-6 w-40" />
      </div>
      <div className="grid gap-6 p-3 lg:grid-cols-[62fr_38fr]">
        <div className="flex flex-col gap-2 pt-2 pl-10">
          {LINES.map((width) => (
            <Skeleton key={width} className={width} />
          ))}
        </div>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-20" />
          <Skeleton className="h-8" />
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
        </div>
      </div>
    </Loading>
  );
}
