import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder that every user can walk to: installs run as one of their own when the tests run as root. */
export const makeOpenFolder = (): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-packages-'));
  fs.chmodSync(folder, 0o755);
  return folder;
};

/** Removes a folder with what is read-only in it. */
export const removeTree = (folder: string): void => {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) {
      fs.chmodSync(path.join(entry.parentPath, entry.name), 0o755);
    }
  }
  fs.rmSync(folder, { recursive: true, force: true });
};
