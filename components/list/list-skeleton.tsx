import { HEADER_PX, ROW_PX } from '@/components/list/row-sizes';
import { Loading, Skeleton } from '@/components/ui/skeleton';

const ROWS = Array.from({ length: 12 }, (_, index) => index);

/** A list before its first answer. `first` is the width of what its rows begin with. */
export function ListSkeleton({ label, first }: { label: string; first: string }) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden">
      <Loading label={label}>
        <div className="border-b" style={{ height: HEADER_PX }} />
        {ROWS.map((row) => (
          <div key={row} className="flex items-center gap-4 border-b px-4" style={{ height: ROW_PX.wide }}>
            <Skeleton className={`${first} shrink-0`} />
            <Skeleton className={row % 3 === 0 ? 'w-52' : 'w-40'} />
            <Skeleton className="hidden flex-1 md:block" />
            <Skeleton className="ml-auto w-16 md:ml-0" />
          </div>
        ))}
      </Loading>
    </div>
  );
}
