import { benchApi } from '@/bench/api';
import { benchEditorPage } from '@/bench/editor-page';
import { benchListPage } from '@/bench/list-page';
import { benchRuns } from '@/bench/runs';
import { benchSandbox } from '@/bench/sandbox';
import { startStack } from '@/bench/stack';
import { benchStart } from '@/bench/start';

/** Sections that share one running stack. `start` brings up its own. */
const SECTIONS = { api: benchApi, runs: benchRuns, list: benchListPage, editor: benchEditorPage };
const NAMES = [...Object.keys(SECTIONS), 'sandbox', 'start'];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !NAMES.includes(name));
if (unknown) {
  throw new Error(`Expected any of ${NAMES.join(', ')}, got ${unknown}.`);
}
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

const shared = Object.entries(SECTIONS).filter(([name]) => isWanted(name));
if (shared.length > 0) {
  const stack = await startStack();
  try {
    for (const [, bench] of shared) {
      await bench(stack);
    }
  } finally {
    await stack.stop();
  }
}
if (isWanted('sandbox')) {
  await benchSandbox();
}
if (isWanted('start')) {
  await benchStart();
}
