import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const LENGTH_MIN = 32;

/** The secret that seals the session cookies: made at the first start and kept, so that a restart signs nobody out. */
export const keepSessionSecret = (dataDir: string): string => {
  const file = path.join(dataDir, 'session-secret');
  if (fs.existsSync(file)) {
    const kept = fs.readFileSync(file, 'utf8').trim();
    if (kept.length >= LENGTH_MIN) {
      return kept;
    }
  }
  const secret = randomBytes(32).toString('base64url');
  const unfinished = `${file}.new`;
  fs.rmSync(unfinished, { force: true });
  fs.writeFileSync(unfinished, `${secret}\n`, { mode: 0o600, flush: true });
  fs.renameSync(unfinished, file);
  return secret;
};
