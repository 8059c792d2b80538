import { RuntimesSkeleton } from '@/components/runtimes/runtimes-skeleton';
import { PageHeader } from '@/components/shell/page-header';

export default function LoadingRuntimes() {
  return (
    <>
      <PageHeader title="Runtimes" />
      <RuntimesSkeleton />
    </>
  );
}
