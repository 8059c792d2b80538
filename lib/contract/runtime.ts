import { z } from 'zod';
import { languageSchema } from '@/lib/contract/tool';

export const runtimePackageSchema = z.strictObject({
  name: z.string(),
  import_name: z.string(),
  version: z.string().nullable(),
});

export const runtimeLimitsSchema = z.strictObject({
  wall_time_ms: z.number().int(),
  cpu_time_ms: z.number().int(),
  memory_bytes: z.number().int(),
  output_bytes: z.number().int(),
  processes: z.number().int(),
});

/** How one language runs: read from the real interpreter when the API starts (contract: "Runtimes"). */
export const runtimeSchema = z.strictObject({
  language: languageSchema,
  runtime: z.string(),
  entrypoint_signature: z.string(),
  return_contract: z.string(),
  return_schema: z.record(z.string(), z.unknown()),
  starter_template: z.string(),
  builtin_modules: z.array(z.string()),
  packages: z.array(runtimePackageSchema),
  limits: runtimeLimitsSchema,
});

export const runtimesBodySchema = z.strictObject({ data: z.array(runtimeSchema) });

export type Runtime = z.infer<typeof runtimeSchema>;

/** A runtime as any API may report it: hosted Conduit may leave its limits out. */
export type RuntimeInfo = Omit<Runtime, 'limits'> & { limits: Runtime['limits'] | null };
