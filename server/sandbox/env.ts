import path from 'node:path';
import process from 'node:process';

/** Where the server's own shell would look for programs. */
export const searchPath = (): string[] =>
  (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
