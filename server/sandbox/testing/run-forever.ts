import process from 'node:process';
import { startTestSandbox } from '@/server/sandbox/testing/test-sandbox';

/** A server of its own that is to be killed: says where its data is, then that its tools run, and waits. */
const sandbox = await startTestSandbox({ egress: 'public' });
let running = 0;
const onStart = () => {
  running += 1;
  if (running === 2) {
    process.send?.({ dataDir: sandbox.dataDir });
  }
};
void sandbox.run('python', 'def main():\n    while True: pass', {}, { onStart });
void sandbox.run(
  'javascript',
  'const main = () => new Promise((r) => setTimeout(r, 60_000));',
  {},
  { onStart },
);
