import { TokensSkeleton } from '@/components/settings/tokens-skeleton';
import { PageHeader } from '@/components/shell/page-header';

export default function LoadingSettings() {
  return (
    <>
      <PageHeader title="Settings" />
      <div className="px-4">
        <TokensSkeleton />
      </div>
    </>
  );
}
