import { expect, it } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

it.each(['20.20.0', '20.21.3', '22.0.0', '24.1.0'])('accepts Node %s', (version) => {
  expect(nodeVersionProblem(version)).toBeNull();
});

it.each(['20.19.9', '18.20.0', '16.0.0'])('refuses Node %s and says what to do', (version) => {
  expect(nodeVersionProblem(version)).toContain(`needs Node 20.20 or newer; this is ${version}. Install`);
});
