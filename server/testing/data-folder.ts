import { rm } from 'node:fs/promises';
import { sandboxFolder } from '@/server/sandbox/folder';

/** With what its sandboxes kept elsewhere. Nothing of it may run any more. */
export const removeDataFolder = async (dataDir: string): Promise<void> => {
  for (const folder of [sandboxFolder(dataDir), dataDir]) {
    await rm(folder, { recursive: true, force: true });
  }
};
