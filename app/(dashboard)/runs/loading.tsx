import { RunsSkeleton } from '@/components/runs/runs-skeleton';

export default RunsSkeleton;
