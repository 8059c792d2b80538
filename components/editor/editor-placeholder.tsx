import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Loading, Skeleton } from '@/components/ui/skeleton';

const LINE_WIDTHS = ['w-56', 'w-40', 'w-72', 'w-64', 'w-32', 'w-48'];

/** Fills its parent as the editor will. */
export function EditorSkeleton() {
  return (
    <div className="h-full overflow-hidden bg-surface-raised">
      <Loading label="Loading the editor">
        <div className="flex flex-col gap-1 py-2 pl-14">
          {LINE_WIDTHS.map((width) => (
            <Skeleton key={width} className={width} />
          ))}
        </div>
      </Loading>
    </div>
  );
}

/** The part of the program could not be fetched; nothing that was typed is concerned. */
export function EditorFailed({ onRetry }: { onRetry: () => void }) {
  const retry = (
    <Button size="small" onClick={onRetry}>
      Try again
    </Button>
  );
  return (
    <div className="h-full overflow-auto bg-surface-raised p-3">
      <Notice tone="error" title="The editor could not be loaded" action={retry}>
        Your code is safe. Check the connection, then try again.
      </Notice>
    </div>
  );
}
