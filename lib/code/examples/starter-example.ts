import type { CreateToolBody } from '@/lib/contract/tool';

/** A tool ready to be created in any workspace. */
export type StarterExample = Required<Omit<CreateToolBody, 'workspace_id'>>;
