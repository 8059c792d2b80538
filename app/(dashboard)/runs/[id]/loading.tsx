import { RunPageSkeleton } from '@/components/runs/run-screen';

export default RunPageSkeleton;
