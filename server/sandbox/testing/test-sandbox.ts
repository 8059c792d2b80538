import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { JsonObject } from '@/lib/contract/json';
import type { Language } from '@/lib/contract/tool';
import type { Execution, ExecutionRequest } from '@/server/sandbox/execution';
import { sandboxFolder } from '@/server/sandbox/folder';
import { createSandbox, type Sandbox, type SandboxOptions } from '@/server/sandbox/sandbox';

export type TestSandbox = Sandbox & {
  dataDir: string;
  /** Runs code and answers with its outcome; a refusal fails the test. */
  run(
    language: Language,
    code: string,
    given?: JsonObject,
    further?: Partial<ExecutionRequest>,
  ): Promise<Execution>;
  /** Stops it and takes its folders away. */
  remove(): Promise<void>;
};

/** A real sandbox on folders of its own, which must be available. */
export const startTestSandbox = async (options: Partial<SandboxOptions> = {}): Promise<TestSandbox> => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-sandbox-'));
  const folder = sandboxFolder(dataDir);
  const sandbox = createSandbox({
    dataDir,
    packagesDir: path.join(folder, 'packages'),
    egress: 'none',
    allowedHosts: null,
    concurrency: 2,
    log: () => undefined,
    ...options,
  });
  await sandbox.ready;
  const { state, reason } = sandbox.status();
  if (state !== 'available') {
    await sandbox.stop();
    throw new Error(`No sandbox to test: ${reason}`);
  }
  return {
    ...sandbox,
    dataDir,
    async run(language, code, given = {}, further = {}) {
      const outcome = await sandbox.execute({
        language,
        code,
        arguments: given,
        packageSet: null,
        imports: [],
        timeoutMs: 10_000,
        egress: false,
        signal: new AbortController().signal,
        ...further,
      });
      if (!outcome.ok) {
        throw new Error(`Refused: ${outcome.refusal.message}`);
      }
      return outcome.value;
    },
    async remove() {
      await sandbox.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
};
