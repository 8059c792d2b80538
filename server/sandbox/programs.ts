import fs from 'node:fs';
import path from 'node:path';
import { searchPath } from './env';

const USUAL_FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin'];

/** A program of the system, by its full path; null when it is not there. */
export const findProgram = (name: string): string | null => {
  const folders = [...USUAL_FOLDERS, ...searchPath()];
  for (const folder of folders) {
    const file = path.join(folder, name);
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
};
