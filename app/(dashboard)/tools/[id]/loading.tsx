import { ToolSkeleton } from '@/components/tools/page/tool-skeleton';

export default ToolSkeleton;
