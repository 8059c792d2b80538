import { eq } from 'drizzle-orm';
import type { Database } from '@/server/store/database';
import { installationSecrets } from '@/server/store/schema';

/** The secret of this name, which `candidate` becomes when there is none yet. All servers get the same one. */
export const ensureInstallationSecret = async (
  database: Database,
  name: string,
  candidate: Buffer,
): Promise<Buffer> => {
  await database.insert(installationSecrets).values({ name, value: candidate }).onConflictDoNothing();
  const [kept] = await database
    .select({ value: installationSecrets.value })
    .from(installationSecrets)
    .where(eq(installationSecrets.name, name));
  if (!kept) {
    throw new Error(`The installation secret ${name} is gone right after it was kept.`);
  }
  return kept.value;
};
