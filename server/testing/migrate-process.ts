import type { Connection } from '@/server/store/database';
import { migrateDatabase } from '@/server/store/migrate';

/** Migrates the database named by its one argument: a process of its own, for the test of several at once. */
await migrateDatabase(JSON.parse(process.argv[2] ?? '') as Connection);
